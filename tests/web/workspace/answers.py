"""How the pages of a workspace answer to whom: one check for every view."""

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bindeglied.domain.accounts.models import User

SignIn = Callable[[User | None], Client]
MISSING = "/arbeit/altenburger-land/das-gibt-es-nicht/"


def is_missing(answer: HttpResponse, client: Client) -> bool:
    """Whether the answer is that of a page that does not exist, byte by byte."""
    missing = client.get(MISSING)
    return (answer.status_code, answer.content) == (404, missing.content) and missing.status_code == 404


def check_access(
    sign_in: SignIn, url: str, *, may: Iterable[User], may_not: Iterable[User], method: str = "get"
) -> None:
    """`may` get an answer, `may_not` a missing page, nobody the page to sign in."""
    for person in may:
        assert getattr(sign_in(person), method)(url).status_code in (200, 302, 400), (url, person)
    for person in may_not:
        client = sign_in(person)
        assert is_missing(getattr(client, method)(url), client), (url, person)
    answer = getattr(sign_in(None), method)(url)
    assert answer.status_code == 302
    wanted = f"/konto/anmelden/?next={quote(url, safe='/')}" if method == "get" else "/konto/anmelden/"
    assert answer["Location"].replace("%2F", "/") == wanted


def count_queries(client: Client, url: str) -> int:
    """How many queries a page needs once the process is warm."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def text_of(answer: HttpResponse) -> str:
    """The page as text, blanks and line ends made one; narrow no-break spaces stay."""
    return re.sub(r"[ \n]+", " ", answer.content.decode())

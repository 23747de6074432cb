"""Headers on every address, whoever asks and whatever the answer."""

import io
import re
from collections.abc import Callable, Iterator

import pytest
from django.http import HttpResponseBase
from django.test import Client

from bindeglied.domain.accounts.models import User
from bindeglied.web.ui.checks import patterns

SignIn = Callable[[User | None], Client]

POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
}  # fmt: skip
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_SAMPLES = {"workspace": "altenburger-land", "token": "geraten", "int": "1", "slug": "population"}


def addresses() -> Iterator[str]:
    """Every address of the program once, with something in the place of its arguments."""
    for route, _ in patterns():
        yield "/" + re.sub(
            r"<(?:(\w+):)?(\w+)>", lambda m: _SAMPLES.get(m[2]) or _SAMPLES.get(m[1], "x"), route
        )


def faults(answer: HttpResponseBase) -> list[str]:
    wrong = [name for name, value in ALWAYS.items() if answer.headers.get(name) != value]
    policy = {part.strip() for part in answer.headers.get("Content-Security-Policy", "").split(";")}
    if policy != POLICY and policy != {"default-src 'none'", "sandbox"}:
        wrong.append("Content-Security-Policy")
    if "camera=()" not in answer.headers.get("Permissions-Policy", ""):
        wrong.append("Permissions-Policy")
    return wrong


@pytest.mark.parametrize("address", [*addresses(), "/nichts/", "/konto/anmelden/?next=%00"])
def test_headers_of_every_address(address: str, alice: User, sign_in: SignIn) -> None:
    for client in (sign_in(None), sign_in(alice)):
        for answer in (client.get(address), client.post(address), client.options(address)):
            assert faults(answer) == [], (address, answer.status_code)


def test_cookies_are_for_this_host_and_not_for_scripts(alice: User) -> None:
    client = Client()
    client.get("/konto/anmelden/")
    client.post("/konto/anmelden/", {"email": alice.email, "password": "ein langer Satz fuer Tests"})
    assert set(client.cookies) == {"csrf", "session"}
    for cookie in client.cookies.values():
        assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (
            True, "Lax", "/", "",
        )  # fmt: skip


def test_what_is_handed_out_as_a_file_runs_nothing(rf) -> None:
    from django.http import FileResponse

    from bindeglied.web.ui.middleware import HeadersMiddleware

    def view(request):
        return FileResponse(io.BytesIO(b"<script>"), as_attachment=True, filename="bericht.html")

    answer = HeadersMiddleware(view)(rf.get("/"))
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_without_a_request_to_keep_pages_are_not_for_search_engines(alice: User, sign_in: SignIn) -> None:
    noindex = '<meta name="robots" content="noindex">'
    assert noindex in sign_in(alice).get("/arbeit/altenburger-land/berichte/").content.decode()
    assert noindex in Client().get("/konto/anmelden/").content.decode()
    assert noindex not in Client().get("/").content.decode()

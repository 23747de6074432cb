"""Places of one's own choice beside the own place: chosen once, shown with every rate."""

import re
from collections.abc import Callable

from django.test import Client

from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.indicators import actions, queries
from tests.factories import published
from tests.web.workspace.answers import check_access, text_of

SignIn = Callable[[User | None], Client]
BASE = "/arbeit/altenburger-land/kennzahlen/"
PAGE = f"{BASE}vergleichsgruppe/"


def test_those_who_write_here_choose_the_places(
    sign_in: SignIn, alice: User, staff: User, contact: User, bob: User, outsider: User
) -> None:
    check_access(sign_in, PAGE, may=[alice, staff], may_not=[contact, bob, outsider])
    check_access(sign_in, PAGE, may=[alice], may_not=[contact, bob, outsider], method="post")


def test_districts_of_another_land_are_added_to_those_chosen(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    client = sign_in(alice)
    client.post(PAGE, {"name": "Wie wir", "places": ["16076"]})

    page = client.get(PAGE, {"land": "14"}).content.decode()
    offered = re.findall(r'name="places" value="(\d+)" id="\w+"( checked)?', page)
    assert offered[0] == ("16076", " checked")
    assert {key[:2] for key, _ in offered[1:]} == {"14"}
    client.post(f"{PAGE}?land=14", {"name": "Wie wir", "places": ["16076", "14523"]})

    assert queries.group_of(altenburg).places == ("14523", "16076")


def test_what_is_not_offered_is_not_taken(sign_in: SignIn, altenburg: Workspace, alice: User) -> None:
    for wrong in ("16077", "14523", "16", "quatsch"):
        assert sign_in(alice).post(PAGE, {"places": [wrong]}).status_code == 400
    assert queries.group_of(altenburg).places == ()


def test_the_group_stands_between_the_place_and_its_land(
    sign_in: SignIn, altenburg: Workspace, alice: User
) -> None:
    published.store()
    client = sign_in(alice)
    before = client.get(f"{BASE}protection_share/").content.decode()
    actions.choose_group(by=alice, workspace=altenburg, name="Wie wir", keys=["16076", "16054"])

    text = text_of(client.get(f"{BASE}protection_share/"))

    assert "Wie wir: Suhl, Greiz" in text
    assert "Wie wir" not in text_of(client.get(f"{BASE}population/"))  # counts are not compared
    rows = csv_rows(client)
    assert [row[1] for row in rows[1:]] == [
        "Altenburger Land", "Suhl", "Greiz", "Thüringen", "Deutschland",
    ]  # fmt: skip
    assert text != before


def csv_rows(client: Client) -> list[list[str]]:
    content = client.get(f"{BASE}protection_share/vergleich.csv").content.decode("utf-8-sig")
    return [line.split(";") for line in content.splitlines()]

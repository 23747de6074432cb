"""What the operator sets up by the browser."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Membership, User, Workspace

SignIn = Callable[[User | None], Client]
PAGES = ["/konto/betrieb/", "/konto/betrieb/arbeitsbereich/", "/konto/betrieb/konto/"]
NEW = {"name": "Stadt Gera", "key": "gera", "place_key": "16052", "email": "neu@gera.example"}


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("who", ["alice", "staff", "outsider", "adviser", "ministry"])
def test_the_pages_are_missing_for_everybody_else(
    address: str, who: str, sign_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = sign_in(request.getfixturevalue(who))
    assert client.get(address).status_code == 404
    assert client.post(address, NEW).status_code in (404, 405)
    assert not Workspace.objects.filter(key="gera").exists()


def test_the_operator_lands_on_the_list_and_sees_no_contents(
    operator: User, alice: User, jena: Workspace, sign_in: SignIn
) -> None:
    client = sign_in(operator)
    assert client.get("/")["Location"] == "/konto/betrieb/"
    page = client.get("/konto/betrieb/").content.decode()
    cells = re.findall(r"<t[hd][^>]*>([^<]+)</t[hd]>", page[page.index("<tbody>") :])
    assert cells == [
        "Landkreis Altenburger Land", "altenburger-land", "16077", "1", "Stadt Jena", "jena", "16053", "0",
    ]  # fmt: skip
    assert client.get("/arbeit/altenburger-land/").status_code == 404


def test_an_empty_installation_says_what_to_do_first(operator: User, sign_in: SignIn) -> None:
    assert "noch keinen Arbeitsbereich" in sign_in(operator).get("/konto/betrieb/").content.decode()


def test_a_workspace_comes_with_the_link_of_its_integration_manager(operator: User, sign_in: SignIn) -> None:
    page = sign_in(operator).post("/konto/betrieb/arbeitsbereich/", NEW).content.decode()
    membership = Membership.objects.get()
    assert (membership.workspace.key, membership.role, membership.user.email) == (
        "gera", Role.INTEGRATION_MANAGER, "neu@gera.example",
    )  # fmt: skip
    [link] = re.findall(r"http://localhost:8000(/konto/link/[\w-]+/)", page)
    client = Client()
    client.post(link)
    assert client.get("/")["Location"] == "/arbeit/gera/"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"place_key": "99999"}, "gibt es heute nicht"),
        ({"place_key": "16"}, "gibt es heute nicht"),
        ({"place_key": "16056"}, "gibt es heute nicht"),  # Eisenach, dissolved
        ({"key": "16-gera"}, "Kurzname"),
        ({"key": "konto"}, "Kurzname"),
        ({"email": "keine"}, "gültige E-Mail-Adresse"),
        ({"name": ""}, "zwingend erforderlich"),
    ],
)
def test_wrong_input_sets_nothing_up(
    operator: User, sign_in: SignIn, given: dict[str, str], said: str
) -> None:
    page = sign_in(operator).post("/konto/betrieb/arbeitsbereich/", {**NEW, **given})
    assert said in page.content.decode()
    assert not Workspace.objects.exists()
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"key": ""}, "gera"),
        (
            {"key": "", "name": "Landkreis Saalfeld-Rudolstadt", "place_key": "16073000"},
            "saalfeld-rudolstadt",
        ),
        ({"key": "Sömmerda Kreis", "place_key": " 16068 "}, "soemmerda-kreis"),
    ],
)
def test_the_short_name_is_made_fit_for_addresses(
    operator: User, sign_in: SignIn, given: dict[str, str], key: str
) -> None:
    sign_in(operator).post("/konto/betrieb/arbeitsbereich/", {**NEW, **given, "person": "Mia Muster"})
    workspace = Workspace.objects.get()
    assert (workspace.key, workspace.place_key) == (key, {**NEW, **given}["place_key"].strip()[:5])
    assert Membership.objects.get().user.name == "Mia Muster"


def test_accounts_inside_and_outside_of_workspaces(operator: User, jena: Workspace, sign_in: SignIn) -> None:
    client = sign_in(operator)
    inside = {"email": "mia@jena.example", "name": "Mia", "role": "staff", "workspace": "jena"}
    assert "/konto/link/" in client.post("/konto/betrieb/konto/", inside).content.decode()
    outside = {"email": "rat@institut.example", "name": "", "role": "adviser", "workspace": ""}
    assert "/konto/link/" in client.post("/konto/betrieb/konto/", outside).content.decode()
    assert Membership.objects.get().role == Role.STAFF
    assert User.objects.get(email="rat@institut.example").installation_role == Role.ADVISER


@pytest.mark.parametrize(
    ("role", "workspace", "said"),
    [
        ("staff", "", "wählen Sie für diese Rolle"),
        ("operator", "jena", "steht außerhalb"),
        ("chef", "", "Auswahl"),
    ],
)
def test_role_and_workspace_must_fit(
    operator: User, jena: Workspace, sign_in: SignIn, role: str, workspace: str, said: str
) -> None:
    data = {"email": "neu@x.example", "role": role, "workspace": workspace}
    assert said in sign_in(operator).post("/konto/betrieb/konto/", data).content.decode()
    assert not User.objects.filter(email="neu@x.example").exists()


def test_a_person_with_an_account_gets_the_workspace_and_no_link(
    operator: User, alice: User, jena: Workspace, sign_in: SignIn
) -> None:
    data = {"email": alice.email, "role": "staff", "workspace": "jena"}
    page = sign_in(operator).post("/konto/betrieb/konto/", data).content.decode()
    assert "Diese Person hat schon ein Konto" in page
    assert "/konto/link/" not in page
    assert Membership.objects.filter(user=alice).count() == 2

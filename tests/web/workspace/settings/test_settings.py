"""Members and rules of a workspace."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Membership, OneTimeLink, User, Workspace
from bindeglied.domain.statistics import queries as statistics
from tests.web.workspace.answers import check_access, count_queries, is_missing, text_of

SignIn = Callable[[User | None], Client]
BASE = "/arbeit/altenburger-land/einstellungen/"


def membership(user: User) -> int:
    return Membership.objects.get(user=user).pk


def test_the_team_sees_the_settings_and_only_managers_change_them(
    sign_in: SignIn, alice: User, staff: User, contact: User, bob: User, outsider: User
) -> None:
    check_access(sign_in, BASE, may=[alice, staff], may_not=[contact, bob, outsider])
    check_access(sign_in, BASE + "mitglieder/neu/", may=[alice], may_not=[staff, contact, bob])
    text = text_of(sign_in(staff).get(BASE))
    assert "Alice Amt" in text
    assert "Mitglied aufnehmen" not in text
    assert "Regel festlegen" not in text


@pytest.mark.parametrize("step", ["rolle", "link", "entfernen"])
def test_changes_are_refused_to_everybody_else(
    sign_in: SignIn, alice: User, staff: User, contact: User, bob: User, step: str
) -> None:
    url = f"{BASE}mitglieder/{membership(contact)}/{step}/"
    check_access(sign_in, url, may=[], may_not=[staff, contact, bob], method="post")
    assert sign_in(alice).get(url).status_code == 405
    assert Membership.objects.count() == 4


def test_a_member_of_another_workspace_is_missing(
    sign_in: SignIn, alice: User, bob: User, altenburg: Workspace
) -> None:
    client = sign_in(alice)
    for step in ("rolle", "link", "entfernen"):
        url = f"{BASE}mitglieder/{membership(bob)}/{step}/"
        answer = client.post(url, {"role": Role.STAFF})
        assert is_missing(answer, client), step
    assert Membership.objects.get(user=bob).role == Role.INTEGRATION_MANAGER


def test_a_new_member_gets_a_link_that_is_shown_once(
    sign_in: SignIn, alice: User, altenburg: Workspace, settings
) -> None:
    client = sign_in(alice)
    data = {"email": "Neu@Altenburg.example", "name": "Nele Neu", "role": "staff"}

    text = text_of(client.post(BASE + "mitglieder/neu/", data))

    assert "Nele Neu ist jetzt Mitglied." in text
    link = re.search(r"http://\S+?/konto/link/([\w-]+)/", text)
    assert link
    assert settings.URL in link.group(0)
    assert OneTimeLink.objects.get().token_hash != link.group(1)
    assert Membership.objects.get(user__email="neu@altenburg.example").workspace == altenburg
    assert link.group(1) not in text_of(client.get(BASE))
    assert "noch nie angemeldet" in text_of(client.get(BASE))


def test_somebody_with_an_account_gets_no_link(sign_in: SignIn, alice: User, bob: User) -> None:
    data = {"email": bob.email, "name": "", "role": "staff"}

    text = text_of(sign_in(alice).post(BASE + "mitglieder/neu/", data))

    assert "Diese Person hat schon ein Konto" in text
    assert "/konto/link/" not in text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"email": "quatsch"}, "E-Mail"),
        ({"email": ""}, "E-Mail"),
        ({"role": "operator"}, "Rolle"),
        ({"email": "alice@altenburg.example"}, "ist schon Mitglied"),
    ],
)
def test_bad_input_is_named_and_what_was_typed_stays(
    sign_in: SignIn, alice: User, change: dict[str, str], said: str
) -> None:
    data = {"email": "neu@altenburg.example", "name": "Nele Neu", "role": "staff", **change}

    answer = sign_in(alice).post(BASE + "mitglieder/neu/", data)

    text = text_of(answer)
    assert answer.status_code in (400, 409)
    assert said in text.split('role="alert"')[1].split("</form>")[0]
    assert 'value="Nele Neu"' in text
    assert User.objects.count() == 1


def test_a_role_is_changed_and_a_member_taken_out(
    sign_in: SignIn, alice: User, contact: User, altenburg: Workspace
) -> None:
    client = sign_in(alice)
    url = f"{BASE}mitglieder/{membership(contact)}/"

    assert "Die Rolle ist geändert." in text_of(client.post(url + "rolle/", {"role": "staff"}, follow=True))
    assert Membership.objects.get(user=contact).role == Role.STAFF
    answer = client.post(url + "rolle/", {"role": "quatsch"}, follow=True)
    assert "Bitte wählen Sie eine Rolle aus der Liste." in text_of(answer)
    assert "kein Mitglied mehr" in text_of(client.post(url + "entfernen/", follow=True))
    assert not Membership.objects.filter(user=contact).exists()


def test_the_last_manager_cannot_be_taken_out(sign_in: SignIn, alice: User) -> None:
    answer = sign_in(alice).post(f"{BASE}mitglieder/{membership(alice)}/entfernen/", follow=True)

    assert "b-note--bad" in answer.content.decode()
    assert Membership.objects.filter(user=alice).exists()


def test_a_rule_is_set_and_told_in_words(sign_in: SignIn, alice: User, altenburg: Workspace) -> None:
    client = sign_in(alice)

    text = text_of(client.post(BASE + "schutz/", {"origin": "own", "minimum": "10"}, follow=True))

    assert "Werte von 1 bis 9 zeigen wir nicht" in text
    assert statistics.rule_of(altenburg, "own").minimum == 10
    assert statistics.rule_of(altenburg, "delivered").minimum == 5


@pytest.mark.parametrize(
    "data", [{"origin": "own", "minimum": "1"}, {"origin": "official", "minimum": "3"}, {}]
)
def test_a_rule_that_does_not_exist_is_refused(
    sign_in: SignIn, alice: User, altenburg: Workspace, data: dict[str, str]
) -> None:
    text = text_of(sign_in(alice).post(BASE + "schutz/", data, follow=True))

    assert "Bitte wählen Sie 3, 5 oder 10 als kleinste gezeigte Zahl." in text
    assert statistics.rule_of(altenburg, "own").minimum == 5


def test_only_managers_set_rules(sign_in: SignIn, staff: User, alice: User, contact: User, bob: User) -> None:
    check_access(sign_in, BASE + "schutz/", may=[alice], may_not=[staff, contact, bob], method="post")


def test_the_page_needs_as_many_queries_for_one_member_as_for_thirty(
    sign_in: SignIn, alice: User, altenburg: Workspace
) -> None:
    client = sign_in(alice)
    before = count_queries(client, BASE)
    for n in range(30):
        user = User.objects.create(email=f"p{n}@altenburg.example", password="!")
        Membership.objects.create(user=user, workspace=altenburg, role=Role.STAFF)

    assert count_queries(client, BASE) == before

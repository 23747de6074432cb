"""`bindeglied workspace` and `bindeglied user`."""

import re

import pytest

from bindeglied.cli import main
from bindeglied.domain.accounts import actions
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Membership, User, Workspace
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db


def test_a_workspace_gets_the_name_of_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["workspace", "add", "altenburger-land", "--place", "16077"]) == 0
    made = Workspace.objects.get()
    assert (made.key, made.name, made.place_key) == (
        "altenburger-land",
        "Landkreis Altenburger Land",
        "16077",
    )
    assert "bindeglied user add" in capsys.readouterr().out


def test_a_workspace_gets_the_name_that_is_given() -> None:
    assert main.run(["workspace", "add", "abg", "--place", "16077", "--name", "Landratsamt ABG"]) == 0
    assert Workspace.objects.get().name == "Landratsamt ABG"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "jena", "--place", "99999"], "gibt es heute nicht"),
        (["add", "eisenach", "--place", "16056"], "gibt es heute nicht"),
        (["add", "Jena", "--place", "16053"], "Kurzname Jena"),
        (["add", "konto", "--place", "16053"], "Kurzname konto"),
    ],
)
def test_a_workspace_that_cannot_be_is_refused(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run(["workspace", *arguments]) == 1
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""
    assert not Workspace.objects.exists()


@pytest.mark.parametrize("arguments", [["workspace"], ["workspace", "add"], ["workspace", "add", "x"], ["user"],
                                       ["user", "add", "a@b.example"], ["user", "add", "a@b.example", "--role", "x"]])  # fmt: skip
def test_wrong_usage_ends_with_two_in_german(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run(arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("Falscher Aufruf")
    assert said.count("Aufruf: ") == 1


def test_a_member_gets_a_link_alone_on_stdout(jena: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    code = main.run(
        ["user", "add", "neu@jena.example", "--workspace", "jena", "--role", "staff", "--name", "Nele"]
    )
    out = capsys.readouterr().out.strip()
    assert code == 0
    token = re.fullmatch(r"http://localhost:8000/konto/link/([\w-]{43})/", out)[1]
    assert actions.use_link(token=token).name == "Nele"
    assert Membership.objects.get().role == Role.STAFF


def test_the_address_in_the_link_can_be_given(capsys: pytest.CaptureFixture[str]) -> None:
    main.run(["user", "add", "a@b.example", "--role", "operator", "--url", "https://b.example/"])
    assert capsys.readouterr().out.startswith("https://b.example/konto/link/")
    assert User.objects.get().installation_role == Role.OPERATOR


def test_a_person_with_an_account_is_taken_in_without_a_link(
    alice: User, jena: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run(["user", "add", alice.email, "--workspace", "jena", "--role", "staff"]) == 0
    assert "hat schon ein Konto" in capsys.readouterr().out
    assert Membership.objects.filter(user=alice).count() == 2


def test_a_new_link_for_an_account(alice: User, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["user", "link", alice.email]) == 0
    token = capsys.readouterr().out.strip().split("/")[-2]
    assert actions.use_link(token=token) == alice
    assert alice.check_password(PASSWORD)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "a@b.example", "--role", "staff"], "braucht --workspace"),
        (["add", "a@b.example", "--role", "operator", "--workspace", "jena"], "steht außerhalb"),
        (
            ["add", "a@b.example", "--role", "staff", "--workspace", "gera"],
            "Arbeitsbereich gera gibt es nicht",
        ),
        (["add", "keine", "--role", "staff", "--workspace", "jena"], "keine E-Mail-Adresse"),
        (["link", "niemand@b.example"], "Ein Konto niemand@b.example gibt es nicht"),
    ],
)
def test_an_account_that_cannot_be_is_refused(
    jena: Workspace, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run(["user", *arguments]) == 1
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""
    assert not User.objects.exists()

"""Two workspaces with everything in them and everybody who might ask, made once for a module."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client, override_settings

from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Membership, User
from tests.factories import workspaces
from tests.factories.workspaces import Filled

# Roles as parameters of tests; each is a key of `World.people`.
MEMBERS = ("integration_manager", "staff", "department_contact", "two_hats")
OUTSIDE = ("adviser", "ministry", "operator", "outsider", "closed", "signed_out")
ROLES = (*MEMBERS, *OUTSIDE)


@dataclass(frozen=True)
class World:
    """`here` is the own workspace of the members; `two_hats` is a contact here and leads `there`."""

    here: Filled
    there: Filled
    people: dict[str, User | None]

    def client(self, role: str) -> Client:
        """A browser of this person, who was here a moment ago."""
        client = Client(raise_request_exception=False)
        if user := self.people[role]:
            client.force_login(user)
        client.get("/impressum/")
        return client

    def hidden_from(self, role: str) -> list[re.Pattern[str]]:
        """Texts and figures of workspaces that the person is no member of.

        The operator knows what a workspace is called; a link for somebody else's first sign-in knows nobody.
        """
        user = self.people[role]
        mine = (
            user
            and user.is_active
            and Membership.objects.filter(user=user).values_list("workspace", flat=True)
        )
        foreign = [one for one in (self.here, self.there) if one.workspace.pk not in (mine or ())]
        names = "|".join(one.workspace.name for one in foreign) if role == "operator" else "(?!)"
        return [re.compile(f"(?!{names}){one.marks.pattern.pattern}|{one.figure}") for one in foreign]


@pytest.fixture(scope="module", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """BINDEGLIED_HOME of the module, in place of one for each test."""
    path = tmp_path_factory.mktemp("home")
    with override_settings(HOME=path, FILES=path / "files", DATASETS=path / "datasets"):
        yield path


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """One transaction around all tests of a module, in place of one around each."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def world(home: Path, db: None) -> World:
    """The same for all tests of a module; what one of them changes, it takes back."""
    here, there = workspaces.two()
    return World(here, there, _people(here, there))


def _people(here: Filled, there: Filled) -> dict[str, User | None]:
    def account(name: str, **fields: object) -> User:
        user = User(email=f"{name}@ausserhalb.example", name=name, **fields)
        user.set_password("ein langer Satz fuer Tests")
        user.save()
        return user

    closed, both = account("closed", is_active=False), account("both")
    for user, one, role in (
        (closed, here, Role.INTEGRATION_MANAGER),
        (both, here, Role.DEPARTMENT_CONTACT),
        (both, there, Role.INTEGRATION_MANAGER),
    ):
        Membership.objects.create(user=user, workspace=one.workspace, role=role)
    return {
        "integration_manager": here.manager,
        "staff": here.staff,
        "department_contact": here.contact,
        "two_hats": both,
        **{str(role): account(role, installation_role=role) for role in Role if role in OUTSIDE},
        "outsider": account("outsider"),
        "closed": closed,
        "signed_out": None,
    }

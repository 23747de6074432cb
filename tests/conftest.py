"""What every test may lean on: German texts compiled, data in a folder of its own, people and workspaces."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation.reloader import translation_file_changed
from playwright.sync_api import Browser

from bindeglied.cli.assets.messages import compile_messages
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Membership, User, Workspace
from tests.browser import chromium

PASSWORD = "ein langer Satz fuer Tests"


def pytest_configure(config: pytest.Config) -> None:
    if compile_messages():  # Django may have loaded what was there before
        translation_file_changed(None, Path("django.mo"))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings) -> Path:
    """BINDEGLIED_HOME of this test."""
    settings.HOME = tmp_path
    settings.FILES = tmp_path / "files"
    settings.DATASETS = tmp_path / "datasets"
    return tmp_path


@pytest.fixture
def altenburg(db: None) -> Workspace:
    return Workspace.objects.create(
        key="altenburger-land", name="Landkreis Altenburger Land", place_key="16077"
    )


@pytest.fixture
def jena(db: None) -> Workspace:
    return Workspace.objects.create(key="jena", name="Stadt Jena", place_key="16053")


def person(email: str, name: str, *, role: str = "", workspace: Workspace | None = None) -> User:
    """An account with PASSWORD; `role` in `workspace`, or in the installation where none is named."""
    user = User(email=email, name=name, installation_role="" if workspace else role)
    user.set_password(PASSWORD)
    user.save()
    if workspace:
        Membership.objects.create(user=user, workspace=workspace, role=role)
    return user


@pytest.fixture
def alice(altenburg: Workspace) -> User:
    """Integration manager of Altenburger Land."""
    return person("alice@altenburg.example", "Alice Amt", role=Role.INTEGRATION_MANAGER, workspace=altenburg)


@pytest.fixture
def bob(jena: Workspace) -> User:
    """Integration manager of Jena: in every test of Altenburger Land the neighbour who must see nothing."""
    return person("bob@jena.example", "Bob Büro", role=Role.INTEGRATION_MANAGER, workspace=jena)


@pytest.fixture
def staff(altenburg: Workspace) -> User:
    return person("mitarbeit@altenburg.example", "Mia Mitarbeit", role=Role.STAFF, workspace=altenburg)


@pytest.fixture
def contact(altenburg: Workspace) -> User:
    """Contact of a department in Altenburger Land."""
    return person(
        "soziales@altenburg.example", "Kim Kontakt", role=Role.DEPARTMENT_CONTACT, workspace=altenburg
    )


@pytest.fixture
def operator(db: None) -> User:
    return person("betrieb@it.example", "Otto Betrieb", role=Role.OPERATOR)


@pytest.fixture
def adviser(db: None) -> User:
    return person("begleitung@institut.example", "Ada Rat", role=Role.ADVISER)


@pytest.fixture
def ministry(db: None) -> User:
    return person("ministerium@land.example", "Max Ministerium", role=Role.MINISTRY)


@pytest.fixture
def outsider(db: None) -> User:
    """An account without any membership."""
    return person("fremd@anderswo.example", "Olli Ohne")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    # Playwright runs a loop in this thread, in which Django would refuse to use the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with chromium() as started:
        yield started


@pytest.fixture
def clock_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """`clock_at(moment)` sets the time for everything that asks `core.clock`."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr("bindeglied.core.clock.now", lambda: moment)
        monkeypatch.setattr("bindeglied.core.clock.today", moment.date)

    return set_to


@pytest.fixture
def sign_in() -> Callable[[User | None], Client]:
    """`sign_in(alice)` is a browser with her session, `sign_in(None)` one of nobody."""

    def client_of(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    return client_of

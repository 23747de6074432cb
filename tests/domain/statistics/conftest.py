from pathlib import Path

import pytest

from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Membership, User, Workspace


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings) -> Path:
    settings.HOME = tmp_path
    settings.FILES = tmp_path / "files"
    settings.DATASETS = tmp_path / "datasets"
    return tmp_path


def member(email: str, role: str, workspace: Workspace) -> User:
    user = User.objects.create(email=email)
    Membership.objects.create(user=user, workspace=workspace, role=role)
    return user


@pytest.fixture
def workspace(db: None) -> Workspace:
    return Workspace.objects.create(
        key="altenburger-land", name="Landkreis Altenburger Land", place_key="16077"
    )


@pytest.fixture
def other_workspace(db: None) -> Workspace:
    return Workspace.objects.create(key="jena", name="Stadt Jena", place_key="16053")


@pytest.fixture
def manager(workspace: Workspace) -> User:
    return member("leitung@example.org", Role.INTEGRATION_MANAGER, workspace)


@pytest.fixture
def staff(workspace: Workspace) -> User:
    return member("mitarbeit@example.org", Role.STAFF, workspace)


@pytest.fixture
def contact(workspace: Workspace) -> User:
    return member("fachbereich@example.org", Role.DEPARTMENT_CONTACT, workspace)


@pytest.fixture
def neighbour(other_workspace: Workspace) -> User:
    return member("jena@example.org", Role.INTEGRATION_MANAGER, other_workspace)


@pytest.fixture
def stranger(db: None) -> User:
    return User.objects.create(email="fremd@example.org")


@pytest.fixture
def operator(db: None) -> User:
    return User.objects.create(email="betrieb@example.org", installation_role=Role.OPERATOR)

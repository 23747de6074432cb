"""The example installation: two local authorities with real figures, accounts for every role, two reports.

Every step looks at what is there, so it can be broken off and begun anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from bindeglied.domain.accounts import actions as accounts
from bindeglied.domain.accounts import queries as people
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.indicators import queries as indicators
from bindeglied.domain.reports import actions as reports_actions
from bindeglied.domain.reports import queries as reports_queries
from bindeglied.domain.reports.models import Edition, Report
from bindeglied.jobs import imports, reports, worker

# Known to everybody who reads this: `serve` refuses to listen beyond this machine while they exist.
PASSWORD = "sieben bunte Regenschirme"
FIGURES = Path(settings.PACKAGE) / "exchange" / "example"


@dataclass(frozen=True, slots=True)
class Authority:
    """A local authority of the example; `mail` is the domain of its people."""

    key: str
    place: str
    name: str
    mail: str


@dataclass(frozen=True, slots=True)
class Person:
    """An account of the example; `authority` is empty for roles outside of workspaces."""

    email: str
    name: str
    role: str
    authority: str = ""


AUTHORITIES = (
    Authority("altenburger-land", "16077", "Landkreis Altenburger Land", "altenburger-land.example"),
    Authority("jena", "16053", "Stadt Jena", "jena.example"),
)
_IN_WORKSPACE = (
    ("integration", "Integrationsmanagement", Role.INTEGRATION_MANAGER),
    ("mitarbeit", "Mitarbeit", Role.STAFF),
    ("fachbereich", "Fachbereich Soziales", Role.DEPARTMENT_CONTACT),
)
PEOPLE: Sequence[Person] = (
    *(
        Person(f"{part}@{authority.mail}", f"{title} {authority.name}", role, authority.key)
        for authority in AUTHORITIES
        for part, title, role in _IN_WORKSPACE
    ),
    Person("begleitung@programm.example", "Begleitung", Role.ADVISER),
    Person("ministerium@programm.example", "Ministerium", Role.MINISTRY),
    Person("betrieb@programm.example", "Betrieb", Role.OPERATOR),
)


def is_there() -> bool:
    """Whether the example was set up to its end: both reports are frozen."""
    keys = [authority.key for authority in AUTHORITIES]
    return Edition.objects.filter(workspace__key__in=keys).values("workspace").distinct().count() == len(keys)


def set_up() -> None:
    """Make what is missing of the example and wait until its figures and reports are there."""
    workspaces = [_workspace(authority) for authority in AUTHORITIES]
    for person in PEOPLE:
        _account(person)
    imports.import_files(sorted(FIGURES.glob("*.zip")))
    worker.work_off()
    for workspace in workspaces:
        _report(workspace)
    worker.work_off()


def _workspace(authority: Authority) -> Workspace:
    found = Workspace.objects.filter(key=authority.key).first()
    return found or accounts.create_workspace(
        by=None, key=authority.key, name=authority.name, place_key=authority.place
    )


def _account(person: Person) -> User:
    if found := people.user_of(person.email):
        return found
    with transaction.atomic():
        if person.authority:
            workspace = Workspace.objects.get(key=person.authority)
            membership, _ = accounts.add_member(
                by=None, workspace=workspace, email=person.email, role=person.role, name=person.name
            )
            user = membership.user
        else:
            user, _ = accounts.create_user(
                by=None, email=person.email, name=person.name, installation_role=person.role
            )
        accounts.choose_password(by=user, password=PASSWORD)
    return user


def _report(workspace: Workspace) -> None:
    """A report as its template plans it, and its first edition."""
    if Report.objects.of(workspace).exists():
        return
    newest = [row.date for row in indicators.overview(workspace.place_key, workspace) if row.date]
    day = reports_queries.suggested_date(newest)
    with transaction.atomic():
        report = reports_actions.create_report(
            by=None,
            workspace=workspace,
            title=reports_queries.suggested_title(day),
            reference_date=day,
            place=workspace.place_key,
        )
        reports.freeze(by=None, report=report)

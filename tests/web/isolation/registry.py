"""Every address of the program, and what stands in the place of its arguments.

A new area adds itself here: arguments that nobody knows fail the walk, and so does a form that changes nothing.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, encode_multipart
from django.urls import URLPattern, get_resolver
from django.urls.converters import IntConverter

from bindeglied.web.ui.views import BaseView
from tests.factories.workspaces import OFFICIAL, UNPUBLISHED, Filled

Arguments = dict[str, Any]
NOWHERE, NUMBER = "nirgends", 987_654  # what no workspace has


@dataclass(frozen=True)
class Address:
    """A pattern of the resolver: 'reports:write', its route, its view, the converters of its arguments."""

    name: str
    route: str
    view: type[BaseView]
    converters: Mapping[str, Any]

    @property
    def inside(self) -> bool:
        """Whether it belongs to a workspace."""
        return "workspace" in self.converters

    @property
    def arguments(self) -> list[str]:
        """Its arguments but the workspace."""
        return [name for name in self.converters if name != "workspace"]

    def url(self, workspace: str, arguments: Arguments) -> str:
        values = {"workspace": workspace, **arguments}
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values[found[1]]), self.route)

    def answers(self, method: str) -> bool:
        """Whether the view knows what to do with the method; Django answers OPTIONS for all of them."""
        name = "get" if method == "HEAD" else method.lower()
        return method != "OPTIONS" and hasattr(self.view, name)

    def missing(self) -> Arguments:
        return {
            n: NUMBER if isinstance(self.converters[n], IntConverter) else NOWHERE for n in self.arguments
        }


def addresses() -> list[Address]:
    """All of them, as the resolver has them."""
    return list(_below(get_resolver(), "", (), {}))


def _below(resolver: Any, route: str, names: tuple[str, ...], known: Mapping[str, Any]) -> Iterator[Address]:
    for found in resolver.url_patterns:
        here = route + str(found.pattern)
        converters = {**known, **found.pattern.converters}
        if isinstance(found, URLPattern):
            view = getattr(found.callback, "view_class", None)
            assert view is not None, f"/{here} is no view of web.ui.views"
            yield Address(":".join((*names, found.name)), here, view, converters)
        else:
            space = (*names, found.namespace) if found.namespace else names
            yield from _below(found, here, space, converters)


def writing() -> list[Address]:
    """Those that take a form."""
    return [address for address in addresses() if address.answers("POST")]


def own_sets(address: Address, one: Filled) -> list[Arguments]:
    """Arguments that the workspace has, each combination once; KeyError for one that is not known here."""
    known = _known(one)
    area = address.name.split(":")[0]
    chosen = known.get(address.name) or known.get(area) or [{}]
    sets = [{name: values[name] for name in address.arguments} for values in chosen]
    return [s for i, s in enumerate(sets) if s not in sets[:i]]


def _known(one: Filled) -> dict[str, list[Arguments]]:
    """By area, or by the name of an address that needs others than the rest of its area."""
    main, blocks, waiting = one.reports["main"].pk, one.blocks, one.imports
    report = {"pk": main, "block": blocks["text"].pk, "number": one.editions["ready"].number}
    steps = [{**report, "step": step} for step in ("hoch", "runter", "entfernen")]
    tables = [{"table": table} for table in (*one.tables.values(), OFFICIAL)]
    sheet = {"pk": waiting["sheet_waiting"].pk, "file": one.sheets["waiting"].pk}
    again = {"pk": waiting["sheet_mapped"].pk, "file": one.sheets["mapped"].pk}
    return {
        "account": [{"token": one.token}],
        "indicators": [{"indicator": "protection_share", "drawing": "karte"}],
        "indicators:all": [{"indicator": "protection_share", "format": f} for f in ("csv", "xlsx", "zip")],
        "indicators:calculation": [{"indicator": "protection_share"}],
        "indicators:detail": [{"indicator": "protection_share"}, {"indicator": UNPUBLISHED}],
        "indicators:chronicle-restore": [{"pk": one.chronicle["removed"].pk}],
        "indicators:chronicle-edit": [{"pk": one.chronicle["entry"].pk}],
        "indicators:chronicle-remove": [{"pk": one.chronicle["entry"].pk}],
        "places": [{"pk": one.areas["area"].pk}],
        "places:restore": [{"pk": one.areas["removed"].pk}],
        "statistics": [{"pk": data_import.pk} for data_import in waiting.values()],
        "statistics:table": tables,
        "statistics:map": [sheet],
        "statistics:map-again": [again],
        "statistics:own-table": [{"table": one.tables["mapped"]}],
        "statistics:own-release": [{"table": one.tables["mapped"]}],
        "statistics:confirm": [{"pk": waiting["inspected"].pk}],
        "statistics:cancel": [{"pk": waiting["inspected"].pk}],
        "statistics:undo": [{"pk": waiting["own"].pk}],
        "reports": [report],
        "reports:accept": [{**report, "block": blocks["stale"].pk}],
        "reports:keep": [{**report, "block": blocks["stale"].pk}],
        "reports:arrange": [*steps, {**report, "block": blocks["removed"].pk, "step": "zurueck"}],
        "reports:restore": [{"pk": one.reports["bin"].pk}],
        "reports:download": [{**report, "format": f} for f in ("html", "pdf", "docx", "xlsx")],
        "reports:render-again": [{"pk": one.reports["failed"].pk, "number": one.editions["failed"].number}],
        "settings": [{"pk": one.waiting.pk}],
    }


def fields(address: Address, one: Filled, other: Filled) -> dict[str, Any]:
    """What a form of the workspace sends, with columns of tables that nobody may set by the way."""
    area = address.name.split(":")[0]
    report = other.reports["main"].pk
    by_the_way = {
        "id": report, "pk": report, "report": report, "report_id": report, "user": other.manager.pk,
        "user_id": other.manager.pk, "created_by": other.manager.pk, "workspace_id": other.workspace.pk,
        "is_active": "", "is_staff": "1", "is_superuser": "1", "installation_role": "operator",
        "state": "stored", "deleted_at": "2020-01-01", "hash": "0",
    }  # fmt: skip
    known = _forms(one)
    return {**by_the_way, **known.get(area, {}), **known.get(address.name, {})}


def _forms(one: Filled) -> dict[str, dict[str, Any]]:
    report, old = one.reports["main"], "ein langer Satz fuer Tests"
    new = {"password": "noch ein langer Satz 26", "again": "noch ein langer Satz 26"}
    return {
        "account": {"next": "/impressum/", "theme": "dark"},
        "account:sign-in": {"email": "outsider@ausserhalb.example", "password": old},
        "account:password": {"old": old, **new},
        "account:new-workspace": {
            "key": "neu", "name": "Neu", "place_key": "16054", "email": "neu@neu.example",
        },
        "account:new-user": {"email": "neu@neu.example", "role": "staff", "workspace": one.workspace.key},
        "statistics": {"files": SimpleUploadedFile("neu.csv", b"a;b\n1;2\n", "text/csv")},
        "statistics:map": {
            "sheet": "", "head": 1, "first": 2, "role_1": "place", "role_2": "figure", "name_2": "Neu",
            "date_2": "2024", "title": "Neu", "universe": "Neu", "source": "Neu", "origin": "own",
        },
        "reports": {
            "version": report.version, "title": "Neu", "text": "Neu.", "reason": "Weil.", "kind": "text",
            "chapter": "population", "after": one.blocks["plain"].pk, "reference_date": "31.12.2025",
            "place": "16077",
        },
        "indicators:group": {"name": "Neu", "places": ["16061", "16062"]},
        "indicators": {"begins": "2015", "ends": "2016", "title": "Neu", "groups": "N", "account": "N", "lesson": "N"},
        "places": {"name": "Neu", "parts": [one.areas["area"].parts[0]]},
        "settings": {
            "email": "neu@neu.example", "name": "Neu", "role": "department_contact", "origin": "own",
            "minimum": 10,
        },
    }  # fmt: skip


def encoded(values: Mapping[str, Any]) -> bytes:
    """The body of a request of the type `django.test.client.MULTIPART_CONTENT`."""
    for value in values.values():
        if hasattr(value, "seek"):
            value.seek(0)
    return encode_multipart(BOUNDARY, values)


def variants(
    address: Address, own: Filled, other: Filled, *, all_of_them: bool
) -> Iterator[tuple[bool, Arguments]]:
    """(whether all of it is the own workspace's, arguments): own, of the other workspace, missing.

    With `all_of_them` each argument in every combination, else the three as a whole.
    """
    mine, theirs, nothing = own_sets(address, own), own_sets(address, other), address.missing()
    if not all_of_them:
        mine = mine[:1]
    wrong: list[Arguments] = []
    if all_of_them:
        for one in mine:
            choices: Sequence[Any] = [
                (one[name], *_foreign(name, mine, theirs), nothing[name]) for name in address.arguments
            ]
            wrong += [
                dict(zip(address.arguments, values, strict=True)) for values in itertools.product(*choices)
            ]
    else:
        wrong = [*theirs[:1], nothing]
    yield from ((True, one) for one in mine)
    for i, one in enumerate(wrong):
        if one not in mine and one not in wrong[:i]:
            yield False, one


def _foreign(name: str, mine: Sequence[Arguments], theirs: Sequence[Arguments]) -> list[Any]:
    """A value that the other workspace has and this one has not; none of what both share."""
    shared = [one[name] for one in mine]
    return [one[name] for one in theirs if one[name] not in shared][:1]


def queries(address: Address, other: Filled) -> list[str]:
    """Choices in the address of a page that name things of the other workspace."""
    block, theirs = other.blocks["stale"].pk, other.blocks["text"].pk
    known = {
        "reports:editor": [
            f"?block={block}", f"?block={block}&modus=behalten", f"?block={theirs}&modus=aendern",
            f"?einfuegen=text&block={theirs}&kapitel=population", "?modus=titel",
        ],
        "indicators:all": [f"?ort={other.workspace.place_key}"],
        "indicators:detail": [f"?ort={other.workspace.place_key}&nach=GES"],
        "indicators:picture": [f"?ort={other.workspace.place_key}"],
        "indicators:figures": [f"?ort={other.workspace.place_key}"],
        "indicators:list": [f"?q={other.marks.word}"],
        "statistics:tables": [f"?q={other.marks.word}", "?show=own"],
        "statistics:history": ["?seite=2"],
    }  # fmt: skip
    return known.get(address.name, [])

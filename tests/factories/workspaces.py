"""A workspace with objects of every kind, in every state, each of whose texts carries a mark of its own.

A mark is a word that occurs nowhere else: where it turns up, something of this workspace was shown.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import django.apps
from django.db import models

from bindeglied.analysis.series import Point
from bindeglied.analysis.status import Status
from bindeglied.domain.accounts import actions as accounts
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Membership, User, Workspace
from bindeglied.domain.indicators import actions as indicators
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.models import ChronicleEntry, StoredSeries
from bindeglied.domain.indicators.values import points_as_json
from bindeglied.domain.places import actions as places
from bindeglied.domain.places.models import SocialArea
from bindeglied.domain.places.queries import areas
from bindeglied.domain.reports import actions as reports
from bindeglied.domain.reports.models import Block, Edition, Report
from bindeglied.domain.statistics import actions as imports
from bindeglied.domain.statistics.choices import Origin
from bindeglied.domain.statistics.models import DataImport, ImportFile
from bindeglied.domain.statistics.values import Changes, Notice
from bindeglied.jobs import releases
from bindeglied.jobs import reports as rendering
from tests.factories import published, statistics

DAY = date(2025, 12, 31)
PLACE = "16077"  # `tests.factories.published` has figures of this place
OFFICIAL = "12411-01-01-4"
REGISTER = "foreign_residents_register"
# An indicator without an official series here: what a page shows of it is an own one.
UNPUBLISHED = next(k for k in INDICATORS if k not in {row.indicator for row in published.report_series()})
# What is no text of a person: keys, codes, hashes, sentences of the program.
PLAIN = {
    "Workspace": {"key", "place_key"},
    "Document": {"media_type", "sha256"},
    "Dataset": {"table", "layout", "file_sha256", "cells_sha256", "stand"},
    "Release": {"table"},
    "TableMapping": {"table", "signature"},
    "Report": {"place"},
    "Block": {"chapter", "fingerprint", "kept_fingerprint"},
    "Edition": {"hash"},
    "ChronicleEntry": {"begins", "ends"},
    "Derivation": {"indicator", "place", "date", "digest"},
    "StoredSeries": {
        "indicator",
        "place",
        "categories",
        "boundary",
        "latest_date",
        "latest_status",
        "digest",
    },
}
# Keys below which JSON holds words.
WORDS = {
    "activity", "after", "before", "error", "examples", "file", "footnotes", "label", "labels", "licence",
    "message", "name", "note", "sentence", "source", "statistic", "title", "topic", "unit",
}  # fmt: skip


class Marks:
    """`marks("Titel")` -> 'zqjena7qz Titel'; `pattern` finds each of them."""

    def __init__(self, key: str) -> None:
        self.word = f"zq{key.replace('-', '')}"
        self.pattern = re.compile(rf"{self.word}\d+qz")
        self.count = 0

    def __call__(self, text: str = "") -> str:
        if self.pattern.search(text):
            return text
        self.count += 1
        return f"{self.word}{self.count}qz {text}".strip()


@dataclass
class Filled:
    """The workspace and what is in it; `imports` by state, `blocks` by what is special about them."""

    workspace: Workspace
    marks: Marks
    manager: User
    staff: User
    contact: User
    waiting: Membership
    token: str
    number: float
    imports: dict[str, DataImport] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, ImportFile] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    blocks: dict[str, Block] = field(default_factory=dict)
    editions: dict[str, Edition] = field(default_factory=dict)
    chronicle: dict[str, ChronicleEntry] = field(default_factory=dict)
    areas: dict[str, SocialArea] = field(default_factory=dict)

    @property
    def figure(self) -> str:
        """A pattern of `number` and of the number less the small count, as code or as pages print them."""
        numbers = [f"{n:,.0f}".replace(",", "[.,]?") for n in (self.number, self.number - 2)]
        return "|".join(rf"(?<!\d){n}(?!\d)" for n in numbers)

    def fresh(self) -> "Filled":
        """The same with reports and blocks as they are now in the database."""
        for thing in (*self.reports.values(), *self.blocks.values(), *self.imports.values()):
            thing.refresh_from_db()
        return self


def two() -> tuple[Filled, Filled]:
    """Two such workspaces side by side, on the same published figures; edited sentences of both are stale."""
    published.store()
    both = filled("altenburger-land", "16077", 48_151), filled("jena", "16053", 62_342)
    _correct(7_720.0)
    for one in both:
        _freeze(one)
    return both


def filled(key: str, place: str, number: float) -> Filled:
    """Everything but editions; `number` is a figure of its own that stands in own tables and series."""
    marks = Marks(key)
    workspace = Workspace.objects.create(key=key, name=marks("Kreis"), place_key=place)
    one = Filled(
        workspace,
        marks,
        manager=_member(workspace, marks, Role.INTEGRATION_MANAGER),
        staff=_member(workspace, marks, Role.STAFF),
        contact=_member(workspace, marks, Role.DEPARTMENT_CONTACT),
        waiting=Membership(),
        token="",
        number=number,
    )
    one.waiting, one.token = accounts.add_member(
        by=one.manager, workspace=workspace, email=f"{marks()}@neu.example", role=Role.STAFF, name=marks()
    )
    _read_in(one)
    _count(one)
    _map(one)
    _write(one)
    _remember(one)
    _draw(one)
    mark(one)
    return one.fresh()


def _member(workspace: Workspace, marks: Marks, role: str) -> User:
    user = User.objects.create(email=f"{marks()}@{workspace.key}.example", name=marks(role), password="!x")
    user.set_password(marks())
    user.save()
    Membership.objects.create(user=user, workspace=workspace, role=role)
    return user


def _read_in(one: Filled) -> None:
    """Imports of official tables in every state."""
    by, workspace, marks = one.manager, one.workspace, one.marks

    def looked_at(name: str) -> DataImport:
        tables = [
            statistics.prepared(
                changes=Changes(1, 2, 3, 4, examples=("x: 1 → 2",)), warnings=(Notice("odd", "Seltsam."),),
                statistic="S", source="Q", footnotes="F",
            ),
            statistics.prepared(file="b.csv", error="Keine Tabelle.", table="99999-01"),
        ]  # fmt: skip
        readable = tables if name == "cancelled" else tables[:1]
        return statistics.inspected(by, workspace, readable, content=marks(name).encode())

    def started() -> DataImport:
        document = statistics.document(marks().encode(), workspace=workspace)
        return imports.start_import(by=by, workspace=workspace, documents=[document])

    def stored(name: str, table: str) -> DataImport:
        rows, content = [{"value": 90_000.0}], marks(name).encode()
        return statistics.stored(by, workspace, rows, content=content, table=table, stand="2025-07-01")

    found = {state: looked_at(state) for state in ("inspected", "storing", "cancelled")}
    found |= {state: started() for state in ("uploaded", "failed")}
    # An import whose table a report of the other workspace uses could not be undone.
    found |= {"stored": stored("stored", OFFICIAL), "undone": stored("undone", "99998-01")}
    imports.report_progress(data_import=found["uploaded"], done=0, activity="a.csv")
    imports.confirm_import(by=by, data_import=found["storing"])
    imports.cancel_import(by=by, data_import=found["cancelled"])
    imports.fail_import(data_import=found["failed"], reason="Kein Platz.")
    imports.undo_import(by=by, data_import=found["undone"])
    change = {"title": "T", "before": "B", "after": "A", "note": "N"}
    DataImport.objects.filter(pk__in=[row.pk for row in found.values()]).update(
        indicators=[{"key": key, **change} for key in ("population", REGISTER)]
    )
    one.imports = found


def _count(one: Filled) -> None:
    """Own tables and one delivered under conditions, each with a small count; rule, release, own series."""
    by, workspace, number = one.manager, one.workspace, one.number
    rows = [
        {"place": PLACE, "GES": "TOTAL", "value": number},
        {"place": PLACE, "GES": "GESM", "value": number - 2},
        {"place": PLACE, "GES": "GESW", "value": 2.0},
    ]
    for origin in (Origin.OWN, Origin.DELIVERED):
        table = f"{one.marks()}-1"
        one.tables[origin] = table
        one.imports[origin] = statistics.stored(
            by, workspace, rows, origin=origin, table=table, statistic="S", source="Q", licence="L"
        )
        imports.set_rule(by=by, workspace=workspace, origin=origin, minimum=5)
    releases.release_table(workspace.pk, one.tables[Origin.OWN], by.pk)
    points = points_as_json([Point("2024-12-31", number, Status.VALUE, source=(one.tables[Origin.OWN],))])
    for place in (PLACE, "16053"):
        for categories, label in (("", ""), ("GES=GESW", "Frauen")):
            StoredSeries.objects.create(
                indicator=UNPUBLISHED, place=place, categories=categories, label=label, unit="Personen",
                workspace=workspace, points=points, digest="x", latest_date="2024-12-31", latest_value=number,
                latest_status=Status.VALUE,
            )  # fmt: skip


def _map(one: Filled) -> None:
    """A sheet of one's own that waits to be mapped, and one that was mapped, stored and released."""
    for name in ("waiting", "mapped"):
        one.imports[f"sheet_{name}"], one.sheets[name] = statistics.sheet(
            one.manager, one.workspace, head=name.capitalize(), value=one.number
        )
    stored = statistics.mapped(one.manager, one.sheets["mapped"])
    one.imports["sheet_stored"], one.tables["mapped"] = stored, statistics.table_of(stored)
    releases.release_table(one.workspace.pk, one.tables["mapped"], one.manager.pk)


def _write(one: Filled) -> None:
    """Reports: one with every kind of block, one beside it, one whose files failed, one in the bin."""
    by, marks = one.manager, one.marks
    for name in ("main", "other", "failed", "bin"):
        one.reports[name] = reports.create_report(
            by=by, workspace=one.workspace, title=marks(name), reference_date=DAY, place=PLACE
        )
    main, other = one.reports["main"], one.reports["other"]
    stale = _sentence(main, REGISTER)
    reports.edit_sentence(by=by, block=stale, text=marks("Zuletzt waren es mehr."))
    text, removed = (
        reports.add_block(by=by, report=main, chapter="population", kind="text", text=marks(words))
        for words in ("Ein Text.", "Noch einer.")
    )
    reports.remove_block(by=by, block=removed)
    kept = _sentence(one.reports["failed"], REGISTER)
    reports.edit_sentence(by=by, block=kept, text=marks("Auch hier waren es mehr."))
    one.blocks = {
        "stale": stale, "text": text, "removed": removed, "kept": kept,
        "plain": _sentence(main, "population"), "elsewhere": _sentence(other, "population"),
    }  # fmt: skip
    reports.delete_report(by=by, report=one.reports["bin"])


def _remember(one: Filled) -> None:
    """The chronicle: an entry, one that was taken out; a group of places beside the own one; cells behind a figure."""
    indicators.choose_group(by=one.manager, workspace=one.workspace, name=one.marks("Gruppe"), keys=["16076"])
    for name in ("entry", "removed"):
        one.chronicle[name] = indicators.add_entry(
            by=one.manager, workspace=one.workspace, begins="2015-09", title=one.marks(name), groups="G",
            account="A", lesson="L",
        )  # fmt: skip
    indicators.remove_entry(by=one.manager, entry=one.chronicle["removed"])
    indicators.record_derivation(
        workspace=one.workspace,
        indicator="protection_share",
        place=PLACE,
        date="2024-12-31",
        digest="x",
        cells=[],
    )


def _draw(one: Filled) -> None:
    """Social areas: one that stands, one that was taken out."""
    parts = [place.key for place in areas.parts_offered(one.workspace)][:2]
    for name in ("area", "removed"):
        one.areas[name] = places.make_area(
            by=one.manager, workspace=one.workspace, name=one.marks(name), parts=parts
        )
    places.remove_area(by=one.manager, area=one.areas["removed"])


def _sentence(report: Report, indicator: str) -> Block:
    blocks = Block.objects.filter(report=report, kind="sentence").order_by("position")
    return next(b for b in blocks if b.spec["indicators"] == [indicator] and "form" not in b.spec)


def _freeze(one: Filled) -> None:
    """Editions: with all files, without any, given up. The third number exists in `other` alone."""
    by = one.manager
    one.fresh()
    reports.keep_sentence(by=by, block=one.blocks["kept"], reason=one.marks("Bleibt."))
    one.fresh()
    one.editions["ready"] = reports.freeze_edition(by=by, report=one.reports["main"])
    rendering.render(one.editions["ready"].pk)
    one.editions["waiting"] = reports.freeze_edition(by=by, report=one.reports["other"])
    one.editions["failed"] = reports.freeze_edition(by=by, report=one.reports["failed"])
    reports.record_failure(edition=one.editions["failed"], reason=one.marks("Kein Platz."))
    mark(one)
    one.fresh()


def _correct(value: float) -> None:
    """Publish another number of people in the register, for which nobody wrote their sentence."""
    rows = [row for row in published.report_series() if row.indicator == REGISTER]
    last = rows[0].points[-1]._replace(value=value)
    published.store([replace(rows[0], points=(*rows[0].points[:-1], last)), *rows[1:]])


def owner_path(model: type[models.Model]) -> str:
    """The path of lookups from a model to its workspace, '' where it belongs to none."""
    level: list[tuple[str, type[models.Model]]] = [("", model)]
    for _ in range(3):
        below = []
        for path, kind in level:
            for key in kind._meta.get_fields():
                if not isinstance(key, models.ForeignKey) or key.related_model is User:
                    continue
                name = f"{path}__{key.name}".lstrip("_")
                if key.related_model is Workspace:
                    return name
                below.append((name, key.related_model))
        level = below
    return ""


def rows_of(workspace: Workspace) -> Iterator[tuple[type[models.Model], Any]]:
    """All rows that belong to the workspace, itself first, and its members' accounts: (model, query set)."""
    yield Workspace, models.QuerySet(Workspace).filter(pk=workspace.pk)
    for model in django.apps.apps.get_models():
        if path := owner_path(model):
            yield model, models.QuerySet(model).filter(**{path: workspace}).order_by("pk")


def text_fields(model: type[models.Model]) -> list[str]:
    """Names of the columns that hold words."""
    plain = PLAIN.get(model.__name__, set())
    return [
        f.name
        for f in model._meta.get_fields()
        if isinstance(f, models.CharField | models.TextField) and not f.choices and f.name not in plain
    ]


def mark(one: Filled) -> None:
    """Put a mark into every text of the workspace that has none; frozen content has those it was made with."""
    for model, rows in rows_of(one.workspace):
        names = text_fields(model)
        trees = [f.name for f in model._meta.get_fields() if isinstance(f, models.JSONField)]
        if model is Edition or not names + trees:
            continue
        for row in rows:
            new = {n: one.marks(getattr(row, n)) for n in names if getattr(row, n)}
            new |= {n: _marked(getattr(row, n), one.marks) for n in trees}
            models.QuerySet(model).filter(pk=row.pk).update(**new)
    one.workspace.refresh_from_db()


def _marked(tree: Any, marks: Marks, *, words: bool = False) -> Any:
    if isinstance(tree, Mapping):
        return {k: _marked(v, marks, words=words or k in WORDS) for k, v in tree.items()}
    if isinstance(tree, list | tuple):
        return [_marked(v, marks, words=words) for v in tree]
    return marks(tree) if words and isinstance(tree, str) and tree else tree

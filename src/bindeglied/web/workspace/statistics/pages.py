"""What the pages on data show, made ready for their templates."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext, ngettext

from bindeglied.analysis.trends import end_of
from bindeglied.core import access, clock, text
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators import catalogue
from bindeglied.domain.indicators import queries as indicators
from bindeglied.domain.indicators.queries.fetching import TableToFetch, state_of, tables_to_fetch
from bindeglied.domain.indicators.values import Indicator, Need, OverviewRow
from bindeglied.domain.reports import queries as reports
from bindeglied.domain.reports.queries.touched import edited_on
from bindeglied.domain.statistics import queries, rules
from bindeglied.domain.statistics.choices import ImportState, Origin
from bindeglied.domain.statistics.models import DataImport, Dataset
from bindeglied.domain.statistics.queries.datasets import TableOverview
from bindeglied.domain.statistics.queries.history import ImportRow, deliveries_of, due_rows, import_rows
from bindeglied.domain.statistics.queries.preview import FilePreview, ImportPreview, portal_of
from bindeglied.jobs import queue
from bindeglied.web.workspace.statistics.own_pages import Offer, offers

RECENT = 5
PER_PAGE = 50
_EDGES = {
    "notices": " b-file--warn",
    "stored": " b-file--warn",
    "unreadable": " b-file--bad",
    "waiting": " b-file--wait",
}
_BUSY = (ImportState.UPLOADED, ImportState.STORING)
_ENDED = (ImportState.CANCELLED, ImportState.FAILED, ImportState.UNDONE)  # nothing of it holds
_COMPUTING = timedelta(minutes=10)
_TABLE_CODE = re.compile(r"\d{5}-\d{2}-\d{2}-\d\w?|\d{5}-\d{4}|AI\d{3}(?:-\d)?")


@dataclass(frozen=True, slots=True)
class Portal:
    """Where a table is fetched; `address` is '' where the program knows none."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class FetchRow:
    """A table to fetch with its portal; `newest` as printed."""

    table: TableToFetch
    portal: Portal
    newest: str


@dataclass(frozen=True, slots=True)
class FileCard:
    """The preview of a file; `known` is the number of a table that the catalogue can tell how to fetch.

    `offer` is there where it can be mapped as an own table.
    """

    file: FilePreview
    kind: str
    known: str
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """An indicator with a new figure: how it read before, what it reads now; '' where not known."""

    key: str
    title: str
    before: str
    after: str
    note: str


def portal(words: str) -> Portal:
    """'Regionaldatenbank Deutschland, www.regionalstatistik.de' -> name and address."""
    name, _, host = words.rpartition(", ")
    return Portal(name or host, f"https://{host}" if name and "." in host else "")


def fetch_rows(workspace: Workspace) -> list[FetchRow]:
    """All tables to fetch, the most urgent first."""
    found = tables_to_fetch(workspace)
    return [FetchRow(t, portal(t.need.portal), text.short_date(t.newest)) for t in found]


def start(user: Any, workspace: Workspace) -> dict[str, Any]:
    """The page of the area: what is going on, what to fetch, what was read in last."""
    rows = fetch_rows(workspace)
    due = due_rows(user, workspace)
    recent = import_rows(queries.imports_visible_to(user, workspace)[: RECENT + 1])
    return {
        "due": due,
        "to_fetch": [r for r in rows if r.table.state != "current"],
        "fetch_line": _fetch_line([r.table.state for r in rows]),
        "tables_here": sum(r.table.here is not None for r in rows),
        "tables_all": len(rows),
        "recent": recent[:RECENT],
        "more": len(recent) > RECENT,
        "may_import": access.allowed(user, rules.IMPORT_OFFICIAL, workspace),
    }


def _fetch_line(states: Sequence[str]) -> str:
    """'9 Tabellen fehlen, 2 haben inzwischen vielleicht neuere Zahlen.', '' when all are current."""
    missing = states.count("missing")
    newer = len(states) - missing - states.count("current")
    parts = []
    if missing:
        words = ngettext("%(n)s table is missing", "%(n)s tables are missing", missing)
        parts.append(words % {"n": text.number(missing)})
    if newer:
        words = ngettext(
            "%(n)s may have newer figures by now", "%(n)s of them may have newer figures by now", newer
        )
        parts.append(words % {"n": text.number(newer)})
    return f"{', '.join(parts)}." if parts else ""


def to_fetch(workspace: Workspace) -> dict[str, Any]:
    """All tables of the catalogue by urgency."""
    rows = fetch_rows(workspace)
    groups = [
        (state, [r for r in rows if r.table.state == state])
        for state in ("missing", "overdue", "look", "current")
    ]
    return {"groups": [(state, found) for state, found in groups if found], "count": len(rows)}


def import_page(user: Any, data_import: DataImport) -> dict[str, Any]:
    """One import in whatever state it is."""
    preview = queries.import_preview(data_import)
    state = ImportState(data_import.state)
    computing = _computing(data_import)
    refusal = rules.undo_refusal(user, data_import) if state == ImportState.STORED else ""
    changed = _changed(preview, state, computing, data_import.workspace)
    affected = [change.key for change in changed]
    mappable = offers(user, data_import) if any(f.kind == "unreadable" for f in preview.files) else {}
    return {
        "data_import": data_import,
        "preview": preview,
        "state": state.value,
        "step": _step(state),
        "heading": heading(state, preview) if preview.storable or not mappable else _still_to_map(preview),
        "mappable": bool(mappable),
        "cards": [_card(file, mappable.get(file.name)) for file in preview.files],
        "busy": state in _BUSY,
        "computing": computing,
        "polls": state in _BUSY or computing,
        "indicators": changed,
        "texts": _texts(affected, state, data_import.workspace) if affected else [],
        "undo_refusal": refusal,
        "counted": _counted(preview) and state not in _ENDED,
        "of": preview.storable if state == ImportState.STORING else preview.total,
        "counts": {n: text.number(getattr(preview, n)) for n in ("new", "replaced", "unchanged", "outdated")},
    }


def heading(state: ImportState, preview: ImportPreview) -> str:
    """'Drei Dateien, zwei davon lesbar', 'Drei Dateien sind übernommen'."""
    count = preview.storable
    match state:
        case ImportState.UPLOADED:
            return ngettext("%(n)s file is being read", "%(n)s files are being read", preview.total) % {
                "n": text.number(preview.total)
            }
        case ImportState.STORING:
            words = ngettext("%(n)s file is being stored", "%(n)s files are being stored", count)
            return words % {"n": text.number(count)}
        case ImportState.STORED:
            words = ngettext("%(n)s file is stored", "%(n)s files are stored", count)
            return words % {"n": text.number(count)}
        case ImportState.CANCELLED:
            return gettext("This import was cancelled")
        case ImportState.FAILED:
            return gettext("This import could not be finished")
        case ImportState.UNDONE:
            return gettext("This import was taken back")
        case _:
            return preview.heading


def _step(state: ImportState) -> int:
    """Which of the three steps is current: 2 or 3; 4 when all are done, 0 when it has ended otherwise."""
    steps = {
        ImportState.UPLOADED: 2,
        ImportState.INSPECTED: 2,
        ImportState.STORING: 3,
        ImportState.STORED: 4,
    }
    return steps.get(state, 0)


def _card(file: FilePreview, offer: Offer | None) -> FileCard:
    shown = offer if file.kind == "unreadable" else None
    edge = (
        "" if shown else _EDGES.get(file.kind, "")
    )  # nothing is wrong with a file that is still to be mapped
    return FileCard(file, edge, _known(file), shown)


def _still_to_map(preview: ImportPreview) -> str:
    """The heading where nothing is an official table, but something a table of one's own."""
    return ngettext("%(n)s file, no official table", "%(n)s files, none an official table", preview.total) % {
        "n": text.number(preview.total)
    }


def _known(file: FilePreview) -> str:
    """The number of the table that an unreadable file was meant to be, where the catalogue knows it."""
    if file.kind != "unreadable":
        return ""
    named = [file.table_code, *_TABLE_CODE.findall(file.name)]
    known = {need.table for i in catalogue.INDICATORS.values() for need in i.needs}
    return next((code for code in named if code in known), "")


def _counted(preview: ImportPreview) -> bool:
    return bool(preview.new or preview.replaced or preview.unchanged or preview.outdated)


def _computing(data_import: DataImport) -> bool:
    """Whether the indicators of an import that was stored or taken back are still being computed."""
    moments = {ImportState.STORED: data_import.stored_at, ImportState.UNDONE: data_import.undone_at}
    since = moments.get(ImportState(data_import.state))
    return since is not None and clock.now() - since < _COMPUTING and queue.pending() > 0


def _changed(
    preview: ImportPreview, state: ImportState, computing: bool, workspace: Workspace | None
) -> list[ChangedFigure]:
    """The indicators that get another figure; after storing with the figures of today."""
    if not preview.indicators or workspace is None or state in _ENDED:
        return []
    now: Mapping[str, OverviewRow] = {}
    stored = state == ImportState.STORED
    if stored and not computing:
        rows = indicators.overview(workspace.place_key, workspace)
        now = {row.indicator.key: row for row in rows}
    changes = [
        ChangedFigure(
            key=change.key,
            title=change.title,
            before=change.before,
            after=dated(now.get(change.key)) if stored else change.after,
            note=change.note,
        )
        for change in preview.indicators
    ]
    return [change for change in changes if computing or change.after not in ("", change.before)]


def dated(row: OverviewRow | None) -> str:
    """'87.508 (31.12.2024)', '' where there is no figure."""
    return f"{row.text} ({text.short_date(row.date)})" if row and row.date else ""


def _texts(keys: Sequence[str], state: ImportState, workspace: Workspace | None) -> list[tuple[Any, int]]:
    """Reports and how many of their sentences are stale; before storing, how many would be."""
    if workspace is None:
        return []
    if state == ImportState.INSPECTED:
        return edited_on(keys, workspace)
    if state == ImportState.STORED:
        return [(row.report, row.stale) for row in reports.report_rows(None, workspace) if row.stale]
    return []


def history(user: Any, workspace: Workspace) -> Any:
    """All imports of the workspace, newest first, as a query set to be paged."""
    return queries.imports_visible_to(user, workspace)


def history_rows(imports: Iterable[DataImport]) -> list[ImportRow]:
    """One page of them with the names of their files."""
    return import_rows(imports)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table that is here and which indicators rest on it; all texts as printed."""

    table: TableOverview
    title: str
    dates: str
    cells: str
    stand: str
    indicators: tuple[Indicator, ...]
    overdue: bool


def tables(workspace: Workspace, *, q: str = "", show: str = "") -> dict[str, Any]:
    """The list of tables, filtered. One query."""
    rows = [_table_row(t) for t in queries.tables_overview(workspace)]
    words = q.casefold().split()
    found = [
        r
        for r in rows
        if all(w in f"{r.table.table} {r.title} {r.table.title} {r.table.source}".casefold() for w in words)
        and (show != "own" or r.table.origin != Origin.OFFICIAL)
        and (show != "overdue" or r.overdue)
    ]
    return {"rows": found, "count": len(found), "all": len(rows)}


def _table_row(table: TableOverview) -> TableRow:
    newest = max(table.dates, key=end_of, default="")
    return TableRow(
        table=table,
        title=title_of(table.table, table.title),
        dates=span(table.dates),
        cells=text.number(table.cells),
        stand=stand(table.stand),
        indicators=catalogue.using([table.table]),
        overdue=bool(newest) and state_of(newest) == "overdue",
    )


def need_of(code: str) -> Need | None:
    """What the catalogue says of a table."""
    return next((n for i in catalogue.INDICATORS.values() for n in i.needs if n.table == code), None)


def title_of(code: str, delivered: str) -> str:
    """The German title from the catalogue, where it knows the table: a file may have come in English."""
    need = need_of(code)
    return need.title if need else delivered


def stand(iso: str) -> str:
    """The day of a delivery as the file names it."""
    return text.short_date(iso[:10]) if iso else gettext("not stated")


def span(dates: Sequence[str]) -> str:
    """'31.12.2024'; for several '24 Stände, 31.12.1995 bis 31.12.2018'."""
    if len(dates) < 2:
        return text.short_date(dates[0]) if dates else ""
    return gettext("%(count)s dates, %(first)s to %(last)s") % {
        "count": text.number(len(dates)),
        "first": text.short_date(min(dates)),
        "last": text.short_date(max(dates)),
    }


def table(user: Any, workspace: Workspace, code: str) -> dict[str, Any] | None:
    """One table: what it is, its deliveries, what rests on it; None where it is not here."""
    deliveries = deliveries_of(code, workspace)
    if not deliveries:
        return None
    newest = deliveries[0]
    need = need_of(code)
    dates = sorted({day for d in deliveries for day in d.dates})
    return {
        "table": newest,
        "title": title_of(code, newest.title),
        "deliveries": [_delivery(d, workspace) for d in deliveries],
        "dates": span(dates),
        "cells": text.number(sum(d.rows for d in deliveries)),
        "licence": text.licence(newest.licence),
        "portal": portal(need.portal) if need else Portal(portal_of(code), ""),
        "need": need,
        "indicators": _with_figures(catalogue.using([code]), workspace),
    }


def _delivery(dataset: Dataset, workspace: Workspace) -> dict[str, Any]:
    """A delivery; the import is a link only where it is one of this workspace."""
    mine = dataset.data_import.workspace_id == workspace.pk
    return {
        "dataset": dataset,
        "dates": span(dataset.dates),
        "cells": text.number(dataset.rows),
        "stand": stand(dataset.stand),
        "import": dataset.data_import_id if mine else None,
    }


def _with_figures(found: Sequence[Indicator], workspace: Workspace) -> list[tuple[Indicator, str]]:
    if not found:
        return []
    now = {r.indicator.key: r for r in indicators.overview(workspace.place_key, workspace)}
    return [(i, dated(now.get(i.key))) for i in found]

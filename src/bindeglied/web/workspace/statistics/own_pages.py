"""What the pages on own tables show, made ready for their templates."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from bindeglied.core import access, text
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.places import queries as places
from bindeglied.domain.statistics import queries, rules
from bindeglied.domain.statistics.choices import STATUS_WORDS, TOTAL, Origin
from bindeglied.domain.statistics.models import DataImport, ImportFile
from bindeglied.domain.statistics.values import Cell, SheetMapping, SheetText
from bindeglied.jobs import own_tables
from bindeglied.web.workspace.statistics import mapping_forms

SHOWN_ROWS, SHOWN_CELLS, SHOWN_DOUBTS = 60, 20, 12
MOST_CELLS = 400


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that can be mapped; `known` where its head is known, `ready` when nothing is left to say."""

    file: int
    known: str = ""
    ready: bool = False


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell as a page prints it."""

    place: str
    date: str
    what: str
    value: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet with its fields and two of its texts."""

    letter: str
    example: str
    role: Any
    name: Any
    unit: Any
    date: Any


def offers(user: Any, data_import: DataImport) -> dict[str, Offer]:
    """By the name of the file: what can be done with files that no layout fits."""
    workspace = data_import.workspace
    if workspace is None or not access.allowed(user, rules.SEE_CELLS, workspace):
        return {}
    files = queries.mappable_files(data_import)
    known = queries.known_mappings(workspace) if files else ()
    found = {}
    for file in files:
        again = own_tables.known_again(file, known, workspace.place_key) if not file.mapping else None
        ready = again is not None and _fits(file, again.mapping)
        found[file.name] = Offer(file.pk, again.table.title if again else "", ready)
    return found


def _fits(file: ImportFile, mapping: SheetMapping) -> bool:
    sheet = next(s for s in queries.sheets_of(file) if s.name == mapping.sheet)
    found = own_tables.reading(sheet, mapping)
    return found.complete and not found.doubts


def begin_with(file: ImportFile, workspace: Workspace) -> tuple[SheetMapping, dict[str, Any]]:
    """The mapping to begin with, and what is known of the table: its own, last year's, or a proposal."""
    if file.mapping:
        mapping, own = queries.mapping_of(file)
        return mapping, {
            "title": own.title,
            "universe": own.universe,
            "source": own.source,
            "origin": own.origin,
        }
    if again := own_tables.known_again(file, queries.known_mappings(workspace), workspace.place_key):
        row = again.table
        about = {"title": row.title, "universe": row.universe, "source": row.source, "origin": row.origin}
        return again.mapping, {
            **about,
            "known": row.title,
            "shared": row.shared and row.workspace_id == workspace.pk,
        }
    return own_tables.proposal(file, workspace.place_key), {}


def mapping_page(
    file: ImportFile, form: mapping_forms.MappingForm, mapping: SheetMapping, workspace: Workspace
) -> dict[str, Any]:
    """The sheet, its mapping and how it is read."""
    sheet = form.sheet
    found = own_tables.reading(sheet, mapping)
    faults = [d for d in found.doubts if d.kind != "hint"]
    kinds = {d.kind for d in found.doubts}
    return {
        "file": file,
        "form": form,
        "sheets": [s.name for s in queries.sheets_of(file)],
        "sheet": sheet.name,
        "letters": [own_tables.letter(i + 1) for i in range(form.width)],
        "rows": list(enumerate(sheet.rows[:SHOWN_ROWS], 1)),
        "more_rows": max(sheet.height - SHOWN_ROWS, 0),
        "columns": [_column(form, i + 1, mapping) for i in range(form.width)],
        "repairs": [form[n] for n in mapping_forms.REPAIRS if n in kinds or getattr(mapping, n)],
        "faults": [d.message for d in faults[:SHOWN_DOUBTS]],
        "more_faults": max(len(faults) - SHOWN_DOUBTS, 0),
        "hints": [d.message for d in found.doubts if d.kind == "hint"][:SHOWN_DOUBTS],
        "unknown": [(name, row, "") for name, row in found.unknown.items()][:100]
        + [(n, 0, places.full_name(k) if k else mapping_forms.LEAVE_OUT) for n, k in mapping.chosen.items()],
        "places": mapping_forms.place_choices(workspace.place_key),
        "cells": [_own_cell(cell, mapping) for cell in found.cells[:SHOWN_CELLS]],
        "count": text.number(len(found.cells)),
        "complete": found.complete,
        "rules": queries.rules_of(workspace)[1:],
    }  # fmt: skip


def _column(form: mapping_forms.MappingForm, number: int, mapping: SheetMapping) -> Column:
    below = [row[number - 1] for row in form.sheet.rows[mapping.first - 1 :] if row[number - 1]]
    parts = (form[f"{part}_{number}"] for part in ("role", "name", "unit", "date"))
    return Column(own_tables.letter(number), ", ".join(below[:2])[:60], *parts)


def _own_cell(cell: own_tables.OwnCell, mapping: SheetMapping) -> ShownCell:
    names = {figure.column: figure for figure in mapping.figures}
    figure = names[cell.column]
    parts = [figure.name, *(code for _, code in cell.categories if code != TOTAL)]
    return ShownCell(
        places.name_of(cell.place), text.short_date(cell.date), ", ".join(parts),
        _printed(cell.value, cell.status, figure.unit), cell.row,
    )  # fmt: skip


def _printed(value: float | None, status: Any, unit: str = "") -> str:
    if value is None:
        return STATUS_WORDS[status]
    return text.quantity(value, unit, 0 if value == int(value) else 2)


def own_list(workspace: Workspace) -> dict[str, Any]:
    """All own tables of the workspace."""
    rows = queries.own_tables(workspace)
    return {"rows": rows, "count": len(rows)}


def own_table(user: Any, workspace: Workspace, code: str) -> dict[str, Any]:
    """One own table: what it is, its cells inside, what of it is out."""
    row = queries.own_table(workspace, code)
    files = queries.own_files(workspace, code)
    published = queries.published_table(code, workspace=workspace)
    cells: list[ShownCell] = []
    names: dict[str, str] = {}
    for file in files:
        mapping, _ = queries.mapping_of(file)
        names |= {own_tables.code_of(f.name): f.name for f in mapping.figures}
        sheet = _sheet(queries.sheets_of(file), mapping)
        if sheet and len(cells) < MOST_CELLS:
            cells += [_own_cell(cell, mapping) for cell in own_tables.reading(sheet, mapping).cells]
    return {
        "table": row,
        "rule": queries.rule_of(workspace, row.origin),
        "origin": Origin(row.origin).label,
        "files": files,
        "cells": cells[:MOST_CELLS],
        "more": len(cells) > MOST_CELLS,
        "published": published,
        "shown": [_published(cell, names) for cell in published.cells[:MOST_CELLS]] if published else [],
        "may_release": access.allowed(user, rules.RELEASE_TABLE, workspace),
    }


def _sheet(sheets: Sequence[SheetText], mapping: SheetMapping) -> SheetText | None:
    return next((s for s in sheets if s.name == mapping.sheet), None)


def _published(cell: Cell, names: dict[str, str]) -> ShownCell:
    codes = [code for code in cell.categories.values() if code != TOTAL]
    value = gettext("not shown") if cell.value is None else _printed(cell.value, cell.status)
    if cell.value is None and cell.status != "secret":
        value = STATUS_WORDS[cell.status]
    what = ", ".join([names.get(cell.variable, cell.variable), *codes])
    return ShownCell(places.name_of(cell.place), text.short_date(cell.date), what, value)

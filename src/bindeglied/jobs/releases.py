"""Decide what of a table may leave the house: protect, judge with all earlier releases, release."""

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from bindeglied.analysis.disclosure.blocks import Block, CannotProtect, block_of, shown_blocks
from bindeglied.analysis.status import Status
from bindeglied.core import access
from bindeglied.core.errors import Refused
from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.statistics import actions, queries, rules
from bindeglied.domain.statistics.choices import TOTAL, Origin
from bindeglied.domain.statistics.models import Dataset, Release
from bindeglied.domain.statistics.values import Cell
from bindeglied.exchange import engine
from bindeglied.jobs import queue

LARGEST = 50_000  # cells of one release

Codes = tuple[str, ...]


def ask(*, by: Any, workspace: Workspace, table: str) -> None:
    """Have a table released as it stands now, by the rule of its origin."""
    access.require(by, rules.RELEASE_TABLE, workspace)
    with transaction.atomic():
        queue.put(release_table, workspace_id=workspace.pk, table=table, user_id=by and by.pk)


def release_table(workspace_id: int, table: str, user_id: int | None) -> None:
    """Release the current cells of `table`: own figures protected, official ones as delivered.

    Of an official table the rows of the workspace's place, its Land and Germany are taken.
    """
    workspace = Workspace.objects.get(pk=workspace_id)
    user = User.objects.get(pk=user_id) if user_id is not None else None
    owner, newest = _newest(table, workspace)
    rule = queries.rule_of(workspace, newest.origin)
    earlier = Release.objects.of(workspace).filter(table=table).count()
    files = queries.cell_files(table, owner)
    if newest.origin == Origin.OFFICIAL:
        key = workspace.place_key
        cells = engine.read_cells(files, places=[key, key[:2], "DG"])
    else:
        before = queries.released_cells(table, workspace=workspace)
        cells = protected(engine.read_cells(files), rule.minimum, before)
    if len(cells) > LARGEST:
        raise Refused(
            gettext("The table %(table)s is too large to be released as a whole.") % {"table": table}
        )
    actions.release(
        by=user, workspace=workspace, table=table, title=newest.title, source=newest.source, rule=rule,
        cells=cells, judged_with=earlier,
    )  # fmt: skip


def _newest(table: str, workspace: Workspace) -> tuple[Workspace | None, Dataset]:
    """The latest delivery, the workspace's own before an official one, and to whom it belongs."""
    for owner in (workspace, None):
        if newest := queries.datasets_of(table, owner).last():
            return owner, newest
    raise Refused(gettext("There are no figures of table %(table)s.") % {"table": table})


def protected(cells: Sequence[Cell], minimum: int, before: Iterable[Cell]) -> list[Cell]:
    """The cells with a blank wherever showing would let a small count be computed.

    `before` are cells that were shown earlier; whoever kept them knows them. `Refused` if that is too
    much already.
    """
    out = {_key(cell) for cell in before}
    slices: dict[tuple[str, str], list[Cell]] = {}
    for cell in cells:
        slices.setdefault((cell.date, cell.variable), []).append(cell)
    shown = {key for part in slices.values() for key in _shown(part, minimum, out)}
    return [cell if _key(cell) in shown else _blank(cell) for cell in cells]


def _shown(cells: Sequence[Cell], minimum: int, out: Collection[Codes]) -> Iterable[Codes]:
    """Keys of the cells of one date and variable that may be shown."""
    dimensions = sorted({code for cell in cells for code in cell.categories})
    by_place: dict[str, list[Cell]] = {}
    for cell in cells:
        by_place.setdefault(cell.place, []).append(cell)
    for root, parts in _families(by_place).items():
        # Places below one that is shown too are one more way to break it down.
        table: dict[Codes, Cell] = {}
        for place in (root, *parts):
            for cell in by_place[place]:
                codes = (
                    TOTAL if place == root else place,
                    *(cell.categories.get(d, TOTAL) for d in dimensions),
                )
                table[codes] = cell
        counts = {codes: _count(cell) for codes, cell in table.items()}
        seen = {block_of(codes, TOTAL) for codes, cell in table.items() if _key(cell) in out}
        try:
            blocks: frozenset[Block] = shown_blocks(
                counts, minimum=minimum, total=TOTAL, shown_before=sorted(seen, key=len, reverse=True)
            )
        except CannotProtect:
            raise Refused(
                gettext(
                    "What was released of this table before does not fit the rule of today. Please ask the operator."
                )
            ) from None
        yield from (_key(cell) for codes, cell in table.items() if block_of(codes, TOTAL) in blocks)


def _families(places: Collection[str]) -> Mapping[str, Sequence[str]]:
    """Topmost places and those right below them; what lies deeper is left out and stays blank."""
    above = {p: [o for o in places if o != p and (o == "DG" or p.startswith(o))] for p in places}
    roots = [p for p in places if not above[p]]
    families: dict[str, list[str]] = {root: [] for root in roots}
    for place, over in above.items():
        if len(over) == 1:
            families[over[0]].append(place)
    return families


def _count(cell: Cell) -> float | None:
    """The count of a cell; None for one that is no whole number, with which sums prove nothing."""
    if cell.status == Status.ZERO:
        return 0.0
    return cell.value if cell.value is not None and cell.value == int(cell.value) else None


def _key(cell: Cell) -> Codes:
    return (
        cell.date,
        cell.variable,
        cell.place,
        *(f"{d}={c}" for d, c in sorted(cell.categories.items()) if c != TOTAL),
    )


def _blank(cell: Cell) -> Cell:
    """One marker for all blanks: whoever could tell small cells from others would know more."""
    return dataclasses.replace(cell, value=None, status=Status.SECRET, marker="", quality="", base=None)

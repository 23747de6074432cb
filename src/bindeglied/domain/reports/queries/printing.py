"""Figures as printed tables, and drawings with their complete data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bindeglied.analysis.charting import Chart, ChartWords
from bindeglied.core.text import short_date
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports.queries import figures as making
from bindeglied.domain.reports.sentences import de
from bindeglied.domain.reports.values import ChartBlock, Figure, Table, TableCell


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart block with the figures that it prints."""

    block: ChartBlock
    figures: tuple[Figure, ...]


def drawn(chart: Chart, data: Table, figures: Sequence[Figure]) -> Drawing:
    """A chart with its data; each figure once."""
    kept = making.unique(figures)
    return Drawing(ChartBlock(chart, data, tuple(f.id for f in kept)), kept)


def cell(figure: Figure | None, *, plain: bool) -> TableCell:
    """A figure in a table; `plain` leaves out what the note below says of all of them."""
    if figure is None:
        return TableCell(de.NO_FIGURE)
    return TableCell(de.in_table(figure, plain=plain), figure.id, numeric=figure.value is not None)


def listed(said: ChartWords, head: str, rows: Sequence[tuple[str, Figure]], own: str = "") -> Table:
    """One row a figure under its date; `own` is the key of the reader's place."""
    figures = [f for _, f in rows]
    note = de.note_on(figures)
    return Table(
        caption=said.subtitle,
        head=(head, short_date(figures[0].date)),
        rows=tuple((TableCell(name), cell(f, plain=note.of_all)) for name, f in rows),
        source=said.source,
        own_row=next((i for i, f in enumerate(figures) if f.place == own), None) if own else None,
        note=note.text,
    )


def by_date(
    said: ChartWords, dates: Sequence[str], shown: Sequence[str], made: Mapping[tuple[str, str], Figure]
) -> Table:
    """One row a date, one column a place; `made` is keyed by (place, date)."""
    note = de.note_on(list(made.values()))
    return Table(
        caption=said.subtitle,
        head=("Stand", *(places.name_of(p) for p in shown)),
        rows=tuple(
            (
                TableCell(short_date(date)),
                *(cell(made.get((place, date)), plain=note.of_all) for place in shown),
            )
            for date in dates
        ),
        source=said.source,
        note=note.text,
    )

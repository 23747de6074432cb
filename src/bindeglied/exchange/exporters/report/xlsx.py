"""A report as Excel workbook: all figures as numbers, its tables, the data of its charts, its sources."""

import io
from collections.abc import Iterable
from datetime import datetime, time

from django.utils.translation import gettext

from bindeglied.domain.reports.values import Document, Figure, Table, TableCell
from bindeglied.exchange.exporters.report import words
from bindeglied.exchange.exporters.report.arrangement import Arranged, numeric_columns, widths
from bindeglied.exchange.exporters.workbook import OPTIONS, Cell, Number, Sheet, Writing, day


def as_xlsx(arranged: Arranged) -> bytes:
    """The workbook; the same bytes for the same document."""
    import xlsxwriter  # noqa: PLC0415

    document, target = arranged.document, io.BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        book.set_properties(
            {
                "title": document.title,
                "subject": document.subtitle,
                "author": document.authority,
                "comments": words.edition_line(document),
                "created": datetime.combine(arranged.created, time()),
            }
        )
        writing = Writing(book, gettext("Page {page} of {pages}").format(page="&P", pages="&N"))
        _figures(writing, document)
        for label, table in _tables(arranged):
            _table(writing, label, table, document)
        _sources(writing, document)
    return target.getvalue()


def _figures(writing: Writing, document: Document) -> None:
    head = (
        (gettext("Indicator"), 36),
        (gettext("Place"), 20),
        (gettext("As of"), 24),
        (gettext("Value"), 14),
        (gettext("Unit"), 14),
        (gettext("Status"), 26),
        (gettext("Source"), 26),
        (gettext("Territory of"), 14),
        (gettext("Note"), 32),
    )
    rows = [
        (
            f.label,
            f.place_name,
            day(f.date, words.day(f.date)),
            _value(f, f.text),
            f.unit,
            words.status(f),
            words.sources(f),
            day(f.boundary, words.day(f.boundary)),
            f.note,
        )
        for f in document.figures
    ]
    title = words.caption(document.title, words.edition_line(document))
    sheet = Sheet(writing, gettext("All figures"), title, [w for _, w in head])
    sheet.grid([h for h, _ in head], rows, frozenset({3}))


def _tables(arranged: Arranged) -> Iterable[tuple[str, Table]]:
    for item in arranged.tables:
        yield item.label, item.table
    for chart in arranged.charts:
        yield chart.label, chart.data


def _table(writing: Writing, label: str, table: Table, document: Document) -> None:
    figures = {f.id: f for f in document.figures}

    def read(cell: TableCell) -> Cell:
        made = figures.get(cell.figure)
        return _value(made, cell.text) if made else cell.text

    sheet = Sheet(writing, label, words.caption(label, table.caption), widths(table))
    rows = [[read(cell) for cell in row] for row in table.rows]
    sheet.grid(table.head, rows, numeric_columns(table))
    sheet.lines([words.below(table)])


def _sources(writing: Writing, document: Document) -> None:
    """What the workbook is, and which indicators come from which table."""
    taken: dict[str, dict[str, None]] = {}
    for f in document.figures:
        for code in f.source:
            taken.setdefault(code, {})[f.label] = None
    sheet = Sheet(writing, gettext("Sources"), document.title, (24, 90))
    rows = [(code, "; ".join(labels)) for code, labels in sorted(taken.items())]
    sheet.grid((gettext("Source table"), gettext("Indicators taken from it")), rows, frozenset())
    about = (document.subtitle, document.authority, words.edition_line(document), *words.imprint(document))
    sheet.lines(about)


def _value(made: Figure, printed: str) -> Cell:
    return Number(made.value, printed) if made.value is not None else printed

"""The fixed words around a report: labels, appendix heads, status and date of a figure in words."""

from django.utils.translation import gettext

from bindeglied.analysis.status import Status
from bindeglied.core.text import short_date
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.reports.sentences.de import STATUS_WORDS
from bindeglied.domain.reports.values import Document, Figure, Paragraph, Table, TableCell


def table_label(number: int) -> str:
    """'Tabelle 3'"""
    return gettext("Table %(number)s") % {"number": number}


def chart_label(number: int) -> str:
    """'Abbildung 3'"""
    return gettext("Chart %(number)s") % {"number": number}


def data_label(chart: str) -> str:
    """'Daten zu Abbildung 3'"""
    return gettext("Data of %(chart)s") % {"chart": chart}


def edition_line(document: Document) -> str:
    """'Ausgabe 1 vom 24. November 2026'"""
    return gettext("%(edition)s of %(day)s") % {"edition": document.edition, "day": document.created}


def imprint(document: Document) -> tuple[str, ...]:
    """The lines at the end: how to quote, licence, and the checksum of a frozen edition."""
    lines = [gettext("Please quote as: %(citation)s") % {"citation": document.citation}, document.licence]
    if document.hash:
        lines.append(gettext("Checksum of the frozen content: %(hash)s") % {"hash": document.hash})
    return tuple(line for line in lines if line)


def day(date: str) -> str:
    """'31.12.2024'; of a change '31.12.2023 bis 31.12.2024'."""
    return gettext(" to ").join(short_date(part) for part in date.split("/"))


def status(figure: Figure) -> str:
    """What the figure is worth, never empty: 'wie geliefert', 'auf 5 gerundet', 'geheim zu halten, berechnet'."""
    if figure.status == Status.ROUNDED and figure.base:
        said = gettext("rounded to %(base)s") % {"base": f"{figure.base:g}".replace(".", ",")}
    else:
        said = STATUS_WORDS.get(figure.status) or (
            gettext("exactly nothing") if figure.status == Status.ZERO else _plain(figure)
        )
    if not figure.derived:
        return said
    computed = gettext("computed")
    return computed if figure.status == Status.VALUE else f"{said}, {computed}"


def _plain(figure: Figure) -> str:
    indicator = INDICATORS.get(figure.indicator)
    if indicator and indicator.is_computed:
        return gettext("computed from delivered figures")
    return gettext("as delivered")


def sources(figure: Figure) -> str:
    """'Tabellen 12411-0015, 12521-0041'"""
    if not figure.source:
        return gettext("not stated")
    listed = ", ".join(figure.source)
    return (
        gettext("Table %(number)s") % {"number": listed}
        if len(figure.source) == 1
        else gettext("Tables %(numbers)s") % {"numbers": listed}
    )


def caption(label: str, text: str) -> str:
    """'Tabelle 1: Bevölkerung'; one of the two may be empty."""
    return ": ".join(part for part in (label, text) if part)


def below(table: Table) -> str:
    """Source and note."""
    source = (
        f"{table.source}." if table.note and table.source and table.source[-1] not in ".!?" else table.source
    )
    return " ".join(part for part in (source, table.note) if part)


def stale(paragraph: Paragraph) -> str:
    """Said behind a sentence whose figures have changed since it was written, else empty."""
    return gettext("This sentence was written for earlier figures.") if paragraph.stale else ""


def figure_table(figures: tuple[Figure, ...]) -> Table:
    """All that a figure must carry, one row each."""
    return Table(
        caption=gettext("Figures in the text"),
        head=(
            gettext("Indicator"),
            gettext("Place"),
            gettext("As of"),
            gettext("Value"),
            gettext("Status"),
            gettext("Source table"),
        ),
        rows=tuple(
            (
                TableCell(f.label),
                TableCell(f.place_name),
                TableCell(day(f.date)),
                TableCell(f.text, f.id, numeric=f.value is not None),
                TableCell(status(f)),
                TableCell(", ".join(f.source) or gettext("not stated")),
            )
            for f in figures
        ),
        source="",
    )

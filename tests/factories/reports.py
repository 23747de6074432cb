"""A handmade report document with every kind of block, every status and texts that try to break out."""

from dataclasses import replace

from bindeglied.analysis.charting import (
    Area,
    Bar,
    BarChart,
    ChartWords,
    LineChart,
    LinePoint,
    LineSeries,
    MapChart,
)
from bindeglied.analysis.status import WITHOUT_NUMBER, Status
from bindeglied.core.text import number, quantity, short_date
from bindeglied.domain.reports.sentences import de
from bindeglied.domain.reports.values import (
    BulletList,
    Chapter,
    ChartBlock,
    Document,
    Figure,
    Note,
    Paragraph,
    Subheading,
    Table,
    TableCell,
    content_hash,
)

HOSTILE = (
    "#evil[*x*]",
    "$x$",
    "=1+1",
    "<script>alert(1)</script>",
    "{{ 7|add:1 }}",
    '{{"',
    "@SUM(A1)",
    "a&b",
)
ARABIC = "مرحبا بكم في ألتنبورغ"
LONG_WORD = "Aufenthaltsgesetzänderungsbegleitverordnungsentwurfsfassung"


def figure(
    id: str,
    value: float | None,
    *,
    status: Status = Status.VALUE,
    unit: str = "",
    decimals: int = 0,
    place: tuple[str, str] = ("16077", "Altenburger Land"),
    date: str = "2024-12-31",
    label: str = "Bevölkerung",
    source: tuple[str, ...] = ("12411-01-01-4",),
    base: float | None = None,
    derived: bool = False,
) -> Figure:
    """A figure that reads as the product would print it."""
    text = de.STATUS_WORDS[status] if value is None else quantity(value, unit, decimals)
    return Figure(
        id=id,
        indicator="population",
        label=label,
        place=place[0],
        place_name=place[1],
        date=date,
        value=value,
        text=text,
        unit=unit,
        status=status,
        source=source,
        base=base,
        derived=derived,
    )


def of_each_status() -> tuple[Figure, ...]:
    """One figure of every status, with a number where the status has one."""
    return tuple(
        figure(
            f"status:{status}",
            None if status in WITHOUT_NUMBER else 0.0 if status == Status.ZERO else 4000.0 + i * 5,
            status=status,
            label=f"Kennzahl Nummer {'ABCDEFGHIJ'[i]}",
            base=5 if status == Status.ROUNDED else None,
        )
        for i, status in enumerate(Status)
    )


def row(made: Figure) -> tuple[TableCell, ...]:
    """Label, date and value of a figure."""
    return (
        TableCell(made.label),
        TableCell(short_date(made.date)),
        TableCell(de.in_table(made), made.id, numeric=made.value is not None),
    )


def table(figures: tuple[Figure, ...], caption: str = "Alle Angaben im Überblick") -> Table:
    """One row a figure; the second row is the reader's place."""
    return Table(
        caption=caption,
        head=("Kennzahl", "Stand", "Altenburger Land"),
        rows=tuple(row(f) for f in figures),
        source="Quelle: Statistische Ämter des Bundes und der Länder, Tabelle 12411-01-01-4.",
        own_row=1,
        note="Auf 5 gerundet.",
    )


def _data(chart_words: ChartWords, figures: tuple[Figure, ...]) -> Table:
    return Table(
        caption=chart_words.subtitle,
        head=("Ort", "Stand", "Wert"),
        rows=tuple(
            (
                TableCell(f.place_name),
                TableCell(short_date(f.date)),
                TableCell(de.in_table(f), f.id, numeric=f.value is not None),
            )
            for f in figures
        ),
        source=chart_words.source,
    )


def _words(title: str, table: str = "12411-01-01-4") -> ChartWords:
    return ChartWords(
        title=title,
        subtitle=f"Bevölkerung, Landkreis Altenburger Land & Umgebung ({title[:9]})",
        source=de.source_line([table]),
        alternative=f"{title}. Die Grafik zeigt alle Werte.",
    )


def line_block() -> tuple[ChartBlock, tuple[Figure, ...]]:
    """Three points, one not delivered, a break before the last."""
    values = ((2022, 5770.0), (2023, None), (2024, 6750.0), (2025, 7715.0))
    figures = tuple(
        figure(
            f"line:{year}",
            value,
            status=Status.ROUNDED if value else Status.NOT_DELIVERED,
            date=f"{year}-12-31",
            label="Ausländische Bevölkerung",
            source=("12521-0041",),
            base=5,
        )
        for year, value in values
    )
    said = _words("Seit Ende 2024 von 6.750 auf 7.715 gestiegen", "12521-0041")
    points = tuple(
        LinePoint(
            x=float(f.date[:4]),
            y=f.value,
            status=f.status,
            label=short_date(f.date),
            break_before="neuer Zensus" if f.date.startswith("2025") else "",
        )
        for f in figures
    )
    chart = LineChart(said, (LineSeries("Altenburger Land", points, own=True),))
    return ChartBlock(chart, _data(said, figures), tuple(f.id for f in figures)), figures


def bar_block() -> tuple[ChartBlock, tuple[Figure, ...]]:
    """The place beside its Land and Germany."""
    figures = tuple(
        figure(
            f"bar:{key}", value, unit="%", decimals=1, place=(key, name), label="Anteil der Schutzsuchenden"
        )
        for key, name, value in (
            ("16077", "Altenburger Land", 4.7),
            ("16", "Thüringen", 3.9),
            ("DG", "Deutschland", 4.1),
        )
    )
    said = _words(f"Altenburger Land: {figures[0].text}")
    bars = tuple(Bar(f.place_name, f.value, f.status, own=f.place == "16077") for f in figures)
    chart = BarChart(said, bars, unit="%", decimals=1)
    return ChartBlock(chart, _data(said, figures), tuple(f.id for f in figures)), figures


def map_block() -> tuple[ChartBlock, tuple[Figure, ...]]:
    """Three districts of Thuringia, one secret."""
    figures = tuple(
        figure(
            f"map:{key}",
            value,
            unit="%",
            decimals=1,
            place=(key, name),
            status=Status.SECRET if value is None else Status.VALUE,
            label="Anteil der Schutzsuchenden",
        )
        for key, name, value in (
            ("16076", "Greiz", 3.3),
            ("16077", "Altenburger Land", 4.7),
            ("16054", "Suhl", None),
        )
    )
    said = _words(f"Altenburger Land auf der Karte: {figures[1].text}")
    areas = tuple(Area(f.place, f.place_name, f.value, f.status, own=f.place == "16077") for f in figures)
    return ChartBlock(MapChart(said, "16", areas, unit="%", decimals=1), _data(said, figures), ()), figures


def document(*, rows: int = 60) -> Document:
    """Every kind of block; the long table has `rows` rows."""
    people = figure("people", 87508.0)
    change = figure("change", 965.0, date="2023-12-31/2024-12-31", derived=True)
    minus = replace(figure("minus", -2.25, unit="%", decimals=1), label="Veränderung")
    states = of_each_status()
    many = tuple(
        figure(f"many:{i}", 1000.0 + 7 * i, label=f"Zeile {i} {LONG_WORD if i % 9 == 0 else ''}".strip())
        for i in range(rows)
    )
    line, line_figures = line_block()
    bar, bar_figures = bar_block()
    drawn_map, map_figures = map_block()
    made = Document(
        title="Migrationsbericht 2026 <Entwurf> & mehr",
        subtitle="Landkreis Altenburger Land · Stichtag 31.12.2025",
        authority="Landratsamt Altenburger Land",
        place="16077",
        reference_date="2025-12-31",
        created="24. November 2026",
        created_on="2026-11-24",
        edition="Ausgabe 1",
        chapters=(
            Chapter(
                "1",
                "Bevölkerung und Zuwanderung",
                "Stand der Zahlen: Bevölkerung 31.12.2024",
                (
                    Subheading("Einwohner*innen"),
                    Paragraph(
                        f"Am 31. Dezember 2024 lebten {people.text} Menschen im Landkreis, rund {change.text} mehr "
                        f"als ein Jahr zuvor ({minus.text}).",
                        (people.id, change.id, minus.id),
                    ),
                    line,
                    table(states),
                    Subheading("Herkunft"),
                    bar,
                    drawn_map,
                    Note(
                        "Zu „Schule“ sind die jüngsten Zahlen mehr als drei Jahre alt. Sie stehen im Rückblick."
                    ),
                ),
            ),
            Chapter(
                "2",
                "Eine lange Tabelle",
                "Stand der Zahlen: Bevölkerung 31.12.2024",
                (table(many, "Viele Zeilen"),),
            ),
            Chapter(
                "3",
                "Methode, Quellen und was noch fehlt",
                "",
                (
                    Paragraph(f"Willkommen heißt auf Arabisch {ARABIC}, und das steht mitten im Satz."),
                    Paragraph("Erste Zeile\nZweite Zeile mit " + LONG_WORD, stale=True),
                    BulletList((*HOSTILE, f"Ein langes Wort: {LONG_WORD}")),
                    *(Paragraph(text) for text in HOSTILE),
                ),
            ),
        ),
        figures=(people, change, minus, *line_figures, *states, *bar_figures, *map_figures, *many),
        citation="Landratsamt Altenburger Land: Migrationsbericht 2026. Ausgabe 1 vom 24. November 2026.",
        licence=de.LICENCE,
    )
    return replace(made, hash=content_hash(made))


def without_figures() -> Document:
    """A report whose tables have not been fetched yet."""
    made = document()
    empty = Chapter(
        "1",
        "Bevölkerung und Zuwanderung",
        de.reference(()),
        (
            Note("Dazu liegen noch keine Zahlen vor."),
            BulletList(("Bevölkerung: Sie steht in Tabelle 12411-01-01-4.",)),
        ),
    )
    return replace(made, chapters=(empty,), figures=(), edition="Entwurf", hash="")


def many_charts(count: int) -> Document:
    """A long report for measurements: `count` charts of three kinds, each with a paragraph."""
    blocks = (line_block()[0], bar_block()[0], map_block()[0])
    paragraph = Paragraph("Ein Absatz, wie er in Berichten steht, mit mehreren Sätzen. " * 12)
    chapters = tuple(
        Chapter(str(i + 1), f"Kapitel {number(i + 1)}", "", (paragraph, blocks[i % 3], paragraph, paragraph))
        for i in range(count)
    )
    return replace(document(), chapters=chapters)

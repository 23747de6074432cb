"""Words around charts: a title that states something, what is shown, and a text alternative."""

from collections.abc import Sequence

from bindeglied.analysis.charting import ChartWords
from bindeglied.analysis.status import Status
from bindeglied.core.text import short_date
from bindeglied.domain.reports.sentences import de
from bindeglied.domain.reports.values import Figure


def line(
    points: Sequence[Figure], *, now: Figure, before: Figure | None, place_name: str, source: str
) -> ChartWords:
    """Title from the last comparable step, never across a break or three years."""
    numbers = [p for p in points if p.value is not None]
    first, last = short_date(numbers[0].date), short_date(numbers[-1].date)
    said = de.level(now, place_name)
    step = f" {_step(now, before)}." if before else ""
    return ChartWords(
        title=_step(now, before) if before else f"{now.label}: {now.text} ({short_date(now.date)})",
        subtitle=f"{now.label}, {place_name}, {first} bis {last}{_rounding(numbers)}",
        source=source,
        alternative=f"{said}{step} Die Grafik zeigt die Werte von {first} bis {last}.",
    )


def _step(now: Figure, before: Figure) -> str:
    """'Seit 31.12.2023 von 6.750 auf 7.715 gestiegen'"""
    since = f"Seit {short_date(before.date)}"
    if now.text == before.text:
        return f"{since} unverändert bei {now.text}"
    word = "gestiegen" if (now.value or 0) > (before.value or 0) else "gesunken"
    return f"{since} von {before.text} auf {now.text} {word}"


def comparison(figures: Sequence[Figure], title: str, source: str) -> ChartWords:
    """The place first, then Land and Germany."""
    own = figures[0]
    listed = "; ".join(f"{f.place_name} {f.text}" for f in figures)
    return ChartWords(
        title=f"{own.place_name}: {own.text}",
        subtitle=f"{title}, {short_date(own.date)}{_rounding(figures)}",
        source=source,
        alternative=f"{title} am Stand {short_date(own.date)}: {listed}.",
    )


def map_of(figures: Sequence[Figure], title: str, state_name: str, own: str, source: str) -> ChartWords:
    """No ranking: the range of the Land and the own place."""
    mine = next((f for f in figures if f.place == own), figures[0])
    numbers = sorted((f for f in figures if f.value is not None), key=lambda f: f.value or 0)
    return ChartWords(
        title=f"{mine.place_name}: {mine.text}",
        subtitle=f"{title} in den Landkreisen und kreisfreien Städten, {state_name}, {short_date(mine.date)}",
        source=source,
        alternative=(
            f"Karte von {state_name}: {title}, {short_date(mine.date)}. Die Werte reichen von "
            f"{numbers[0].text} bis {numbers[-1].text}; {mine.place_name}: {mine.text}."
        ),
    )


def _rounding(figures: Sequence[Figure]) -> str:
    bases = sorted({f.base for f in figures if f.status == Status.ROUNDED and f.base})
    return f"; auf {bases[0]:g} gerundet" if bases else ""

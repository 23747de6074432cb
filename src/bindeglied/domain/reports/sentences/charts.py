"""Words around charts: a title that states something, what is shown, and a text alternative."""

from collections.abc import Sequence
from dataclasses import replace

from bindeglied.analysis.charting import ChartWords
from bindeglied.analysis.series import Break
from bindeglied.analysis.status import Status
from bindeglied.core.text import short_date
from bindeglied.domain.reports.sentences import de
from bindeglied.domain.reports.values import Figure

_PLAIN = (Status.VALUE, Status.ZERO)
_NAMED = 2  # so many places beside the own one are named in a title


def line(
    points: Sequence[Figure],
    *,
    now: Figure,
    before: Figure | None,
    telling: bool,
    place_name: str,
    source: str,
) -> ChartWords:
    """Title from the last comparable step, never across a break or three years.

    `telling` says that the distance of `now` and `before` is more than their rounding.
    """
    numbers = [p for p in points if p.value is not None]
    first, last = short_date(numbers[0].date), short_date(numbers[-1].date)
    step = _step(now, before, telling) if before else ""
    return ChartWords(
        title=step or f"{now.label}: {now.text} ({short_date(now.date)})",
        subtitle=f"{_what(now)}, {place_name}, {first} bis {last}{_rounding(numbers)}",
        source=source,
        alternative=f"{de.level(now, place_name)}{f' {step}.' if step else ''} Die Grafik zeigt die Werte {_span(first, last)}.",
    )


def series(
    points: Sequence[Figure], breaks: Sequence[Break], place_name: str, short: ChartWords
) -> ChartWords:
    """The same for a whole series, whose first and last figure never meet in one sentence."""
    numbers = [p for p in points if p.value is not None]
    since = short_date(numbers[0].date)
    named = [de.separated_by(b, breaks.count(b)) for b in dict.fromkeys(breaks)]
    cut = f", unterbrochen durch {de.listing(named)}" if breaks else ""
    return replace(
        short,
        title=f"{numbers[0].label} seit {numbers[0].date[:4]}{cut}",
        alternative=(
            f"Linie der Werte von {numbers[0].label}, {place_name}, {_span(since, short_date(numbers[-1].date))}"
            f"{cut}. Alle Werte stehen in der Tabelle dazu."
        ),
    )


def _span(first: str, last: str) -> str:
    """'vom 31.12.2022 bis zum 31.12.2025', 'von 2023 bis 2025'"""
    if first == last:
        return first
    day = len(first) == 10
    return f"{'vom' if day else 'von'} {first} bis {'zum ' if day else ''}{last}"


def _what(figure: Figure) -> str:
    """'Bevölkerung (Personen)', 'Anteil der Schutzsuchenden': the unit where it is not behind the numbers."""
    return f"{figure.label} ({figure.unit})" if de.counts(figure) and figure.unit else figure.label


def _step(now: Figure, before: Figure, telling: bool) -> str:
    """'Seit 31.12.2023 von 6.750 auf 7.715 gestiegen'"""
    since = f"Seit {short_date(before.date)}"
    if not telling and now.text != before.text:
        return f"{since} kaum verändert: {before.text} und {now.text}"
    if now.text == before.text:
        return f"{since} unverändert bei {now.text}"
    word = "gestiegen" if (now.value or 0) > (before.value or 0) else "gesunken"
    return f"{since} von {before.text} auf {now.text} {word}"


def comparison(figures: Sequence[Figure], title: str, source: str) -> ChartWords:
    """The place first, then Land and Germany."""
    own = figures[0]
    listed = "; ".join(f"{f.place_name} {f.text}" for f in figures)
    return ChartWords(
        title=_beside(own, figures[1:]),
        subtitle=f"{title}, {short_date(own.date)}{_rounding(figures)}",
        source=source,
        alternative=f"{title}, Stand {short_date(own.date)}: {listed}.",
    )


def _beside(own: Figure, others: Sequence[Figure]) -> str:
    """'Altenburger Land 3,6 %, weniger als in Thüringen und Deutschland'

    Figures that are not exact are only set side by side.
    """
    if len(others) > _NAMED:
        least, most = (pick(others, key=lambda f: f.value or 0) for pick in (min, max))
        return f"{own.place_name} {own.text}, daneben {least.text} bis {most.text}"
    if any(f.status not in _PLAIN for f in (own, *others)) or not others:
        return " · ".join(f"{f.place_name} {f.text}" for f in (own, *others))
    lower = [f for f in others if (f.value or 0) < (own.value or 0) and f.text != own.text]
    higher = [f for f in others if (f.value or 0) > (own.value or 0) and f.text != own.text]
    places = " und ".join(de.where(f.place_name) for f in others)
    if len(lower) == len(others):
        return f"{own.place_name} {own.text}, mehr als {places}"
    if len(higher) == len(others):
        return f"{own.place_name} {own.text}, weniger als {places}"
    return " · ".join(f"{f.place_name} {f.text}" for f in (own, *others))


def map_of(figures: Sequence[Figure], title: str, state_name: str, own: str, source: str) -> ChartWords:
    """No ranking: the range of the Land, and the own place where it is one of its districts."""
    mine = next((f for f in figures if f.place == own), None)
    numbers = sorted((f for f in figures if f.value is not None), key=lambda f: f.value or 0)
    reach = f"zwischen {numbers[0].text} und {numbers[-1].text}"
    day = short_date(figures[0].date)
    districts = f"Kreise {de.where(state_name)} {reach}"
    return ChartWords(
        title=f"{mine.place_name} {mine.text}, {districts}" if mine else districts,
        subtitle=f"{title} in den Landkreisen und kreisfreien Städten, {state_name}, {day}{_rounding(figures)}",
        source=source,
        alternative=f"Karte von {state_name}: {title}, {day}. Die Werte liegen {reach}"
        + (f"; {mine.place_name}: {mine.text}." if mine else "."),
    )


def change_map(
    changes: Sequence[Figure],
    title: str,
    names: tuple[str, str],
    own: str,
    days: tuple[str, str],
    source: str,
) -> ChartWords:
    """How the districts moved: how many grew, and the own place; `changes` are in per cent.

    `names` are those of the Land and of the own place.
    """
    state_name, own_name = names
    mine = next((f for f in changes if f.place == own), None)
    grown = sum((f.value or 0) > 0 for f in changes)
    first, last = (short_date(day) for day in days)
    said = f"Zuwachs in {grown} von {len(changes)} Kreisen und Städten"
    if mine:
        said += f", {de.where(own_name)} {mine.text}"
    return ChartWords(
        title=said,
        subtitle=f"{title}, {state_name}, Veränderung von {first} bis {last} in Prozent",
        source=source,
        alternative=f"Karte von {state_name}: {title}, Veränderung von {first} bis {last}. {said}.",
    )


def groups(
    named: Sequence[tuple[str, Figure]],
    whole: Figure,
    by: str,
    *,
    place_name: str,
    source: str,
    complete: bool = True,
) -> ChartWords:
    """The largest group says the title, rates stand side by side; `by` is 'Herkunft', 'Staatsangehörigkeit'.

    Not `complete`: there are smaller groups that are not drawn, and the words say so.
    """
    name, largest = named[0]
    day = short_date(whole.date)
    listed = "; ".join(f"{label} {f.text}" for label, f in named)
    title = f"Größte Gruppe: {name} mit {largest.text} von {whole.text}"
    if not de.counts(whole):
        title = " · ".join(f"{label} {f.text}" for label, f in (*named[:3], ("insgesamt", whole)))
    largest_only = "" if complete else ", die größten Gruppen"
    return ChartWords(
        title=title,
        subtitle=f"{_what(whole)} nach {by}{largest_only}, {place_name}, {day}{_rounding([f for _, f in named])}",
        source=source,
        alternative=f"{whole.label} nach {by}{largest_only}, {place_name}, {day}: {listed}.",
    )


def _rounding(figures: Sequence[Figure]) -> str:
    rounded = [f for f in figures if f.status == Status.ROUNDED]
    bases = sorted({f.base for f in rounded if f.base and not f.margin})
    if bases and len(bases) == 1 and not any(f.margin for f in rounded):
        return f"; auf {bases[0]:g} gerundet".replace(".", ",")
    return "; gerundet" if rounded else ""

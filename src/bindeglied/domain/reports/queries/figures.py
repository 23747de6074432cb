"""From points of published series to the figures a report prints."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bindeglied.analysis.series import Point, Series
from bindeglied.analysis.status import Status, strictest
from bindeglied.core import text
from bindeglied.domain.indicators.values import Indicator
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports.sentences.de import STATUS_WORDS, phrase_of
from bindeglied.domain.reports.values import Figure

LEAST_FOR_PERCENT = 50  # persons
PRINTED_UNITS = ("%", "je ", "Prozent")  # persons and the like stand in the sentence, not behind the number


def shown_unit(unit: str) -> str:
    """The unit where it is printed behind the number, else ''."""
    return unit if unit.startswith(PRINTED_UNITS) else ""


def printed(value: float | None, status: Status, unit: str, decimals: int, *, sign: bool = False) -> str:
    """A value as it stands in sentences, tables and labels; the status in words where there is none."""
    if value is None:
        return STATUS_WORDS.get(status, "")
    return text.quantity(value, shown_unit(unit), decimals, sign=sign)


def figure(indicator: Indicator, point: Point, place: str, part: Series | None = None) -> Figure:
    """The figure of one point; its id is made of indicator, categories, place and date.

    `part` is the series of a category ('Europa') that the point comes from.
    """
    categories = dict(part.categories) if part else {}
    return Figure(
        id=_id(indicator.key, place, point.date, categories),
        indicator=indicator.key,
        label=f"{indicator.title}, {part.label}" if part else indicator.title,
        place=place,
        place_name=places.name_of(place),
        date=point.date,
        value=point.value,
        text=printed(
            point.value, point.status, indicator.unit, indicator.decimals, sign=_is_change(indicator)
        ),
        unit=indicator.unit,
        status=point.status,
        source=point.source,
        note=point.note,
        categories=categories or None,
        base=point.base,
        derived=point.derived,
        boundary=point.boundary or "",
        margin=_margin(point),
    )


def _is_change(indicator: Indicator) -> bool:
    """Whether the figure says how much something grew or shrank: printed with its sign."""
    return bool(phrase_of(indicator.key, indicator.title).less)


def _margin(point: Point) -> float | None:
    """Half a rounding base for each rounded cell of a sum; None where a single cell was rounded."""
    if point.status != Status.ROUNDED or not point.base or point.n_rounded < 2:
        return None
    return point.base // 2 * point.n_rounded


def counted(indicator: Indicator, point: Point, place: str) -> tuple[Figure, Figure] | None:
    """Numerator and denominator of a rate, where the point names both as whole numbers."""
    if point.numerator is None or point.denominator is None:
        return None
    if not (point.numerator.is_integer() and point.denominator.is_integer()):
        return None
    whole = figure(indicator, point, place)
    return tuple(  # type: ignore[return-value]
        replace(
            whole,
            id=f"{whole.id}:{part}",
            label=f"{indicator.title}, {words}",
            value=value,
            text=text.number(value),
            unit="Personen",
            base=None,
            margin=None,
        )
        for part, words, value in (
            ("numerator", "Zähler", float(point.numerator)),
            ("denominator", "Nenner", float(point.denominator)),
        )
    )


def without_sign(own: Figure) -> Figure:
    """The size of a change, for sentences that say in words which way it went."""
    return replace(
        own,
        id=f"{own.id}:size",
        label=f"{own.label}, ohne Vorzeichen",
        value=abs(own.value or 0.0),
        text=own.text.lstrip(f"+{text.MINUS}"),
    )


def difference(after: Figure, before: Figure) -> Figure | None:
    """How many more or fewer, without a sign: the label says which. None without two numbers."""
    if after.value is None or before.value is None:
        return None
    distance = after.value - before.value
    return replace(
        after,
        id=f"{after.id}-{before.date}:difference",
        label=f"{after.label}, {'mehr' if distance > 0 else 'weniger'} als {text.short_date(before.date)}",
        date=f"{before.date}/{after.date}",
        value=abs(distance),
        text=text.number(abs(distance)),
        status=strictest((after.status, before.status)),
        source=sources((before, after)),
        base=None,
        margin=None,
        note="",
        derived=True,
    )


def percent(after: Figure, before: Figure) -> Figure | None:
    """The same in per cent of the earlier count, one decimal; None for a small one, of which it says nothing."""
    if after.value is None or before.value is None or before.value < LEAST_FOR_PERCENT:
        return None
    value = (after.value - before.value) / before.value * 100
    return replace(
        after,
        id=f"{after.id}-{before.date}:percent",
        label=f"{after.label}, Veränderung seit {text.short_date(before.date)}",
        date=f"{before.date}/{after.date}",
        value=value,
        text=text.quantity(value, "%", 1, sign=True),
        unit="%",
        status=strictest((after.status, before.status)),
        source=sources((before, after)),
        base=None,
        margin=None,
        note="",
        derived=True,
    )


def unique(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Each id once, in order of first use."""
    return tuple({f.id: f for f in figures}.values())


def _id(indicator: str, place: str, date: str, categories: Mapping[str, str]) -> str:
    parts = [f"{dim}={code}" for dim, code in sorted(categories.items())]
    return ":".join([indicator, *parts, place, date])


def sources(figures: Sequence[Figure]) -> tuple[str, ...]:
    """The table codes of figures, each once."""
    return tuple(dict.fromkeys(code for f in figures for code in f.source))

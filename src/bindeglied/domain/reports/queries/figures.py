"""From points of published series to the figures a report prints."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bindeglied.analysis.series import Point
from bindeglied.analysis.status import Status, strictest
from bindeglied.core import text
from bindeglied.domain.indicators.values import Indicator
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports.sentences.de import STATUS_WORDS
from bindeglied.domain.reports.values import Figure

PRINTED_UNITS = ("%", "je ", "Prozent")  # persons and the like stand in the sentence, not behind the number


def shown_unit(unit: str) -> str:
    """The unit where it is printed behind the number, else ''."""
    return unit if unit.startswith(PRINTED_UNITS) else ""


def printed(value: float | None, status: Status, unit: str, decimals: int, *, sign: bool = False) -> str:
    """A value as it stands in sentences, tables and labels; the status in words where there is none."""
    if value is None:
        return STATUS_WORDS.get(status, "")
    return text.quantity(value, shown_unit(unit), decimals, sign=sign)


def figure(
    indicator: Indicator, point: Point, place: str, categories: Mapping[str, str] | None = None
) -> Figure:
    """The figure of one point; its id is made of indicator, categories, place and date."""
    return Figure(
        id=_id(indicator.key, place, point.date, categories),
        indicator=indicator.key,
        label=indicator.title,
        place=place,
        place_name=places.name_of(place),
        date=point.date,
        value=point.value,
        text=printed(point.value, point.status, indicator.unit, indicator.decimals),
        unit=indicator.unit,
        status=point.status,
        source=point.source,
        note=point.note,
        categories=dict(categories) if categories else None,
        base=point.base,
        derived=point.derived,
        boundary=point.boundary or "",
    )


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
        )
        for part, words, value in (
            ("numerator", "Zähler", float(point.numerator)),
            ("denominator", "Nenner", float(point.denominator)),
        )
    )


def difference(after: Figure, before: Figure) -> Figure | None:
    """How many more or fewer, without a sign: the label says which.

    None where nothing changed or the rounding of either count is as large as the distance.
    """
    if after.value is None or before.value is None:
        return None
    distance = after.value - before.value
    if abs(distance) <= max(after.base or 0, before.base or 0) or distance == 0:
        return None
    return replace(
        after,
        id=f"{after.id}-{before.date}:difference",
        label=f"{after.label}, {'mehr' if distance > 0 else 'weniger'} als {text.short_date(before.date)}",
        date=f"{before.date}/{after.date}",
        value=abs(distance),
        text=text.number(abs(distance)),
        status=strictest((after.status, before.status)),
        source=sources((before, after)),
        derived=True,
    )


def percent(after: Figure, before: Figure) -> Figure | None:
    """The same in per cent of the earlier count, one decimal; None for an earlier zero."""
    if after.value is None or not before.value:
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
        derived=True,
    )


def unique(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Each id once, in order of first use."""
    return tuple({f.id: f for f in figures}.values())


def _id(indicator: str, place: str, date: str, categories: Mapping[str, str] | None) -> str:
    parts = [f"{dim}={code}" for dim, code in sorted((categories or {}).items())]
    return ":".join([indicator, *parts, place, date])


def sources(figures: Sequence[Figure]) -> tuple[str, ...]:
    """The table codes of figures, each once."""
    return tuple(dict.fromkeys(code for f in figures for code in f.source))

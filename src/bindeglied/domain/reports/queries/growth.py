"""How a count moved in all districts of a Land between the same two dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bindeglied.analysis import charting, trends
from bindeglied.analysis.series import Point, Series
from bindeglied.analysis.status import Status
from bindeglied.core.text import short_date
from bindeglied.domain.indicators.values import Indicator
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports.queries import figures as making
from bindeglied.domain.reports.queries import printing
from bindeglied.domain.reports.sentences import charts as words
from bindeglied.domain.reports.sentences import de
from bindeglied.domain.reports.values import Figure, Table, TableCell

COUNTRY = "DG"


@dataclass(frozen=True, slots=True)
class District:
    """A district at both dates; `change` is None where the two must not or cannot be compared."""

    name: str
    after: Figure
    before: Figure | None
    change: Figure | None
    reason: str = ""


def drawing(
    indicator: Indicator, place: str, state: str | None, series: Mapping[str, Series]
) -> printing.Drawing | None:
    """The map of the change in per cent with the table of both dates; `series` are totals by place.

    The later date is the newest of `place`, the earlier one the nearest that may be compared with it
    there. None where there is none, or fewer than two districts can be compared.
    """
    own = series.get(place)
    newest = own.latest if own else None
    before = trends.earlier(own.points, newest) if own and newest else None
    if state is None or newest is None or before is None:
        return None
    districts = [
        _district(indicator, p.key, series.get(p.key), newest.date, before.date)
        for p in places.districts_of(state, "")  # the series stand on today's territory
    ]
    if sum(d.change is not None for d in districts) < 2:
        return None
    return _drawn(indicator, districts, place, state, (before.date, newest.date))


def _district(indicator: Indicator, key: str, series: Series | None, day: str, earlier: str) -> District:
    points = {p.date: p for p in series.points} if series else {}
    nothing = Point(date=day, value=None, status=Status.NOT_DELIVERED)
    after, before = points.get(day, nothing), points.get(earlier)
    shown = making.figure(indicator, after, key)
    then = making.figure(indicator, before, key) if before else None
    if before is None or after.value is None or before.value is None or series is None:
        return District(shown.place_name, shown, then, None, "keine Zahl")
    if trends.earlier(series.points, after) != before:
        return District(shown.place_name, shown, then, None, "nicht vergleichbar")
    if trends.growth(after, before) is None:
        return District(shown.place_name, shown, then, None, "innerhalb der Rundung")
    return District(shown.place_name, shown, then, making.percent(shown, then) if then else None)


def _drawn(
    indicator: Indicator, districts: Sequence[District], place: str, state: str, days: tuple[str, str]
) -> printing.Drawing:
    figures = [f for d in districts for f in (d.before, d.after, d.change) if f]
    source = f"{de.source_line(making.sources(figures))} {places.OUTLINE_SOURCE}"
    changes = [d.change for d in districts if d.change]
    names = (places.name_of(state), places.full_name(place))
    said = words.change_map(changes, indicator.title, names, place, days, source)
    chart = charting.MapChart(
        words=said,
        state=state,
        areas=tuple(
            charting.Area(
                key=d.after.place,
                name=d.name,
                value=d.change.value if d.change else None,
                status=d.change.status if d.change else Status.NOT_APPLICABLE,
                own=d.after.place == place,
            )
            for d in districts
        ),
        unit="%",
        decimals=1,
    )
    return printing.drawn(chart, _table(said.subtitle, source, districts, place, days), figures)


def _table(
    caption: str, source: str, districts: Sequence[District], place: str, days: tuple[str, str]
) -> Table:
    note = de.note_on([f for d in districts for f in (d.before, d.after) if f])
    return Table(
        caption=caption,
        head=("Ort", short_date(days[0]), short_date(days[1]), "Veränderung"),
        rows=tuple(
            (
                TableCell(d.name),
                printing.cell(d.before, plain=note.of_all),
                printing.cell(d.after, plain=note.of_all),
                TableCell(d.change.text, d.change.id, numeric=True) if d.change else TableCell(d.reason),
            )
            for d in districts
        ),
        source=source,
        own_row=next((i for i, d in enumerate(districts) if d.after.place == place), None),
        note=note.text,
    )


def table(indicator: Indicator, place: str, state: str | None, series: Mapping[str, Series]) -> Table | None:
    """The figures of all districts at the newest date of `place`, where nothing can be compared and drawn.

    Land and Germany follow where theirs are exact: the leeway of their sums would not be that of a district.
    """
    own = series.get(place)
    newest = own.latest if own else None
    if state is None or newest is None:
        return None

    def at_that_date(key: str) -> Figure:
        found = series[key].points if key in series else ()
        nothing = Point(date=newest.date, value=None, status=Status.NOT_DELIVERED)
        return making.figure(indicator, next((p for p in found if p.date == newest.date), nothing), key)

    made = [at_that_date(district.key) for district in places.districts_of(state, "")]
    beside = [f for key in (state, COUNTRY) if (f := at_that_date(key)).status in (Status.VALUE, Status.ZERO)]
    if sum(f.value is not None for f in made) < 2:
        return None
    source = de.source_line(making.sources(made))
    said = words.map_of(made, indicator.title, places.name_of(state), place, source)
    return printing.listed(said, "Ort", [(f.place_name, f) for f in (*made, *beside)], place)

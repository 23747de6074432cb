"""The axis of time: years, breaks with their notes, gaps with their words."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bindeglied.analysis.charting import LinePoint, LineSeries
from bindeglied.exchange.charts import labels, measure, notes
from bindeglied.exchange.charts.labels import Box
from bindeglied.exchange.charts.plot import Plot
from bindeglied.exchange.charts.svg import Drawing

STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
APART = 14  # between two labels
EDGE = 12  # how far a note may stand out beside the plot
Way = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Head:
    """The note of a break above its line."""

    x: float
    text: str
    start: float
    row: int


def shown(series: Sequence[LineSeries]) -> list[LineSeries]:
    """Series in order of time, from the first number of any of them on; a chart begins where figures do."""
    first = min((p.x for one in series for p in one.points if p.y is not None), default=-math.inf)
    return [
        replace(one, points=tuple(sorted((p for p in one.points if p.x >= first), key=lambda p: p.x)))
        for one in series
    ]


def usual_distance(points: Sequence[LinePoint]) -> float:
    """Years from one figure to the next where none is missing; two figures alone count as yearly."""
    apart = [after.x - before.x for before, after in pairwise(points) if after.x > before.x]
    return min([*apart, 1.0] if len(apart) < 2 else apart)


def breaks(series: Sequence[LineSeries]) -> list[tuple[float, str]]:
    """(year, note) for each break once, halfway between the figures it parts.

    A break that only a series of comparison has is noted with its name.
    """
    found: dict[float, dict[str, str]] = {}
    for one in sorted(series, key=lambda one: not one.own):
        for before, after in pairwise(one.points):
            if after.break_before:
                said = found.setdefault(round((before.x + after.x) / 2, 2), {})
                foreign = not one.own and any(other.own for other in series)
                note = f"{one.name}: {after.break_before}" if foreign else after.break_before
                said.setdefault(after.break_before, note)
    return [(year, ", ".join(said.values())) for year, said in sorted(found.items())]


def with_heads(plot: Plot, broken: Sequence[tuple[float, str]]) -> tuple[Plot, list[Head]]:
    """Notes of breaks in as few rows as they need, and the plot moved down below them.

    A note stands left of its line, or right of it before the next line. Where it has no room it goes a row
    up: the lines of earlier breaks end below it there.
    """
    heads: list[Head] = []
    rows: list[list[Box]] = []
    xs = [plot.x(year) for year, _ in broken]
    for i, (x, (_, said)) in enumerate(zip(xs, broken, strict=True)):
        (note,) = measure.lines(said, plot.right, most=1)
        wide = measure.width(note)
        limit = xs[i + 1] if i + 1 < len(xs) else plot.right + EDGE
        starts = [x - 6 - wide, *([x + 6] if x + 6 + wide < limit - 4 else [])]
        starts = [start for start in starts if start >= 0] or [max(0.0, min(x + 6, plot.right - wide))]
        row, start = next(
            (row, start)
            for row in range(len(rows) + 1)
            for start in starts
            if _is_free(
                start, wide, rows[row] if row < len(rows) else [], [h.x for h in heads if h.row > row]
            )
        )
        if row == len(rows):
            rows.append([])
        rows[row].append(_head_box(start, wide))
        heads.append(Head(x, note, start, row))
    height = measure.LINE * len(rows)
    return replace(plot, top=plot.top + height, bottom=plot.bottom + height), heads


def _is_free(start: float, wide: float, row: Sequence[Box], passing: Sequence[float]) -> bool:
    """Whether a note meets no other of its row and no line that passes the row."""
    box = _head_box(start, wide)
    return not any(box.meets(other) for other in row) and not any(box.left < x < box.right for x in passing)


def _head_box(start: float, wide: float) -> Box:
    return Box(start - 3, 0, start + wide + 3, 1)


def mark(drawing: Drawing, plot: Plot, heads: Sequence[Head]) -> None:
    """A dashed upright line for each break, its note beside the upper end."""
    bases = [plot.top - 10 - measure.LINE * head.row for head in heads]
    for head, base in zip(heads, bases, strict=True):
        beside = head.start >= head.x or head.start + measure.width(head.text) <= head.x
        drawing.line(head.x, base - 11 if beside else base + 5, head.x, plot.bottom, "mute", dash="3 3")
    for head, base in zip(heads, bases, strict=True):
        drawing.text(head.start, base, head.text, ink="mute", halo=True)


def write(drawing: Drawing, plot: Plot, points: Sequence[LinePoint]) -> float:
    """Write the years below the plot; returns the height they take."""
    base = plot.bottom + 20
    taken: list[Box] = []
    for x, label in _ticks(plot, points):
        wide = measure.width(label)
        start = min(max(x - wide / 2, 0.0), drawing.width - wide)
        box = Box(start - APART / 2, 0, start + wide + APART / 2, 1)
        if any(box.meets(other) for other in taken):
            continue
        taken.append(box)
        drawing.text(start + wide / 2, base, label, ink="mute", anchor="middle")
    return 28


def _ticks(plot: Plot, points: Sequence[LinePoint]) -> list[tuple[float, str]]:
    """Round years with the day of the figures, or their dates where they lie at different days of the year.

    The year of a date is the number of its position rounded up: the end of 2024 lies at 2024.0.
    """
    days = {round(point.x % 1, 2) % 1 for point in points}
    if len(days) > 1:
        dated = {point.x: point.label for point in points}
        shown = sorted(dated.items())
        if len(shown) <= 4:
            return [(plot.x(year), label) for year, label in shown]
    day = days.pop() if len(days) == 1 else 0.0
    up = 1 if day else 0
    first, last = round(plot.first - day) + up, round(plot.last - day) + up
    room = max((plot.right - plot.left) / (measure.width("2000") + APART), 2)
    step = next((s for s in STEPS if (last - first) / s <= room), last - first or 1)
    round_years = [year for year in range(first, last + 1) if year % step == 0]
    years = sorted({*round_years, *([first, last] if len(round_years) < 2 else [])})
    return [(plot.x(year - up + day), str(year)) for year in years]


def gaps(
    drawing: Drawing, plot: Plot, series: Sequence[LineSeries], ways: Sequence[Way], heads: Sequence[Head]
) -> tuple[list[str], list[Box]]:
    """Say why numbers are missing: above the axis where no series has one, else as remarks to be written.

    Returns those remarks and where something was written.
    """
    have = {round(p.x, 2) for one in series for p in one.points if p.y is not None}
    whole: dict[float, tuple[str, str]] = {}
    single: dict[tuple[str, str], list[str]] = {}
    for one in series:
        for x, date, said in missing(one.points):
            if x in have:
                single.setdefault((one.name, said), []).append(date)
            else:
                whole.setdefault(x, (date, said))
    lines = [*ways, *([(head.x, plot.top), (head.x, plot.bottom)] for head in heads)]
    remarks, taken = _above_axis(drawing, plot, whole, lines)
    return [*remarks, *(f"{name}, {_span(dates)}: {said}" for (name, said), dates in single.items())], taken


def missing(points: Sequence[LinePoint]) -> list[tuple[float, str, str]]:
    """(position, date, word) of figures without a number, and of years that a yearly series leaves out."""
    found = [(round(p.x, 2), p.label, notes.word(p.status)) for p in points if p.y is None]
    if abs(usual_distance(points) - 1) < 0.03:
        for before, after in pairwise(points):
            for year in range(1, round(after.x - before.x)):
                found.append((round(before.x + year, 2), _year(before, year), notes.NOTHING))
    return found


def _year(point: LinePoint, later: int) -> str:
    """'31.12.2022' one year later is '31.12.2023', '2022' is '2023'."""
    year = point.label[-4:]
    return f"{point.label[:-4]}{int(year) + later}" if year.isdecimal() else f"{round(point.x) + later}"


def _span(dates: Sequence[str]) -> str:
    return dates[0] if len(dates) == 1 else f"{dates[0]} bis {dates[-1]}"


def _above_axis(
    drawing: Drawing, plot: Plot, whole: dict[float, tuple[str, str]], lines: Sequence[Way]
) -> tuple[list[str], list[Box]]:
    """One note for each run of neighbours with the same words, where it fits; remarks for the others."""
    runs: list[tuple[list[float], list[str], str]] = []
    for x, (date, said) in sorted(whole.items()):
        if runs and runs[-1][2] == said and x - runs[-1][0][-1] <= 1.01:
            runs[-1][0].append(x)
            runs[-1][1].append(date)
        else:
            runs.append(([x], [date], said))
    taken: list[Box] = []
    remarks: list[str] = []
    for years, dates, said in runs:
        wide, middle = measure.width(said), plot.x(sum(years) / len(years))
        start = min(max(middle - wide / 2, plot.left + 4), plot.right - wide)
        box = Box(start - 2, plot.bottom - 24, start + wide + 2, plot.bottom - 4)
        if any(box.meets(other) for other in taken) or any(labels.crosses(box, line) for line in lines):
            remarks.append(f"{_span(dates)}: {said}")
            continue
        taken.append(box)
        drawing.text(start, plot.bottom - 9, said, ink="mute", halo=True)
    return remarks, taken

"""German sentences on one indicator at one place, made from the points of its series.

Nothing is computed here; what may be compared is decided in `analysis`. Every number stands as `printed`
gives it.
"""

import re
from collections.abc import Mapping, Sequence

from bindeglied.analysis.series import Break, Point
from bindeglied.analysis.status import Status
from bindeglied.analysis.trends import margin
from bindeglied.core import text
from bindeglied.domain.indicators.sentences.phrases import Phrase, phrase_of
from bindeglied.domain.indicators.values import Indicator

STATUS_WORDS: Mapping[Status, str] = {
    Status.ROUNDED: "gerundet",
    Status.PERTURBED: "zum Schutz leicht verändert",
    Status.ESTIMATED: "geschätzt",
    Status.UNRELIABLE: "eingeschränkt verlässlich",
    Status.SECRET: "geheim zu halten",
    Status.NOT_APPLICABLE: "nicht sinnvoll zu bilden",
    Status.NOT_DELIVERED: "noch nicht geliefert",
    Status.NO_SUCH_PLACE: "den Ort gab es an diesem Tag nicht",
}
BREAK_WORDS: Mapping[Break, str] = {
    Break.CENSUS: "neuer Zensus",
    Break.TERRITORY: "Gebietsreform",
    Break.DEFINITION: "neue Definition",
}
_UNITS_BEHIND = ("%", "je ")  # persons and the like stand in the sentence, not behind the number
_IN_THE = re.compile(r"kreis\b|^Regionalverband |^Saarland$", re.IGNORECASE)
_IN_THE_F = ("Städteregion ", "Region ", "Hansestadt ", "Stadt ", "Landeshauptstadt ")


def unit_behind(unit: str) -> str:
    """The unit where it is printed behind the number, else ''."""
    return unit if unit.startswith(_UNITS_BEHIND) else ""


def printed(value: float | None, status: Status | None, indicator: Indicator, *, sign: bool = False) -> str:
    """A value as it stands everywhere: '87.508', '4,7 %'; the status in words where there is none."""
    if value is None:
        return _why(status) if status else ""
    return text.quantity(value, unit_behind(indicator.unit), indicator.decimals, sign=sign)


def _why(status: Status) -> str:
    """Why there is no number."""
    return "nicht sicher genug" if status == Status.UNRELIABLE else STATUS_WORDS.get(status, "")


def where(name: str) -> str:
    """'Landkreis Greiz' -> 'im Landkreis Greiz', 'Wartburgkreis' -> 'im Wartburgkreis', 'Jena' -> 'in Jena'."""
    if _IN_THE.search(name):
        return f"im {name}"
    return f"in der {name}" if name.startswith(_IN_THE_F) else f"in {name}"


def for_place(name: str) -> str:
    """'Landkreis Greiz' -> 'den Landkreis Greiz', 'Region Hannover' -> 'die Region Hannover', 'Jena'."""
    said = where(name)
    if said.startswith("im "):
        return f"das {name}" if name == "Saarland" else f"den {name}"
    return f"die {name}" if said.startswith("in der ") else name


def when(date: str, period: str) -> str:
    """'Am 31. Dezember 2024', or for a year 'Im Jahr 2023', 'Im Wintersemester 2023/24' …"""
    said = text.long_date(date)
    return f"Am {said}" if ". " in said else f"{period} {said}"


def inside(date: str, period: str) -> str:
    """The same inside a sentence: 'am 31. Dezember 2024'."""
    said = when(date, period)
    return said[0].lower() + said[1:]


def level(indicator: Indicator, point: Point, place_name: str) -> str:
    """The figure in one sentence, its status in words behind it."""
    if point.value is None:
        return unknown(indicator, point, place_name)
    phrase, value = phrase_of(indicator.key, indicator.title), point.value
    frame = phrase.level
    if phrase.none and text.rounded(value, indicator.decimals) == 0:
        frame = phrase.none
    elif phrase.less and value < 0:
        frame, value = phrase.less, -value
    said = frame.format(
        when=_opening(point.date, indicator, phrase),
        where=where(place_name),
        x=printed(value, point.status, indicator),
    )
    remark = remark_on(point)
    return f"{said[:-1]} ({remark})." if remark else said


def remark_on(point: Point) -> str:
    """'auf 5 gerundet', 'geschätzt', 'aus den Zahlen der Kreise berechnet'; empty for a plain value."""
    rate, of_districts = (
        point.denominator is not None,
        " der Kreise" if point.derived and not point.boundary else "",
    )
    words = []
    if point.status == Status.ROUNDED and rate:
        words.append(f"aus gerundeten Zahlen{of_districts} berechnet")
    elif point.status == Status.ROUNDED and point.n_rounded > 1:
        words.append(f"Summe gerundeter Zahlen{of_districts}, Abweichung bis {text.number(margin(point))}")
    elif point.status == Status.ROUNDED and point.base:
        words.append(f"auf {point.base:g} gerundet".replace(".", ","))
    elif point.status in STATUS_WORDS:
        words.append(STATUS_WORDS[point.status])
    if of_districts and point.status != Status.ROUNDED:
        words.append("aus den Zahlen der Kreise berechnet")
    if point.derived and point.boundary:
        words.append("auf dem heutigen Gebiet")
    return ", ".join(words)


def unknown(indicator: Indicator, point: Point, place_name: str) -> str:
    """Why there is no number."""
    if point.status == Status.NO_SUCH_PLACE:
        return f"{indicator.title}: {place_name} gab es am {text.short_date(point.date)} nicht."
    return (
        f"{indicator.title}: Zum Stand {text.short_date(point.date)} ist die Zahl {where(place_name)} "
        f"{_why(point.status)}."
    )


def parts(indicator: Indicator, point: Point) -> str:
    """The counts behind a share: 'Das sind 92 von 720 Abgänger*innen.'; '' where nobody asks for them."""
    phrase = phrase_of(indicator.key, indicator.title)
    counts = (point.numerator, point.denominator)
    if not phrase.whole or point.value is None or any(c is None or not c.is_integer() for c in counts):
        return ""
    x, n = (text.number(c or 0.0) for c in counts)
    return f"Das sind {x} von {n} {phrase.whole}."


def change(
    indicator: Indicator,
    after: Point,
    before: Point,
    *,
    difference: float | None,
    growth: float | None,
    place_name: str = "",
) -> str:
    """How the figure moved since `before`; `difference` None: the distance says nothing.

    Counts: 'Das sind 1.265 mehr als am 31. Dezember 2023 (6.750; +18,7 %).', rates are set side by side,
    with `place_name` where those of other places came between.
    """
    if not phrase_of(indicator.key, indicator.title).counts:
        return _side_by_side(indicator, after, before, place_name)
    then = printed(before.value, before.status, indicator)
    day = inside(before.date, indicator.period)
    if difference is None:
        return f"Das sind etwa so viele wie {day} ({then})."
    if difference == 0:
        return f"Das sind so viele wie {day}."
    about = "rund " if Status.ROUNDED in (after.status, before.status) else ""
    share = f"; {about}{text.quantity(growth, '%', 1, sign=True)}" if growth is not None else ""
    word = "mehr" if difference > 0 else "weniger"
    return f"Das sind {about}{text.number(abs(difference))} {word} als {day} ({then}{share})."


def _side_by_side(indicator: Indicator, after: Point, before: Point, place_name: str) -> str:
    """Two rates one after the other, without a computed difference."""
    phrase = phrase_of(indicator.key, indicator.title)
    now, then = (printed(p.value, p.status, indicator, sign=bool(phrase.less)) for p in (after, before))
    day = _opening(before.date, indicator, phrase)
    here = f" {where(place_name)}" if place_name else ""
    same = " ebenfalls" if now == then else ""
    return f"{day} {phrase.again}{here}{same} {then}."


def comparison(indicator: Indicator, others: Sequence[tuple[str, Point]]) -> str:
    """Land and Germany at the same date: 'In Thüringen waren es 8,4 %, in Deutschland 15,3 %.'

    `others` are pairs of a name and a point. Counts of such places say nothing: ''.
    """
    phrase = phrase_of(indicator.key, indicator.title)
    if not others or phrase.counts:
        return ""
    said = ", ".join(
        f"{where(name)} {f'{phrase.again} ' if i == 0 else ''}"
        f"{printed(point.value, point.status, indicator, sign=bool(phrase.less))}"
        for i, (name, point) in enumerate(others)
    )
    return f"{said[0].upper()}{said[1:]}."


def _opening(date: str, indicator: Indicator, phrase: Phrase) -> str:
    return f"{phrase.spell} {date[:4]}" if phrase.spell else when(date, indicator.period)


def newer_without_number(point: Point) -> str:
    """Said behind the newest number when a later date exists but carries none."""
    said = text.long_date(point.date)
    day = f"den {said}" if ". " in said else said
    return f"Für {day} ist die Zahl {_why(point.status)}."


def only_for(indicator: Indicator, point: Point, name: str, place_name: str) -> str:
    """A figure that exists for the Land or Germany alone says so first."""
    return (
        f"{indicator.title}: Für {for_place(place_name)} liegt keine eigene Zahl vor, nur eine für {name}. "
        f"{level(indicator, point, name)}"
    )


__all__ = ["BREAK_WORDS", "STATUS_WORDS", "Phrase", "change", "comparison", "for_place", "inside", "level",
           "newer_without_number", "only_for", "parts", "phrase_of", "printed", "remark_on", "unit_behind",
           "unknown", "when", "where"]  # fmt: skip

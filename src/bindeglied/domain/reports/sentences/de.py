"""German sentences made from figures.

Every function takes finished figures and returns plain text in which each number stands exactly as
`Figure.text` prints it. Nothing is computed here; what may be compared was decided before. How German
speaks of an indicator is said once, in `indicators.sentences`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bindeglied.analysis.series import Break
from bindeglied.analysis.status import Status
from bindeglied.core.text import MONTHS, long_date, number, short_date
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.sentences.de import STATUS_WORDS, for_place, phrase_of, where
from bindeglied.domain.reports.values import Figure

__all__ = ["STATUS_WORDS", "change", "comparison", "for_place", "in_table", "level", "listing",
           "note_on", "phrase_of", "reference", "remark_on", "where"]  # fmt: skip

_MONTH = "|".join(MONTHS)
_NO_FIGURES = re.compile(
    rf"\b\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\b|\b\d{{1,2}}\. (?:{_MONTH})(?: \d{{4}})?|\bje 1\.000\b|\b(?:19|20)\d\d\b"
)
SEPARATED = {
    Break.CENSUS: "ein neuer Zensus",
    Break.TERRITORY: "eine Gebietsreform",
    Break.DEFINITION: "eine neue Definition",
}
_SEPARATED_BY = {
    Break.CENSUS: ("einen neuen Zensus", "neue Zensus"),
    Break.TERRITORY: ("eine Gebietsreform", "Gebietsreformen"),
    Break.DEFINITION: ("eine neue Definition", "neue Definitionen"),
}
_WHO = {
    "foreign_residents_register": "im Ausländerzentralregister erfassten Personen",
    "foreign_residents": "ausländischen Einwohner*innen",
    "protection_seekers": "Schutzsuchenden",
}


def when(date: str, figure: Figure) -> str:
    """How a sentence on `figure` opens for a date: 'Am 31. Dezember 2024', 'Im Jahresdurchschnitt 2025' …"""
    if spell := phrase_of(figure.indicator, figure.label).spell:
        return f"{spell} {date[:4]}"
    said = long_date(date)
    if ". " in said:
        return f"Am {said}"
    indicator = INDICATORS.get(figure.indicator)
    return f"{indicator.period if indicator else 'Im Jahr'} {said}"


def inside(date: str, figure: Figure) -> str:
    """The same inside a sentence: 'am 31. Dezember 2024'."""
    said = when(date, figure)
    return said[0].lower() + said[1:]


def counts(figure: Figure) -> bool:
    """Whether it is a count, whose difference is told; rates are set side by side."""
    return phrase_of(figure.indicator, figure.label).counts


def listing(words: Sequence[str]) -> str:
    """'Bevölkerung, Zuzüge und Fortzüge'; with semicolons where a word has commas of its own."""
    if len(words) < 2:
        return "".join(words)
    if any("," in word for word in words):
        return "; ".join(words)
    return f"{', '.join(words[:-1])} und {words[-1]}"


def level(figure: Figure, place_name: str, unsigned: Figure | None = None) -> str:
    """The figure in one sentence, its status in words behind it.

    `unsigned` is the same without its sign, for indicators whose sentence says which way they went.
    """
    phrase = phrase_of(figure.indicator, figure.label)
    if figure.value is None:
        return unknown(figure, place_name)
    frame, text = phrase.level, figure.text
    if phrase.none and (figure.status == Status.ZERO or not re.search("[1-9]", figure.text)):
        frame = phrase.none
    elif phrase.less and unsigned:
        frame = phrase.less if figure.value < 0 else phrase.level
        text = unsigned.text
    said = frame.format(when=when(figure.date, figure), where=where(place_name), x=text)
    return f"{said[:-1]}{_remarked(figure)}."


def remark_on(figure: Figure) -> str:
    """'auf 5 gerundet', 'aus den Zahlen der Kreise berechnet'; empty for a plain value."""
    of_districts = " der Kreise" if figure.derived and not figure.boundary else ""
    words = []
    if figure.status == Status.ROUNDED and figure.margin:
        words.append(f"Summe gerundeter Zahlen{of_districts}, Abweichung bis {number(figure.margin)}")
    elif figure.status == Status.ROUNDED and figure.base:
        words.append(f"auf {figure.base:g} gerundet".replace(".", ","))
    elif figure.status == Status.ROUNDED:
        words.append(f"aus gerundeten Zahlen{of_districts} berechnet")
    elif figure.status in STATUS_WORDS:
        words.append(STATUS_WORDS[figure.status])
    if of_districts and figure.status != Status.ROUNDED:
        words.append("aus den Zahlen der Kreise berechnet")
    if figure.derived and figure.boundary:
        words.append("auf dem heutigen Gebiet")
    return ", ".join(words)


def unknown(figure: Figure, place_name: str) -> str:
    """Why there is no number."""
    if figure.status == Status.NO_SUCH_PLACE:
        return f"{figure.label}: {place_name} gab es am {short_date(figure.date)} noch nicht oder nicht mehr."
    return (
        f"{figure.label}: Zum Stand {short_date(figure.date)} ist die Zahl {where(place_name)} "
        f"{STATUS_WORDS[figure.status]}."
    )


def newer_without_number(figure: Figure) -> str:
    """Said behind the newest number when a later date exists but carries none."""
    if figure.status == Status.NO_SUCH_PLACE:
        return ""
    said = long_date(figure.date)
    day = f"den {said}" if ". " in said else said
    return f"Für {day} ist die Zahl {STATUS_WORDS[figure.status]}."


def change(after: Figure, earlier: Figure, difference: Figure, percent: Figure | None) -> str:
    """How a count moved: 'Das sind rund 965 mehr als am 31. Dezember 2023 (6.750; rund +14,3 %).'"""
    then = inside(earlier.date, after)
    about = "rund " if Status.ROUNDED in (after.status, earlier.status) else ""
    word = "mehr" if (after.value or 0) > (earlier.value or 0) else "weniger"
    share = f"; {about}{percent.text}" if percent else ""
    return f"Das sind {about}{difference.text} {word} als {then} ({earlier.text}{share})."


def side_by_side(after: Figure, earlier: Figure, place_name: str = "") -> str:
    """Two rates one after the other, without a computed difference; `place_name` where others came between."""
    here = f" {where(place_name)}" if place_name else ""
    same = "ebenfalls " if after.text == earlier.text else ""
    return f"{when(earlier.date, after)} {phrase_of(after.indicator, after.label).again}{here} {same}{earlier.text}."


def within_rounding(after: Figure, earlier: Figure) -> str:
    """Two counts whose distance says nothing, because of their rounding or because there is none."""
    day = inside(earlier.date, after)
    if after.value == earlier.value and Status.ROUNDED not in (after.status, earlier.status):
        return f"Das sind so viele wie {day}."
    return f"Das sind etwa so viele wie {day} ({earlier.text})."


def not_comparable(separated: Break) -> str:
    """Why no change is told although there is an earlier figure."""
    return f"Mit früheren Zahlen lässt sich das nicht vergleichen: Dazwischen liegt {SEPARATED[separated]}."


def separated_by(separated: Break, count: int) -> str:
    """What interrupts a line: 'einen neuen Zensus', 'Gebietsreformen'."""
    return _SEPARATED_BY[separated][count > 1]


def comparison(others: Sequence[Figure]) -> str:
    """Land and Germany at the same date: 'In Thüringen waren es 8,4 %, in Deutschland 15,3 %.'"""
    if not others:
        return ""
    remarks = {remark_on(f) for f in others}
    shared = remarks.pop() if len(remarks) == 1 and len(others) > 1 else ""
    parts = [f"{where(f.place_name)} {f.text}{'' if shared else _remarked(f)}" for f in others]
    first = where(others[0].place_name)
    parts[0] = (
        f"{first[0].upper()}{first[1:]} {phrase_of(others[0].indicator, others[0].label).again} {parts[0][len(first) + 1 :]}"
    )
    return f"{', '.join(parts)}{f' (beides {shared})' if shared else ''}."


def _remarked(figure: Figure) -> str:
    remark = remark_on(figure)
    return f" ({remark})" if remark else ""


def only_for(other: Figure, title: str, place_name: str) -> str:
    """A figure that exists for the Land or Germany alone says so first."""
    return (
        f"{title}: Für {for_place(place_name)} liegt keine eigene Zahl vor, nur eine für {other.place_name}. "
        f"{level(other, other.place_name)}"
    )


def parts(numerator: Figure, denominator: Figure) -> str:
    """The counts behind a share: 'Das sind 92 von 720 Abgänger*innen.'"""
    words = phrase_of(numerator.indicator, numerator.label).whole
    return f"Das sind {numerator.text} von {denominator.text}{' ' + words if words else ''}."


def groups(
    named: Sequence[tuple[str, Figure]], whole: Figure, place_name: str, *, by: str, complete: bool
) -> str:
    """The parts of a count by `by` ('Herkunft'), largest first; `complete` says that no part is left out.

    'Nach Herkunft verteilten sich die 7.715 im … erfassten Personen im Landkreis … am 31. Dezember 2025 so:
    Europa (5.235), Asien (2.130) …'
    """
    day = inside(whole.date, whole)
    said = listing([f"{name} ({f.text})" for name, f in named])
    who = _WHO.get(whole.indicator, f"Personen („{whole.label}“)")
    rounded = _all_rounded([f for _, f in named])
    if complete:
        return (
            f"Nach {by} verteilten sich die {whole.text} {who} {where(place_name)} {day} so: {said}.{rounded}"
        )
    return f"Nach {by} waren die größten Gruppen der {who} {where(place_name)} {day}: {said}.{rounded}"


def _all_rounded(figures: Sequence[Figure]) -> str:
    """One sentence for all: the margins of the single sums stand in the table beside."""
    words = {"gerundet" if f.margin else remark_on(f) for f in figures}
    if len(words) == 1:
        shared = words.pop()
        return f" Alle Zahlen sind {shared}." if shared else ""
    return " Ein Teil der Zahlen ist gerundet." if any("gerundet" in word for word in words) else ""


def union(inside_of: Figure, outside: Figure) -> str:
    """Citizens of the European Union and all others, which cut across the continents."""
    return (
        f"Die Staatsangehörigkeit eines Staates der Europäischen Union hatten {inside_of.text} Personen, eine "
        f"andere oder keine {outside.text}."
    )


def reference(dates: Iterable[tuple[str, str]]) -> str:
    """The opening line of a chapter from (label, date), one entry a date, the newest first."""
    by_date: dict[str, list[str]] = {}
    for label, date in dates:
        by_date.setdefault(date, []).append(label)
    if not by_date:
        return "Zu diesem Kapitel liegen noch keine Zahlen vor."
    if len(by_date) == 1:
        return f"Stand der Zahlen: {short_date(next(iter(by_date)))}"
    newest = sorted(by_date, key=lambda d: (d[:4], d), reverse=True)
    return "Stand der Zahlen: " + " · ".join(f"{short_date(d)} ({', '.join(by_date[d])})" for d in newest)


def report_date(date: str) -> str:
    """The opening line of the chapter on method and sources."""
    return f"Stichtag des Berichts: {short_date(date)}"


def moved_to_review(labels: Sequence[str]) -> str:
    """Left behind in a chapter by what is older than three years."""
    quoted = [f"„{label}“" for label in labels]
    if len(quoted) == 1:
        return f"Zu {quoted[0]} ist die jüngste Zahl mehr als drei Jahre alt. Sie steht im Rückblick."
    return f"Zu {listing(quoted)} sind die jüngsten Zahlen mehr als drei Jahre alt. Sie stehen im Rückblick."


NO_FIGURE = "keine Zahl zu diesem Stand"
LICENCE = (
    "Die amtlichen Zahlen stehen unter der Datenlizenz Deutschland – Namensnennung – Version 2.0 "
    "(www.govdata.de/dl-de/by-2-0)."
)
READING = (
    "Jede Zahl nennt ihren Stand. Verglichen wird nur, was vergleichbar ist: Zwischen zwei Zahlen steht "
    "keine Veränderung, wenn dazwischen ein neuer Zensus, eine Gebietsreform oder eine neue Definition liegt.",
    "Zahlen, die am Stichtag des Berichts mehr als drei Jahre alt sind, stehen nur im Rückblick.",
    "Land und Bund stehen zum Vergleich daneben, immer zum gleichen Stand. Eine Rangfolge von Landkreisen "
    "und Städten bildet dieser Bericht nicht.",
    "Bevölkerungsfortschreibung und Ausländerzentralregister zählen verschieden. Ihre Zahlen bilden keine "
    "gemeinsame Reihe.",
    "Steht nichts dabei, ist die Zahl so, wie die Statistik sie veröffentlicht; Anteile sind aus solchen Zahlen "
    "gebildet. „Gerundet“ heißt: Die Statistik veröffentlicht nur gerundete Werte, Summen können deshalb "
    "abweichen. „Berechnet“ heißt: Die Zahl ist aus den Zahlen der Kreise gebildet. „Geheim zu halten“ heißt: "
    "Die Zahl ist so klein, dass sie Menschen erkennbar machen könnte.",
)


@dataclass(frozen=True, slots=True)
class TableNote:
    """What is said below a table; `of_all` says that it holds for every number, which then stand bare."""

    text: str = ""
    of_all: bool = False


def note_on(figures: Sequence[Figure]) -> TableNote:
    """One note for a table whose numbers all have the same remark; else the cells say it themselves."""
    numbers = [f for f in figures if f.value is not None]
    short = {_short(f) for f in numbers}
    margins = [f.margin for f in numbers if f.margin]
    largest = f" Summen gerundeter Zahlen weichen bis zu {number(max(margins))} ab." if margins else ""
    if len(short) != 1 or not (word := short.pop()):
        return TableNote(largest.strip())
    bases = {f.base for f in numbers}
    if word == STATUS_WORDS[Status.ROUNDED] and not margins and len(bases) == 1 and (base := bases.pop()):
        word = f"auf {base:g} gerundet".replace(".", ",")
    return TableNote(f"Alle Zahlen {word}.{largest}", of_all=True)


def _short(figure: Figure) -> str:
    """'gerundet', 'berechnet': enough in a cell."""
    words = [STATUS_WORDS[figure.status]] if figure.status in STATUS_WORDS else []
    return ", ".join([*words, *(["berechnet"] if figure.derived else [])])


def in_table(figure: Figure, *, plain: bool = False) -> str:
    """The figure as it stands in a table, its status in a word behind it unless `plain`."""
    if figure.value is None:
        return STATUS_WORDS[figure.status]
    word = "" if plain else _short(figure)
    return f"{figure.text} ({word})" if word else figure.text


def comparison_caption(names: Sequence[str]) -> str:
    """'Altenburger Land, Thüringen und Deutschland im Vergleich'"""
    return f"{listing(names)} im Vergleich" if len(names) > 1 else names[0]


_PUBLISHERS = (
    (re.compile(r"\d{5}-\d\d-\d\d-\d"), "Statistische Ämter des Bundes und der Länder, Regionaldatenbank"),
    (re.compile(r"\d{5}-\d{4}"), "Statistisches Bundesamt, GENESIS-Online"),
)


def publisher_of(table: str) -> str:
    """Who publishes a table, told by the form of its code; '' for any other."""
    return next((name for form, name in _PUBLISHERS if form.fullmatch(table)), "")


def source_line(tables: Sequence[str]) -> str:
    """'Quelle: Statistisches Bundesamt, GENESIS-Online, Tabelle 12521-0041.'"""
    by_publisher: dict[str, list[str]] = {}
    for table in tables:
        by_publisher.setdefault(publisher_of(table), []).append(table)
    named = [
        ", ".join([*([publisher] if publisher else []), f"{_tables(len(codes))} {', '.join(codes)}"])
        for publisher, codes in by_publisher.items()
    ]
    return f"{'Quelle' if len(named) == 1 else 'Quellen'}: {'; '.join(named)}."


def _tables(count: int) -> str:
    return "Tabelle" if count == 1 else "Tabellen"


def citation(authority: str, title: str, edition: str, created: str) -> str:
    """How to quote an edition."""
    return f"{authority}: {title}. {edition} vom {created}."


def without_dates(text: str) -> str:
    """The text without dates, years and 'je 1.000', in which numbers are no figures."""
    return _NO_FIGURES.sub(" ", text)


def nothing_yet(purpose: str) -> str:
    """Opens a chapter without figures."""
    return f"{purpose} Dazu liegen in diesem Arbeitsbereich noch keine Zahlen vor."


def missing_line(
    title: str, newest: str, tables: Sequence[str], *, same_day: bool = False, two_days: bool = False
) -> str:
    """'Einbürgerungsquote: Die jüngste Zahl ist von 2016. Neuere bringt: Tabelle …'

    `same_day`: the tables give a figure only where both have one for the same day; `two_days`: only where two
    year ends in a row are there.
    """
    listed = "; ".join(tables)
    both = " Beide müssen den gleichen Stichtag haben." if same_day else ""
    both = " Sie muss zwei aufeinanderfolgende Jahresenden enthalten." if two_days else both
    if not newest:
        return f"{title}: Es liegt keine Zahl vor. Dafür nötig: {listed}.{both}"
    said = short_date(newest)
    day = f"{'vom' if '.' in said else 'von'} {said}"
    return f"{title}: Die jüngste Zahl ist {day}. Für neuere nötig: {listed}.{both}"


def tables_line(codes: Sequence[str], portal: str) -> str:
    """'Tabellen 12511-01-01-4 und 12411-01-01-4 (Regionaldatenbank Deutschland)'"""
    return f"{_tables(len(codes))} {listing(codes)} ({portal})"


NOTHING_OLD = "Alle Zahlen dieses Berichts sind am Stichtag höchstens drei Jahre alt."
NOTHING_MISSING = "Alle Zahlen, die dieser Bericht vorsieht, liegen vor und sind höchstens drei Jahre alt."
NO_SOURCE = "Es liegen noch keine Zahlen vor, aus denen der Bericht schöpfen kann."


def source_entry(table: str, labels: Sequence[str]) -> str:
    """'Tabelle 12411-01-01-4 (Statistische Ämter …): Bevölkerung, Anteil der Frauen'"""
    publisher = publisher_of(table)
    return f"Tabelle {table}{f' ({publisher})' if publisher else ''}: {', '.join(labels)}"

"""German sentences made from figures.

Every function takes finished figures and returns plain text in which each number stands exactly as
`Figure.text` prints it. Nothing is computed here; what may be compared was decided before.
"""

import re
from collections.abc import Mapping, Sequence

from bindeglied.analysis.status import Status
from bindeglied.core.text import MONTHS, long_date, short_date
from bindeglied.domain.reports.sentences.phrases import PHRASES, Phrase
from bindeglied.domain.reports.values import Figure

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
_MONTH = "|".join(MONTHS)
_NO_FIGURES = re.compile(
    rf"\b\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\b|\b\d{{1,2}}\. (?:{_MONTH})(?: \d{{4}})?|\bje 1\.000\b|\b(?:19|20)\d\d\b"
)
_IN_THE = ("Landkreis ", "Kreis ", "Regionalverband ", "Saarland")
_IN_THE_F = ("Städteregion ", "Region ", "Hansestadt ", "Stadt ", "Landeshauptstadt ")


def where(name: str) -> str:
    """'Landkreis Greiz' -> 'im Landkreis Greiz', 'Wartburgkreis' -> 'im Wartburgkreis', 'Jena' -> 'in Jena'."""
    first = name.split(",")[0]
    if name.startswith(_IN_THE) or first.lower().endswith("kreis"):
        return f"im {name}"
    if name.startswith(_IN_THE_F):
        return f"in der {name}"
    return f"in {name}"


def for_place(name: str) -> str:
    """'Landkreis Greiz' -> 'den Landkreis Greiz', 'Region Hannover' -> 'die Region Hannover', 'Jena'."""
    said = where(name)
    if said.startswith("im "):
        return f"das {name}" if name == "Saarland" else f"den {name}"
    return f"die {name}" if said.startswith("in der ") else name


def phrase_of(indicator: str, label: str) -> Phrase:
    """How to speak of an indicator; one without an entry is named by its label."""
    return PHRASES.get(indicator) or Phrase(
        level=f"{{when}} betrug {{where}} der Wert der Kennzahl „{label}“ {{x}}."
    )


def when(date: str, phrase: Phrase) -> str:
    """'Am 31. Dezember 2024', or for a year 'Im Jahr 2023', 'Im Jahresdurchschnitt 2025' …"""
    return f"Am {long_date(date)}" if len(date) == 10 else f"{phrase.period} {date}"


def before(date: str, phrase: Phrase) -> str:
    """The same inside a sentence: 'am 31. Dezember 2024'."""
    text = when(date, phrase)
    return text[0].lower() + text[1:]


def level(figure: Figure, place_name: str) -> str:
    """The figure in one sentence, its status in words behind it."""
    phrase = phrase_of(figure.indicator, figure.label)
    if figure.value is None:
        return unknown(figure, place_name)
    if figure.status == Status.ZERO and phrase.none:
        return phrase.none.format(when=when(figure.date, phrase), where=where(place_name))
    said = phrase.level.format(when=when(figure.date, phrase), where=where(place_name), x=figure.text)
    remark = remark_on(figure)
    return f"{said[:-1]} ({remark})." if remark else said


def remark_on(figure: Figure) -> str:
    """'auf 5 gerundet', 'als Summe berechnet'; empty for a plain value."""
    words = []
    if figure.status == Status.ROUNDED and figure.base:
        words.append(f"auf {figure.base:g} gerundet".replace(".", ","))
    elif figure.status in STATUS_WORDS:
        words.append(STATUS_WORDS[figure.status])
    if figure.derived:
        words.append("aus den Zahlen der Teile berechnet")
    return ", ".join(words)


def unknown(figure: Figure, place_name: str) -> str:
    """Why there is no number."""
    return (
        f"{figure.label}: Zum Stand {short_date(figure.date)} ist die Zahl {where(place_name)} "
        f"{STATUS_WORDS[figure.status]}."
        if figure.status != Status.NO_SUCH_PLACE
        else f"{figure.label}: {place_name} gab es am {short_date(figure.date)} noch nicht oder nicht mehr."
    )


def newer_without_number(figure: Figure) -> str:
    """Said behind the newest number when a later date exists but carries none."""
    day = f"den {long_date(figure.date)}" if len(figure.date) == 10 else f"{figure.date}"
    return f"Für {day} ist die Zahl {STATUS_WORDS[figure.status]}."


def change(after: Figure, earlier: Figure, difference: Figure, percent: Figure | None) -> str:
    """How a count moved: 'Das sind rund 965 mehr als am 31. Dezember 2023 (6.750; rund +14,3 %).'"""
    then = before(earlier.date, phrase_of(after.indicator, after.label))
    about = "rund " if Status.ROUNDED in (after.status, earlier.status) else ""
    word = "mehr" if (after.value or 0) > (earlier.value or 0) else "weniger"
    share = f"; {about}{percent.text}" if percent else ""
    return f"Das sind {about}{difference.text} {word} als {then} ({earlier.text}{share})."


def side_by_side(after: Figure, earlier: Figure) -> str:
    """Two rates one after the other, without a computed difference."""
    then = when(earlier.date, phrase_of(after.indicator, after.label))
    same = "ebenfalls " if after.text == earlier.text else ""
    return f"{then} waren es {same}{earlier.text}."


def within_rounding(after: Figure, earlier: Figure) -> str:
    """Two rounded counts whose distance says nothing."""
    phrase = phrase_of(after.indicator, after.label)
    return f"Das sind etwa so viele wie {before(earlier.date, phrase)} ({earlier.text})."


def comparison(others: Sequence[Figure]) -> str:
    """Land and Germany at the same date: 'In Thüringen waren es 8,4 %, in Deutschland 15,3 %.'"""
    if not others:
        return ""
    first, *rest = others
    start = where(first.place_name)
    said = f"{start[0].upper()}{start[1:]} waren es {first.text}{_remarked(first)}"
    for other in rest:
        said += f", {where(other.place_name)} {other.text}{_remarked(other)}"
    return f"{said}."


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


def largest_groups(figures: Sequence[Figure], place_name: str) -> str:
    """'Die größten Gruppen kommen aus der Ukraine (2.425), aus Syrien (685) und Afghanistan (410).'"""
    if not figures:
        return ""
    named = [f"{f.label} ({f.text})" for f in figures]
    listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} und {named[-1]}"
    first = figures[0]
    opening = f"Am {long_date(first.date)}" if len(first.date) == 10 else f"Im Jahr {first.date}"
    remark = remark_on(first)
    return (
        f"{opening} verteilten sich die Staatsangehörigkeiten {where(place_name)} so: {listed}"
        f"{f' (alle Zahlen {remark})' if remark else ''}."
    )


def reference(dates: Sequence[tuple[str, str]]) -> str:
    """The opening line of a chapter from (label, date): 'Stand der Zahlen: Bevölkerung 31.12.2024 · …'"""
    if not dates:
        return "Zu diesem Kapitel liegen noch keine Zahlen vor."
    return "Stand der Zahlen: " + " · ".join(f"{label} {short_date(date)}" for label, date in dates)


def moved_to_review(labels: Sequence[str]) -> str:
    """Left behind in a chapter whose figures are older than three years."""
    listed = labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} und {labels[-1]}"
    return f"Zu {listed} sind die jüngsten Zahlen mehr als drei Jahre alt. Sie stehen im Rückblick."


NO_FIGURE = "keine Zahl zu diesem Stand"
LICENCE = (
    "Die amtlichen Zahlen stehen unter der Datenlizenz Deutschland – Namensnennung – Version 2.0 "
    "(www.govdata.de/dl-de/by-2-0)."
)
READING = (
    "Jede Zahl nennt ihren Stand. Verglichen wird nur, was vergleichbar ist: Zwischen zwei Zahlen steht "
    "keine Veränderung, wenn dazwischen ein neuer Zensus, eine Gebietsreform oder eine neue Definition liegt.",
    "Zahlen, die am Stichtag des Berichts mehr als drei Jahre alt sind, stehen nur im Rückblick.",
    "Thüringen und Deutschland stehen zum Vergleich daneben, immer zum gleichen Stand. Eine Rangfolge von "
    "Landkreisen und Städten bildet dieser Bericht nicht.",
    "Bevölkerungsfortschreibung und Ausländerzentralregister zählen verschieden. Ihre Zahlen werden nicht "
    "miteinander verrechnet.",
    "„Gerundet“ heißt: Die Statistik veröffentlicht nur gerundete Werte. Summen können deshalb leicht "
    "abweichen. „Geheim zu halten“ heißt: Die Zahl ist so klein, dass sie Menschen erkennbar machen könnte.",
)


def in_table(figure: Figure) -> str:
    """The figure as it stands in a table, its status in words behind it."""
    if figure.value is None:
        return STATUS_WORDS[figure.status]
    return figure.text + _remarked(figure)


def comparison_caption(names: Sequence[str]) -> str:
    """'Altenburger Land, Thüringen und Deutschland im Vergleich'"""
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} und {names[-1]}"
    return f"{listed} im Vergleich" if len(names) > 1 else listed


def source_line(tables: Sequence[str]) -> str:
    """'Quelle: Statistische Ämter des Bundes und der Länder, Tabelle 12411-01-01-4.'"""
    return f"Quelle: {'Tabelle' if len(tables) == 1 else 'Tabellen'} {', '.join(tables)}."


def citation(authority: str, title: str, edition: str, created: str) -> str:
    """How to quote an edition."""
    return f"{authority}: {title}. {edition} vom {created}."


def without_dates(text: str) -> str:
    """The text without dates, years and 'je 1.000', in which numbers are no figures."""
    return _NO_FIGURES.sub(" ", text)


def nothing_yet(purpose: str) -> str:
    """Opens a chapter without figures."""
    return f"{purpose} Dazu liegen in diesem Arbeitsbereich noch keine Zahlen vor."


def missing_line(title: str, newest: str, tables: Sequence[str]) -> str:
    """'Einbürgerungsquote: jüngste Zahl von 2016. Neuere bringt Tabelle …'"""
    bring = " oder ".join(tables)
    if newest:
        return f"{title}: Die jüngste Zahl ist von {short_date(newest)}. Neuere bringt {bring}."
    return f"{title}: Es liegt keine Zahl vor. Sie steht in {bring}."


NOTHING_OLD = "Alle Zahlen dieses Berichts sind am Stichtag höchstens drei Jahre alt."
NOTHING_MISSING = "Alle Zahlen, die dieser Bericht vorsieht, liegen vor und sind höchstens drei Jahre alt."
NO_SOURCE = "Es liegen noch keine Zahlen vor, aus denen der Bericht schöpfen kann."


def source_entry(table: str, labels: Sequence[str]) -> str:
    """'Tabelle 12411-01-01-4: Bevölkerung, Anteil der Frauen'"""
    return f"Tabelle {table}: {', '.join(labels)}"

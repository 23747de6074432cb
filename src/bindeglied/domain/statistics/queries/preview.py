"""The preview of an import, ready for the page."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from bindeglied.core import text
from bindeglied.domain.places import queries as places
from bindeglied.domain.statistics import rules
from bindeglied.domain.statistics.choices import MARKER_WORDS, ImportState
from bindeglied.domain.statistics.models import DataImport, ImportFile
from bindeglied.domain.statistics.queries.datasets import stored_before
from bindeglied.domain.statistics.queries.imports import file_tables, files_of, not_stored, owner_of, readable
from bindeglied.domain.statistics.values import Notice, PreparedTable, Recognised

Kind = Literal["clean", "notices", "unreadable", "stored", "waiting"]
_NUMBER_WORDS = (
    "keine", "eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
)  # fmt: skip
_PORTALS = (
    (re.compile(r"\d{4}[A-Z]-\d{4}"), "Zensus-Datenbank"),
    (re.compile(r"\d{5}-\d{4}"), "GENESIS-Online"),
    (re.compile(r"(\d{5}|AI)-?\w*-.*|AI\d{3}.*"), "Regionaldatenbank"),
)


@dataclass(frozen=True, slots=True)
class NoticeText:
    """Something odd: its first sentence as `head`, what it means as `body`."""

    head: str
    body: str


@dataclass(frozen=True, slots=True)
class FilePreview:
    """One table of one file as a card. All texts are German and ready to show, empty where not known."""

    name: str
    kind: Kind
    badge: str
    title: str = ""
    table_code: str = ""
    table: str = ""
    values: str = ""
    places: str = ""
    stand: str = ""
    notices: tuple[NoticeText, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """An indicator that the import would bring forward; `before` and `after` are empty where not computed."""

    key: str
    title: str
    before: str = ""
    after: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """All that the page of an import shows. Counts are cells; `done` of `total` files were inspected."""

    pk: int
    state: str
    heading: str
    files: tuple[FilePreview, ...]
    storable: int
    new: int
    replaced: int
    unchanged: int
    outdated: int
    examples: tuple[str, ...]
    indicators: tuple[IndicatorChange, ...]
    done: int
    total: int
    activity: str
    problem: str
    undo_until: datetime | None


def import_preview(data_import: DataImport) -> ImportPreview:
    """Everything about one import. Two queries, whatever its size."""
    files = list(files_of(data_import))
    stored = {}
    if data_import.state in (ImportState.UPLOADED, ImportState.INSPECTED):
        stored = stored_before([f.document.sha256 for f in files], owner_of(data_import))
    cards = [card for file in files for card in _cards(file, stored.get(file.document.sha256), data_import)]
    storable = not_stored(files, stored)
    changes = [t.changes for file in storable for t in file_tables(file) if t.changes]
    return ImportPreview(
        pk=data_import.pk,
        state=data_import.state,
        heading=_heading(files),
        files=tuple(cards),
        storable=len(storable),
        new=sum(c.new for c in changes),
        replaced=sum(c.replaced for c in changes),
        unchanged=sum(c.unchanged for c in changes),
        outdated=sum(c.outdated for c in changes),
        examples=tuple(line for c in changes for line in c.examples)[:5],
        indicators=tuple(IndicatorChange(**i) for i in data_import.indicators),
        done=data_import.done,
        total=data_import.total,
        activity=data_import.activity,
        problem=data_import.problem,
        undo_until=data_import.stored_at and data_import.stored_at + timedelta(days=rules.UNDO_DAYS),
    )


def _heading(files: list[ImportFile]) -> str:
    """'Drei Dateien, zwei davon lesbar'."""
    count = len(files)
    words = ngettext("%(number)s file", "%(number)s files", count) % {"number": _word(count).capitalize()}
    if any(not f.tables for f in files):
        return words
    good = sum(readable(f) for f in files)
    if good == count:
        state = ngettext("readable", "all readable", count)
    elif count == 1:
        state = gettext("not readable")
    else:
        state = gettext("%(number)s of them readable") % {"number": _word(good)}
    return f"{words}, {state}"


def _word(count: int) -> str:
    return _NUMBER_WORDS[count] if count < len(_NUMBER_WORDS) else text.number(count)


def _cards(file: ImportFile, stored_at: datetime | None, data_import: DataImport) -> list[FilePreview]:
    if not file.tables:
        return [FilePreview(file.name, "waiting", gettext("is being read"))]
    return [_card(table, stored_at, data_import) for table in file_tables(file)]


def _card(table: PreparedTable, stored_at: datetime | None, data_import: DataImport) -> FilePreview:
    found = table.recognised
    kind, badge = _badge(found, stored_at)
    if found.error is not None:
        return FilePreview(found.file, kind, badge, table_code=found.table, error=found.error)
    return FilePreview(
        name=found.file,
        kind=kind,
        badge=badge,
        title=", ".join(filter(None, (found.title, _span(found.dates)))),
        table_code=found.table,
        table=", ".join(filter(None, (found.table, portal_of(found.table)))),
        values=describe_values(found),
        places=_places(table, data_import),
        stand=_stand(found),
        notices=tuple(_notice(n) for n in found.warnings) + _stored_notice(stored_at),
    )


def _badge(found: Recognised, stored_at: datetime | None) -> tuple[Kind, str]:
    if found.error is not None:
        return "unreadable", gettext("not readable")
    if stored_at is not None:
        return "stored", gettext("already stored")
    if count := len(found.warnings):
        return "notices", ngettext("%(count)s notice", "%(count)s notices", count) % {"count": count}
    return "clean", gettext("no notices")


def portal_of(table: str) -> str:
    """Which portal has a table of this code, as far as the code tells."""
    return next((name for pattern, name in _PORTALS if pattern.fullmatch(table)), "")


def _span(dates: tuple[str, ...]) -> str:
    """'31.12.2024', '1995–2018' for several."""
    if len(dates) < 2:
        return text.short_date(dates[0]) if dates else ""
    first, last = min(dates), max(dates)
    if first[:4] == last[:4]:
        return f"{text.short_date(first)}–{text.short_date(last)}"
    return f"{first[:4]}–{last[:4]}"


def describe_values(found: Recognised) -> str:
    """'6.994, davon 218 geheim zu halten und 1.027 „nichts vorhanden“'."""
    count = text.number(found.observations)
    parts = [
        f"{text.number(found.markers[sign])} {words}"
        for sign, words in MARKER_WORDS.items()
        if found.markers.get(sign)
    ]
    if not parts:
        return count
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {gettext('and')} {parts[-1]}"
    return gettext("%(count)s, of these %(parts)s") % {"count": count, "parts": listed}


def _places(table: PreparedTable, data_import: DataImport) -> str:
    """'538, darunter Altenburger Land'."""
    count = text.number(sum(table.recognised.places.values()))
    among = []
    if table.own_place and data_import.workspace:
        among.append(places.name_of(data_import.workspace.place_key))
    if table.gone_places:
        among.append(gettext("dissolved districts"))
    if not among:
        return count
    joined = f" {gettext('and')} ".join(among)
    return gettext("%(count)s, among them %(names)s") % {"count": count, "names": joined}


def _stand(found: Recognised) -> str:
    if found.stand:
        return ", ".join(filter(None, (text.short_date(found.stand[:10]), text.licence(found.licence))))
    if found.delivered_at:
        day = text.short_date(found.delivered_at[:10])
        return gettext("File names none, the time in its name holds (%(day)s)") % {"day": day}
    return gettext("File names none, the time of reading in holds")


def _notice(notice: Notice) -> NoticeText:
    head, dot, body = notice.message.partition(". ")
    return NoticeText(head + dot.strip(), body)


def _stored_notice(stored_at: Any) -> tuple[NoticeText, ...]:
    if stored_at is None:
        return ()
    day = text.short_date(timezone.localdate(stored_at).isoformat())
    return (
        NoticeText(
            gettext("This file was stored on %(day)s.") % {"day": day},
            gettext("It is not stored a second time."),
        ),
    )

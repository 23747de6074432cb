"""Files that are no table of a layout that is read: what they are, and what to fetch instead."""

import re
from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext, gettext_noop

from bindeglied.domain.statistics.choices import Layout
from bindeglied.exchange.importers import names, sources
from bindeglied.exchange.importers.errors import BadFile, shown

_HEAD = 65536

_EXCEL = gettext_noop("an Excel workbook")
_OLD_EXCEL = gettext_noop("an old Excel workbook (.xls)")
_DIRECTORY = gettext_noop("a list of offers or places for guidance")
_REGIONS = gettext_noop("the description of the columns of “Migration.Integration.Regionen”")
_CITY = gettext_noop("a table of a city")
_KEYS = gettext_noop("a key of the BBSR for districts and Länder")
_INKAR = gettext_noop("a table of INKAR (BBSR)")
_LAND = gettext_noop("a table of the database of a Land")

# Excel before 2007, and every Office file that is locked.
_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
# By their first bytes.
_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", gettext_noop("a PDF document")),
    (b"\x1f\x8b", gettext_noop("a file packed with gzip")),
    (b"7z\xbc\xaf", gettext_noop("a file packed with 7-Zip")),
    (b"Rar!", gettext_noop("a file packed with RAR")),
    (b"PAR1", gettext_noop("a Parquet file")),
    (b"\x89PNG", gettext_noop("a picture")),
    (b"\xff\xd8\xff", gettext_noop("a picture")),
    (b"SQLite format 3", gettext_noop("a database")),
)
# By what stands in an archive.
_PACKED: tuple[tuple[str, str], ...] = (
    ("word/", gettext_noop("a Word document")),
    ("ppt/", gettext_noop("a presentation")),
    ("content.xml", gettext_noop("a file of LibreOffice")),
)
# By the first lines of a text, with small letters.
_TEXTS: tuple[tuple[str, str, str], ...] = (
    (r"spaltenname.*\bstichtag|.*migration\.integration", _REGIONS, Layout.MIGRATION_REGIONS),
    (r".*\bbev_ausl\b|.*\bwahl_beteil\b|.*kreiskennziffer", gettext_noop("a table of the Deutschlandatlas"), Layout.DEUTSCHLANDATLAS),
    (r"ags,regex,name", _KEYS, Layout.BBSR_KEY),
    (r"zeit;raumid;|\"zeit;", _CITY, Layout.CITY),
    (r"id,tab_id,tabelle,jahr|statistischer_bezirk|ortsteil,", _CITY, Layout.CITY),
    (r"code,content,", gettext_noop("a list of tables, no table"), Layout.CATALOGUE),
    (r"id,[a-z_0-9,]+\r?\n[0-9a-f]{8}-[0-9a-f]{4}-", _DIRECTORY, Layout.HSDS),
)  # fmt: skip
# By the names of the sheets of a workbook.
_SHEETS: tuple[tuple[str, str, str], ...] = (
    (r"(?:19|20)\d\d-(?:19|20)\d\d", _KEYS, Layout.BBSR_KEY),
    (r"Deutschlandatlas", gettext_noop("a table of the Deutschlandatlas"), Layout.DEUTSCHLANDATLAS),
)
# By what stands in a workbook before 2007.
_OLD_SHEETS: tuple[tuple[bytes, str, str], ...] = (
    (b"Raumeinheit", _INKAR, Layout.INKAR),
    (b"IT.NRW", _LAND, Layout.LANDESDATENBANK),
    (b"Planungsraum", _CITY, Layout.CITY),
)
# Layouts that describe, list or draw.
_WITHOUT_FIGURES = (
    Layout.BBSR_KEY, Layout.CATALOGUE, Layout.GENESIS_CHARACTERISTIC, Layout.GEOJSON, Layout.HSDS,
    Layout.INTEGREAT, Layout.MIGRATION_REGIONS,
)  # fmt: skip


def explain(content: bytes, name: str) -> BadFile:
    """What a file is instead of a table; `content` may be its beginning only."""
    head = content[:_HEAD]
    if not content.strip(b"\xef\xbb\xbf\r\n\t ;\0"):
        return BadFile(gettext("The file is empty. Please download the table once more."))
    if head.startswith(_OLE):
        return _old_workbook(content, name)
    if what := next((what for sign, what in _BINARY if head.startswith(sign)), ""):
        return unread(gettext(what), name)
    text = head.decode("utf-8-sig", "ignore") if _is_utf8(head) else head.decode("cp1252", "replace")
    start = text.lstrip()
    if start[:1] == "<":
        return _markup(start)
    if _is_noise(head):
        return BadFile(
            gettext("The file holds binary data, no text. Please download the table as CSV once more.")
        )
    lines = start[:4000].lower()
    for pattern, what, layout in _TEXTS:
        if re.match(pattern, lines):
            return refuse(gettext(what), name, layout)
    return _no_table(start, name)


def is_binary(head: bytes) -> bool:
    """Whether a file that begins like this is no text."""
    return _is_noise(head) or head.startswith(_OLE) or any(head.startswith(sign) for sign, _ in _BINARY)


def packed(listed: list[str], name: str) -> BadFile | None:
    """What an archive is instead of packed tables, None if it may hold some."""
    for inner, what in _PACKED:
        if any(entry.startswith(inner) for entry in listed):
            return unread(gettext(what), name)
    return None


def foreign_workbook(sheets: Sequence[str], name: str) -> BadFile:
    """A workbook that is none of the portals, by the names of its sheets."""
    for pattern, what, layout in _SHEETS:
        if any(re.match(pattern, sheet) for sheet in sheets):
            return refuse(gettext(what), name, layout)
    return unread(gettext(_EXCEL), name)


def _old_workbook(content: bytes, name: str) -> BadFile:
    if _LOCKED in content:
        return BadFile(
            gettext(
                "The workbook is locked with a password. Please open it in Excel, take the password away and save it as .xlsx, or download the table once more."
            )
        )
    for sign, what, layout in _OLD_SHEETS:
        if sign in content:
            return refuse(gettext(what), name, layout)
    return unread(gettext(_OLD_EXCEL), name)


def state_database(name: str) -> BadFile:
    """A table of a database of a Land, which has a name but no code and no keys."""
    return refuse(gettext(_LAND), name, Layout.LANDESDATENBANK)


def too_large(size: int, limit: int) -> BadFile:
    """A file above the limit, sizes in bytes."""
    return BadFile(
        gettext(
            "The file has %(size)s MB; files up to %(limit)s MB are read. Please choose fewer regions or years in the portal and download it once more."
        )
        % {"size": size // 1_000_000, "limit": limit // 1_000_000}
    )


def archive_in_archive() -> BadFile:
    """A ZIP file in a ZIP file."""
    return BadFile(
        gettext(
            "This is a ZIP file inside a ZIP file. Please unpack the outer one and give the inner files one by one."
        )
    )


def unread(what: str, name: str, *, layout: str = "") -> BadFile:
    """A file of a kind that is known but not read; `what` in German."""
    return BadFile(
        gettext("This is %(what)s. Such files cannot be read yet. %(instead)s")
        % {"what": what, "instead": _instead(name)},
        layout=layout,
    )


def without_figures(what: str, name: str, *, layout: str) -> BadFile:
    """A file that is recognised but holds no figures of places; `what` in German."""
    return BadFile(
        gettext("This is %(what)s. It holds no figures that could be stored. %(instead)s")
        % {"what": what, "instead": _instead(name)},
        layout=layout,
    )


def _of_a_city(what: str) -> str:
    return gettext(
        "This is %(what)s. Its quarters have no official key, so it cannot be stored among the official tables. Please give it as CSV or Excel file (.xlsx) under “Own tables” and say there which place is which."
    ) % {"what": what}


def _of_a_land(what: str) -> str:
    return gettext(
        "This is %(what)s. It names neither its table nor the key of its region, so it cannot be stored among the official tables. Please give it as CSV or Excel file (.xlsx) under “Own tables” and say there which place it is, or download the table from the Regionaldatenbank (www.regionalstatistik.de)."
    ) % {"what": what}


def _of_the_atlas(what: str) -> str:
    """The head 'KRS1222' says of which day the borders are. The day of the figures differs from column to column and
    stands in the portal alone; that the newest ones are of the same year is no reason to take them all for it."""
    return gettext(
        "This is %(what)s. Its head names the day of the borders; of which day the figures are differs from column to column and stands in the portal only, so they are not stored. Please take the figures from their source, INKAR or the Regionaldatenbank (www.regionalstatistik.de), or give the file under “Own tables” and name the date of every column there."
    ) % {"what": what}


def refuse(what: str, name: str, layout: str) -> BadFile:
    """The reason why a file of a known layout is not stored; `what` in German."""
    if layout in _WITHOUT_FIGURES:
        return without_figures(what, name, layout=layout)
    if why := _FOR_OWN_TABLES.get(layout):
        return BadFile(why(what), layout=layout)
    return unread(what, name, layout=layout)


# Layouts that lack what an official table has: a person can say it, we do not guess it.
_FOR_OWN_TABLES: Mapping[str, Callable[[str], str]] = {
    Layout.CITY: _of_a_city,
    Layout.LANDESDATENBANK: _of_a_land,
    Layout.DEUTSCHLANDATLAS: _of_the_atlas,
}


def _instead(name: str) -> str:
    table = names.table_in(name)
    if table:
        return gettext("Please download table %(table)s as CSV or flat file: %(portal)s.") % {
            "table": table,
            "portal": sources.portal(table),
        }
    return gettext(
        "Please download the figures as CSV or flat file from the Regionaldatenbank (www.regionalstatistik.de) or GENESIS-Online (www-genesis.destatis.de)."
    )


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4  # cut within a character
    return True


def _is_noise(head: bytes) -> bool:
    """Whether control characters, which no text has, are more than a few."""
    if b"\0" in head:
        return True
    controls = sum(head.count(bytes([c])) for c in range(1, 32) if c not in (9, 10, 12, 13))
    return controls > len(head) / 50


def _markup(start: str) -> BadFile:
    first = shown(start.split("\n", 1)[0], 60)
    if re.match(r"<\?xml", start, re.IGNORECASE) and "<html" not in start[:2000].lower():
        message = gettext(
            "The file holds XML (line 1: “%(line)s”), no table. Please choose CSV or flat file in the portal and download the table once more."
        )
    else:
        message = gettext(
            "The file holds no table but an error page of the portal (line 1: “%(line)s”). Please download the table there once more as CSV."
        )
    return BadFile(message % {"line": first})


def _no_table(start: str, name: str) -> BadFile:
    return BadFile(
        gettext(
            "This is no table of the Regionaldatenbank or of GENESIS-Online. The file begins with “%(line)s”, not with the head of such a table. %(instead)s A table of your own goes to “Own tables”."
        )
        % {"line": shown(start.split("\n", 1)[0], 60), "instead": _instead(name)}
    )

"""Files that are no table of a layout that is read: what they are, and what to fetch instead."""

import json
import re
from collections.abc import Callable

from django.utils.translation import gettext, gettext_noop

from bindeglied.domain.statistics.choices import Layout
from bindeglied.exchange.importers import names, sources
from bindeglied.exchange.importers.errors import BadFile, shown

_HEAD = 65536
_LARGEST_JSON = 2_000_000

_EXCEL = gettext_noop("an Excel workbook")
_OUTLINES = gettext_noop("a file of outlines (GeoJSON)")
_DIRECTORY = gettext_noop("a list of offers or places for guidance")
_REGIONS = gettext_noop("a table of “Migration.Integration.Regionen”")

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
_TEXTS: tuple[tuple[str, str], ...] = (
    (r'"region";"[^"]*";"regionsschlüssel', gettext_noop("a table of an interactive page of the Federal Employment Agency")),
    (r'"?kennziffer"?;"?raumeinheit', gettext_noop("a table of INKAR (BBSR)")),
    (r".*\bausl_insg\b", _REGIONS),
    (r"spaltenname.*\bstichtag|.*migration\.integration", _REGIONS),
    (r".*\bbev_ausl\b|.*\bwahl_beteil\b|.*kreiskennziffer", gettext_noop("a table of the Deutschlandatlas")),
    (r"10\d{8}\d{2} {8}", gettext_noop("the directory of municipalities (GV100AD)")),
    (r"zeit;raumid;|\"zeit;", gettext_noop("a table of a city")),
    (r"id,tab_id,tabelle,jahr|statistischer_bezirk|ortsteil,", gettext_noop("a table of a city")),
    (r"code,content,", gettext_noop("a list of tables, no table")),
)  # fmt: skip
# By the keys of a JSON document.
_JSON: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"type", "features"}), _OUTLINES),
    (frozenset({"data"}), gettext_noop("a JSON download of GENESIS-Online (the figures)")),
    (frozenset({"table", "variables"}), gettext_noop("a JSON download of GENESIS-Online (the description)")),
    (frozenset({"code", "lang", "description"}), gettext_noop("the description of a characteristic of GENESIS")),
    (frozenset({"daten"}), gettext_noop("a table of a city")),
    (frozenset({"organization"}), _DIRECTORY),
    (frozenset({"contents"}), _DIRECTORY),
)  # fmt: skip


def explain(content: bytes, name: str) -> BadFile:
    """What a file is instead of a table; `content` may be its beginning only."""
    head = content[:_HEAD]
    if not content.strip(b"\xef\xbb\xbf\r\n\t ;\0"):
        return BadFile(gettext("The file is empty. Please download the table once more."))
    if head.startswith(_OLE):
        return _old_workbook(content, name)
    if what := next((what for sign, what in _BINARY if head.startswith(sign)), ""):
        return _unread(gettext(what), name)
    text = head.decode("utf-8-sig", "ignore") if _is_utf8(head) else head.decode("cp1252", "replace")
    start = text.lstrip()
    if start[:1] == "<":
        return _markup(start)
    if start[:1] in "{[" and (found := _json(content, name)):
        return found
    if _is_noise(head):
        return BadFile(
            gettext("The file holds binary data, no text. Please download the table as CSV once more.")
        )
    lines = start[:4000].lower()
    if what := next((what for pattern, what in _TEXTS if re.match(pattern, lines)), ""):
        return _unread(gettext(what), name)
    return _no_table(start, name)


def is_binary(head: bytes) -> bool:
    """Whether a file that begins like this is no text."""
    return _is_noise(head) or head.startswith(_OLE) or any(head.startswith(sign) for sign, _ in _BINARY)


def packed(listed: list[str], name: str) -> BadFile | None:
    """What an archive is instead of packed tables, None if it may hold some."""
    for inner, what in _PACKED:
        if any(entry.startswith(inner) for entry in listed):
            return _unread(gettext(what), name)
    return None


def foreign_workbook(name: str) -> BadFile:
    """A workbook that is none of the portals."""
    return _unread(gettext(_EXCEL), name)


def _old_workbook(content: bytes, name: str) -> BadFile:
    if _LOCKED in content:
        return BadFile(
            gettext(
                "The workbook is locked with a password. Please open it in Excel, take the password away and save it as .xlsx, or download the table once more."
            )
        )
    return _unread(gettext("an old Excel workbook (.xls)"), name)


def state_database(name: str) -> BadFile:
    """A table of a database of a Land, which has a name but no code and no keys."""
    return _unread(gettext("a table of the database of a Land"), name, layout=Layout.UNKNOWN)


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


def _unread(what: str, name: str, *, layout: str = "") -> BadFile:
    return BadFile(
        gettext("This is %(what)s. Such files cannot be read yet. %(instead)s")
        % {"what": what, "instead": _instead(name)},
        layout=layout,
    )


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


def _json(content: bytes, name: str) -> BadFile | None:
    """What a JSON document is, None for text that only looks like one."""
    if len(content) > _LARGEST_JSON:
        keys = set(re.findall(r'"(\w+)"\s*:', content[:_HEAD].decode("utf-8", "replace")))
        return _by_keys(frozenset(keys), name)
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    first = document[0] if isinstance(document, list) and document else document
    if not isinstance(first, dict):
        return _by_keys(frozenset(), name)
    if "Status" in first or {"Code", "Content"} <= first.keys():
        return _service_answer(first)
    return _by_keys(frozenset(first), name)


def _by_keys(keys: frozenset[str], name: str) -> BadFile:
    if any(key.startswith("AUSL_") for key in keys):
        return _unread(gettext(_REGIONS), name)
    found = next((what for wanted, what in _JSON if wanted <= keys), gettext_noop("a JSON file"))
    return _unread(gettext(found), name)


def _service_answer(answer: dict[str, object]) -> BadFile:
    """What the web service said instead of sending a table. Its parameters hold accounts: never repeat them."""
    status = answer.get("Status", answer)
    code = status.get("Code") if isinstance(status, dict) else None
    content = str(status.get("Content", "") if isinstance(status, dict) else status).strip()
    says = _ANSWERS.get(code) if isinstance(code, int) else None
    if says is None:
        message = gettext(
            "The file holds no table but an answer of the web service: “%(answer)s”. Please download the table itself as CSV or flat file."
        ) % {"answer": shown(content, 200) or gettext("without a text")}
    else:
        job = re.search(r"\S+_\d{6,}", content)
        message = says() % {"job": job[0].rstrip(".") if job else ""}
    return BadFile(message, layout=Layout.SERVICE_ANSWER)


_ANSWERS: dict[int, Callable[[], str]] = {
    98: lambda: gettext(
        "The file holds no table but an answer of the web service: the table is too large for a direct download. Please choose fewer regions or years, or have it made in the background and fetch it when it is ready."
    ),
    99: lambda: gettext(
        "The file holds no table but an answer of the web service: the table is being made in the background (%(job)s). Please fetch it in a few minutes from your results in the portal."
    ),
    104: lambda: gettext(
        "The file holds no table but an answer of the web service: there is no result of this name yet. Please try again in a few minutes, and check the number of the table."
    ),
    -1: lambda: gettext(
        "The file holds no table but an answer of the web service: there are no figures for this selection. Please choose other regions or years."
    ),
    0: lambda: gettext(
        "The file holds no table but the description of one, as the web service gives it. Please download the table itself as CSV or flat file."
    ),
}


def _no_table(start: str, name: str) -> BadFile:
    return BadFile(
        gettext(
            "This is no table of the Regionaldatenbank or of GENESIS-Online. The file begins with “%(line)s”, not with the head of such a table. %(instead)s"
        )
        % {"line": shown(start.split("\n", 1)[0], 60), "instead": _instead(name)}
    )

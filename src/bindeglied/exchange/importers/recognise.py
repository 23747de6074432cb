"""Which layout a file has, by its content; its tables, or in German why there are none.

A new layout is one line in `_LAYOUTS`.
"""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from django.utils.translation import gettext

from bindeglied.domain.statistics.choices import Layout
from bindeglied.domain.statistics.values import Imported, Recognised
from bindeglied.exchange.importers import (
    archives,
    ba_csv,
    datencsv,
    documents,
    ffcsv,
    flat_heads,
    genesis_xlsx,
    gv100ad,
    inkar,
    migration_regions,
    names,
    strangers,
    workbooks,
)
from bindeglied.exchange.importers.decoding import Decoded, decode
from bindeglied.exchange.importers.errors import BadFile, shown

_HEAD = 65536
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

# What a file of the layout begins with -> its reader, and the layout's name for errors.
_LAYOUTS: tuple[tuple[re.Pattern[bytes], Callable[[Decoded, str], Imported], str], ...] = (
    (datencsv.FIRST_LINE, datencsv.read, Layout.DATENCSV),
    (flat_heads.OLD_HEAD, ffcsv.read, Layout.FFCSV_OLD),
    (flat_heads.NEW_HEAD, ffcsv.read, Layout.FFCSV_NEW),
    (ba_csv.FIRST_LINE, ba_csv.read, Layout.BA_CSV),
    (inkar.FIRST_LINE, inkar.read, Layout.INKAR),
    (gv100ad.FIRST_LINE, gv100ad.read, Layout.GV100AD),
    (migration_regions.FIRST_LINE, migration_regions.read, Layout.MIGRATION_REGIONS),
)


def inspect(path: Path, name: str) -> list[Recognised]:
    """What every table of a file is, its cells read and checked but not kept."""
    return [imported.recognised for imported in read(path, name)]


def read(path: Path, name: str) -> Iterator[Imported]:
    """The tables of a file one by one, at least one; what cannot be stored is described by its error.

    `name` is the file as the person knows it. Raises only OSError for a file that cannot be opened.
    """
    try:
        yield from _tables(path, name)
    except BadFile as error:
        yield _refused(name, error)


def _tables(path: Path, name: str) -> Iterator[Imported]:
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if archives.is_archive(head):
        yield from _packed(path, name)
        return
    if size > archives.LARGEST_FILE:
        if _layout(head) is None and strangers.is_binary(head):
            raise strangers.explain(head, name)
        raise strangers.too_large(size, archives.LARGEST_FILE)
    yield _table(path.read_bytes(), name)


def _packed(path: Path, name: str) -> Iterator[Imported]:
    listed = archives.listed(path)
    if workbooks.is_workbook(listed):
        yield _workbook(path.read_bytes(), name)
        return
    if stranger := strangers.packed(listed, name):
        raise stranger
    for inner, content in archives.contents(path):
        full = f"{name}/{shown(inner, 200)}"
        if archives.is_archive(content[:4]):
            yield _archive_inside(content, full)
        else:
            yield _table(content, full)


def _archive_inside(content: bytes, name: str) -> Imported:
    """An archive in an archive: a workbook, or too much."""
    try:
        if workbooks.is_workbook(archives.listed(io.BytesIO(content))):
            return _workbook(content, name)
    except BadFile as error:
        return _refused(name, error)
    return _refused(name, strangers.archive_in_archive())


def _workbook(content: bytes, name: str) -> Imported:
    try:
        return genesis_xlsx.read(content, name)
    except BadFile as error:
        return _refused(name, error)
    except MemoryError:
        return _refused(name, BadFile(too_heavy()))


def _table(content: bytes, name: str) -> Imported:
    """The table in one unpacked file."""
    found = _layout(content[:_HEAD])
    try:
        if found is None:
            if content.startswith(_UTF16):
                decode(content)
            if documents.is_document(content[:_HEAD]) and (imported := documents.read(content, name)):
                return imported
            raise strangers.explain(content, name)
        decoded = decode(content)
        del content  # a large file is not held twice
        return found[0](decoded, name)
    except BadFile as error:
        return _refused(name, error, found[1] if found else "")
    except MemoryError:
        return _refused(name, BadFile(too_heavy()), found[1] if found else "")


def _layout(head: bytes) -> tuple[Callable[[Decoded, str], Imported], str] | None:
    start = head.removeprefix(_BOM)
    return next(((reader, layout) for sign, reader, layout in _LAYOUTS if sign.match(start)), None)


def too_heavy() -> str:
    """What to say of a file that needs more memory than it may have."""
    return gettext(
        "The table is too large to be read at once. Please choose fewer regions or years in the portal and download it in parts."
    )


def _refused(name: str, error: BadFile, layout: str = "") -> Imported:
    found = Recognised(
        file=name,
        layout=error.layout or layout or Layout.UNKNOWN,
        table=names.table_in(name),
        error=error.message,
    )
    return Imported(found, None)

"""ZIP archives: their files one by one, with bytes counted while they are unpacked.

What an archive says of its own sizes is not believed. Nothing is written to disk.
"""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext

from bindeglied.exchange.importers.errors import BadFile

LARGEST_FILE = 100 * 1000 * 1000  # bytes, as for a file that is dropped
_LARGEST_SUM = 300 * 1000 * 1000
_MOST_FILES = 200
_CHUNK = 1 << 20
SIGN = b"PK\x03\x04"
_EMPTY_SIGN = b"PK\x05\x06"


def is_archive(head: bytes) -> bool:
    """Whether a file that begins with `head` is a ZIP archive."""
    return head.startswith((SIGN, _EMPTY_SIGN))


def listed(source: Path | BinaryIO) -> list[str]:
    """Names of the files in an archive; BadFile for one that cannot be opened."""
    try:
        with zipfile.ZipFile(source) as archive:
            return [info.filename for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _damaged() from error


def contents(
    source: Path | BinaryIO, *, most: int = _MOST_FILES, large: Callable[[str], str] | None = None
) -> Iterator[tuple[str, bytes]]:
    """(name, content) of every file in an archive; BadFile for a damaged, locked or far too large one.

    More than `most` files are too many; `large` makes the message out of what is too much.
    """
    refuse = large or _too_much
    try:
        with zipfile.ZipFile(source) as archive:
            infos = [info for info in archive.infolist() if _counts(info)]
            if not infos:
                raise BadFile(gettext("The ZIP file holds no file. Please download the table once more."))
            if len(infos) > most:
                raise BadFile(refuse(gettext("%(count)s files") % {"count": len(infos)}))
            budget = _LARGEST_SUM
            for info in infos:
                content = _unpacked(archive, info, budget, refuse)
                budget -= len(content)
                yield info.filename, content
    except RuntimeError as error:  # zipfile's word for 'encrypted'
        raise BadFile(
            gettext("The ZIP file is locked with a password. Please unpack it and give the files in it.")
        ) from error
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
    ) as error:
        raise _damaged() from error
    except Exception as error:
        if type(error).__module__ in ("zlib", "_lzma", "lzma"):
            raise _damaged() from error
        raise


def _counts(info: zipfile.ZipInfo) -> bool:
    """Not folders and not what operating systems leave in archives."""
    last = info.filename.rsplit("/", 1)[-1]
    return not (info.is_dir() or info.filename.startswith("__MACOSX/") or last in (".DS_Store", "Thumbs.db"))


def _unpacked(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: int, refuse: Callable[[str], str]
) -> bytes:
    content = bytearray()
    with archive.open(info) as file:
        while chunk := file.read(_CHUNK):
            content += chunk
            if len(content) > min(LARGEST_FILE, budget):
                size = gettext("more than %(size)s MB") % {"size": len(content) // 1_000_000}
                raise BadFile(refuse(size))
    return bytes(content)


def _too_much(what: str) -> str:
    return gettext(
        "The ZIP file unpacks to %(what)s. That is more than any table needs, so it is not read. Please unpack it and give the tables one by one."
    ) % {"what": what}


def _damaged() -> BadFile:
    return BadFile(
        gettext("The ZIP file is damaged or was not downloaded completely. Please download it once more.")
    )

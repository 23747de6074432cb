"""Bytes of a text file -> UTF-8: mark at the beginning, then strict UTF-8, then cp1252."""

import codecs
import re
from dataclasses import dataclass

from django.utils.translation import gettext

from bindeglied.exchange.importers.errors import BadFile

# UTF-8 read as cp1252 and saved again: 'Ã¤' for 'ä'.
_TWICE = re.compile(r"Ã[¤¶¼Ÿ„–œ\u009f]|â€")
# Umlauts of DOS (cp437, cp850) and of old Macs, where cp1252 has quotes and capital letters.
_FOREIGN_UMLAUT = re.compile(rb"[A-Za-z][\x81\x84\x94][a-z]|[a-z][\x8a\x9f][a-z]")
_LOST_UMLAUT = re.compile(rb"[A-Za-z]\?[a-z]")  # in the table itself; footnotes do have it
# An umlaut of UTF-8 in a file that is none as a whole.
_MIXED = re.compile(rb"\xc3[\x84\x96\x9c\x9f\xa4\xb6\xbc]")
_FOOTER = b"\n_____"
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file as UTF-8 with plain line ends; `encoding` is what it was written in."""

    encoding: str
    data: bytes


def decode(data: bytes) -> Decoded:
    """Decode a table; BadFile for binary content, other encodings and damaged umlauts."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise BadFile(
            gettext(
                "The file is written in UTF-16, as Excel does for “Unicode text”. Please download it once more and do not save it in between."
            )
        )
    encoding = "utf-8"
    if data.startswith(codecs.BOM_UTF8):
        encoding, data = "utf-8-sig", data[3:]
    if b"\0" in data:
        raise BadFile(
            gettext("The file holds binary data, no text. Please download the table as CSV once more.")
        )
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig":
            raise BadFile(_damaged(data, error.start)) from error
        if mixed := _MIXED.search(data):
            raise BadFile(_two_encodings(data, mixed.start(), error.start)) from error
        encoding, data = "cp1252", _from_cp1252(data)
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    _refuse_damaged(data)
    return Decoded(encoding, data)


def _from_cp1252(data: bytes) -> bytes:
    if match := _FOREIGN_UMLAUT.search(data):
        raise BadFile(_damaged(data, match.start()))
    try:
        return data.decode("cp1252").encode("utf-8")
    except UnicodeDecodeError as error:
        raise BadFile(_damaged(data, error.start)) from error


def _refuse_damaged(data: bytes) -> None:
    position = data.find("\ufffd".encode())
    if position < 0 and (match := _TWICE.search(data[:_SAMPLE].decode("utf-8", "ignore"))):
        position = data.find(match[0].encode())
    end = data.find(_FOOTER)
    if position < 0 and data.find(b"?", 0, end if end >= 0 else len(data)) >= 0:
        lost = _LOST_UMLAUT.search(data, 0, end if end >= 0 else len(data))
        position = lost.start() if lost else -1
    if position >= 0:
        raise BadFile(_damaged(data, position))


def _damaged(data: bytes, position: int) -> str:
    return gettext(
        "The umlauts in line %(line)s are damaged: the file is neither UTF-8 nor cp1252, or it was saved in a wrong encoding. Please download it once more and do not open it in between."
    ) % {"line": data.count(b"\n", 0, position) + 1}


def _two_encodings(data: bytes, first: int, second: int) -> str:
    return gettext(
        "Two encodings are mixed: the umlauts in line %(first)s are written in UTF-8, those in line %(second)s are not. Perhaps two files were joined; please give each one on its own, as it was downloaded."
    ) % {"first": data.count(b"\n", 0, first) + 1, "second": data.count(b"\n", 0, second) + 1}

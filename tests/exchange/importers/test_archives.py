"""ZIP files: of tables, of nonsense, and of those that want to fill the disk."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from bindeglied.exchange.importers import archives, recognise
from tests.exchange.importers.samples import POPULATION, flat_new, write


def packed(*entries: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return out.getvalue()


def inspect(folder: Path, content: bytes, name: str = "a.zip") -> list[tuple[str, str, str | None]]:
    return [(r.file, r.table, r.error) for r in recognise.inspect(write(folder, content, name), name)]


def test_every_table_of_an_archive_is_read(tmp_path) -> None:
    content = packed(
        ("12411-01-01-4_1773175772751_de_flat.csv", flat_new().encode()),
        ("unter/ordner.csv", POPULATION.encode("cp1252")),
        ("__MACOSX/._x", b"x"),
        ("leer/", b""),
    )
    assert inspect(tmp_path, content) == [
        ("a.zip/12411-01-01-4_1773175772751_de_flat.csv", "12411-01-01-4", None),
        ("a.zip/unter/ordner.csv", "12411-01-01-4", None),
    ]
    [first, _] = recognise.inspect(tmp_path / "a.zip", "a.zip")
    assert first.delivered_at == "2026-03-10T20:49:32+00:00"


def test_one_bad_file_is_named_beside_the_good_ones(tmp_path) -> None:
    [good, bad] = inspect(
        tmp_path, packed(("12411-01-01-4.csv", flat_new().encode()), ("lies.txt", b"Hallo"))
    )
    assert good == ("a.zip/12411-01-01-4.csv", "12411-01-01-4", None)
    assert bad[0] == "a.zip/lies.txt"
    assert "Die Datei beginnt mit „Hallo“" in (bad[2] or "")


def test_archive_in_an_archive(tmp_path) -> None:
    [(name, _, error)] = inspect(tmp_path, packed(("innen.zip", packed(("a.csv", flat_new().encode())))))
    assert name == "a.zip/innen.zip"
    assert "ZIP-Datei in einer ZIP-Datei" in (error or "")


def test_bomb_is_not_unpacked(tmp_path) -> None:
    [(_, _, error)] = inspect(tmp_path, packed(("a.csv", b"0" * 150_000_000)))
    assert "Die ZIP-Datei ergibt entpackt mehr als" in (error or "")


def test_bomb_that_lies_about_its_size_is_not_unpacked(tmp_path) -> None:
    """The sizes in the archive say 10 bytes; what counts is what comes out."""
    content = bytearray(packed(("a.csv", b"0" * 150_000_000)))
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.index(sign) + offset
        content[at : at + 4] = struct.pack("<I", 10)
    [(_, _, error)] = inspect(tmp_path, bytes(content))
    assert error


def test_many_files_that_are_large_together(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(archives, "_LARGEST_SUM", 3 * len(flat_new().encode()))
    content = packed(*((f"12411-01-01-4_{n}.csv", flat_new().encode()) for n in range(5)))
    found = inspect(tmp_path, content)
    assert [error is None for *_, error in found] == [True, True, True, False]


def test_thousands_of_files(tmp_path) -> None:
    [(_, _, error)] = inspect(tmp_path, packed(*((f"{n}.csv", b"x") for n in range(300))))
    assert "300 Dateien" in (error or "")


@pytest.mark.parametrize("cut", [30, 100, 200, 380])
def test_archive_cut_off(cut: int, tmp_path) -> None:
    [(_, _, error)] = inspect(tmp_path, packed(("12411-01-01-4.csv", flat_new().encode()))[:cut])
    assert "beschädigt" in (error or "")


def test_content_that_does_not_fit_its_checksum(tmp_path) -> None:
    content = packed(("12411-01-01-4.csv", flat_new().encode()))
    right = struct.pack("<I", zlib.crc32(flat_new().encode()))
    [(_, _, error)] = inspect(tmp_path, content.replace(right, b"\1\2\3\4"))
    assert "beschädigt" in (error or "")


def test_empty_archive(tmp_path) -> None:
    [(_, _, error)] = inspect(tmp_path, packed())
    assert "enthält keine Datei" in (error or "")


def test_locked_archive(tmp_path) -> None:
    content = bytearray(packed(("12411-01-01-4.csv", flat_new().encode())))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + offset] |= 1
    [(_, _, error)] = inspect(tmp_path, bytes(content))
    assert "Passwort" in (error or "")


@pytest.mark.parametrize(
    ("inner", "words"),
    [("word/document.xml", "ein Word-Dokument"), ("content.xml", "eine Datei von LibreOffice")],
)  # fmt: skip
def test_office_files_are_archives_too(inner: str, words: str, tmp_path) -> None:
    content = packed(("[Content_Types].xml", b"<Types/>"), (inner, b"<x/>"))
    [(_, table, error)] = inspect(tmp_path, content, "13111-01-03-4_2008-2019.xlsx")
    assert table == "13111-01-03-4"
    assert f"Das ist {words}." in (error or "")
    assert "13111-01-03-4 als CSV" in (error or "")


def test_name_inside_an_archive_is_shown_on_one_line(tmp_path) -> None:
    [(name, *_)] = inspect(tmp_path, packed(("a\n\x1b[31m.csv", b"x")))
    assert name == "a.zip/a··[31m.csv"

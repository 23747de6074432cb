"""Files by hash: whole or not at all."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bindeglied.core import files


def named(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}.bin"


def test_a_file_lies_under_its_hash(tmp_path: Path) -> None:
    kept = files.keep([b"ab", b"c"], tmp_path, name=named)
    assert kept.sha256 == hashlib.sha256(b"abc").hexdigest()
    assert (kept.size, kept.path.read_bytes()) == (3, b"abc")
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [kept.path]


def test_the_same_content_is_kept_once(tmp_path: Path) -> None:
    first = files.keep([b"abc"], tmp_path, name=named)
    inode = first.path.stat().st_ino
    second = files.keep([b"a", b"bc"], tmp_path, name=named)
    assert second == first
    assert second.path.stat().st_ino == inode


def test_an_error_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"ab"
        raise OSError("connection lost")

    with pytest.raises(OSError, match="connection lost"):
        files.keep(broken(), tmp_path, name=named)
    assert list(tmp_path.iterdir()) == []

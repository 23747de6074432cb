"""Files are kept whole, by their hash, and found only in their own workspace."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bindeglied.core.errors import NotFound, Refused
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.documents import actions, queries
from bindeglied.domain.documents.models import Document

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_folder(tmp_path: Path, settings) -> Path:
    settings.FILES = tmp_path / "files"
    return settings.FILES


def keep(content: bytes = b"1;2", name: str = "a.csv", workspace: Workspace | None = None) -> Document:
    return actions.keep_upload(
        chunks=[content[:2], content[2:]], name=name, media_type="text/csv", by=None, workspace=workspace
    )


def test_file_rests_under_the_hash_of_its_content() -> None:
    document = keep()
    assert document.sha256 == hashlib.sha256(b"1;2").hexdigest()
    assert document.size == 3
    assert queries.path_of(document).read_bytes() == b"1;2"


def test_same_content_twice_is_one_file_and_two_rows(files_folder: Path) -> None:
    first, second = keep(), keep(name="b.csv")
    assert first.pk != second.pk
    assert queries.path_of(first) == queries.path_of(second)
    assert len([p for p in files_folder.rglob("*") if p.is_file()]) == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Daten\\a.csv", "a.csv"),
        ("a\x00\nb.csv", "ab.csv"),
        ("", "datei"),
    ],
)
def test_name_is_only_a_name(given: str, kept: str) -> None:
    assert keep(name=given).name == kept


def test_file_above_the_limit_is_refused_before_more_is_read(files_folder: Path, monkeypatch) -> None:
    monkeypatch.setattr(actions, "LARGEST", 5)
    read = []

    def chunks() -> Iterator[bytes]:
        for i in range(10):
            read.append(i)
            yield b"abc"

    with pytest.raises(Refused, match=r"groß\.csv ist größer"):
        actions.keep_upload(chunks=chunks(), name="groß.csv", media_type="", by=None, workspace=None)
    assert read == [0, 1]
    assert [p for p in files_folder.rglob("*") if p.is_file()] == []
    assert not Document.objects.exists()


def test_upload_that_breaks_off_leaves_nothing(files_folder: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"abc"
        raise ConnectionError

    with pytest.raises(ConnectionError):
        actions.keep_upload(chunks=chunks(), name="a", media_type="", by=None, workspace=None)
    assert [p for p in files_folder.rglob("*") if p.is_file()] == []
    assert not Document.objects.exists()


def test_document_of_another_workspace_looks_missing() -> None:
    one = Workspace.objects.create(key="eins", name="Eins", place_key="16077")
    two = Workspace.objects.create(key="zwei", name="Zwei", place_key="16053")
    document = keep(workspace=one)
    assert queries.document_of(one, document.pk) == document
    with pytest.raises(NotFound):
        queries.document_of(two, document.pk)
    with pytest.raises(NotFound):
        queries.document_of(one, document.pk + 1)
    with pytest.raises(NotFound):
        queries.document_of(None, document.pk)

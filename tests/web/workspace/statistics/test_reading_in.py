"""Handing in files: what is taken, what is refused, by whom."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client

from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.documents.models import Document
from bindeglied.domain.statistics.models import DataImport, Dataset, ImportFile
from bindeglied.jobs import queue
from bindeglied.web.workspace.statistics import uploads
from tests.web.workspace.answers import check_access, is_missing, text_of

SignIn = Callable[[User | None], Client]
URL = "/arbeit/altenburger-land/daten/"


def file(name: str = "a.csv", content: bytes = b"a;b\n1;2\n") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/csv")


def test_pages_of_data_are_for_the_team(
    sign_in: SignIn, alice: User, staff: User, contact: User, bob: User, outsider: User
) -> None:
    for path in ("", "holen/", "verlauf/", "tabellen/"):
        check_access(sign_in, URL + path, may=[alice, staff], may_not=[contact, bob, outsider])


def test_only_get_and_post_are_known(sign_in: SignIn, alice: User) -> None:
    client = sign_in(alice)
    assert client.put(URL).status_code == 405
    assert client.post(URL + "holen/").status_code == 405


def test_files_begin_an_import_that_stores_nothing_yet(
    sign_in: SignIn, alice: User, altenburg: Workspace
) -> None:
    answer = sign_in(alice).post(URL, {"files": [file("a.csv"), file("b.csv", b"x;y")]})

    data_import = DataImport.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"{URL}{data_import.pk}/"
    assert (data_import.workspace, data_import.created_by, data_import.state) == (
        altenburg,
        alice,
        "uploaded",
    )
    assert [f.name for f in ImportFile.objects.order_by("pk")] == ["a.csv", "b.csv"]
    assert Dataset.objects.count() == 0
    assert queue.pending() == 1


def test_the_content_of_a_file_is_kept_as_it_came(sign_in: SignIn, alice: User, home: Path) -> None:
    content = bytes(range(256)) * 5000
    sign_in(alice).post(URL, {"files": [file(content=content)]})

    sha256 = Document.objects.get().sha256
    assert (home / "files" / sha256[:2] / sha256).read_bytes() == content


def test_without_a_file_the_page_says_what_to_do(sign_in: SignIn, alice: User) -> None:
    answer = sign_in(alice).post(URL, {})

    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert "Bitte wählen Sie mindestens eine Datei." in text_of(answer)
    assert DataImport.objects.count() == 0


def test_a_file_that_is_too_large_is_named_and_the_others_are_taken(
    sign_in: SignIn, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 100_000)
    large = file("riesig.csv", b"x" * 200_000)

    answer = sign_in(alice).post(URL, {"files": [file("a.csv"), large, file("c.csv", b"3")]}, follow=True)

    assert "riesig.csv ist größer als 100 MB." in text_of(answer)
    assert [f.name for f in ImportFile.objects.order_by("pk")] == ["a.csv", "c.csv"]


def test_nothing_but_too_large_files_begins_no_import(
    sign_in: SignIn, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 100_000)

    answer = sign_in(alice).post(URL, {"files": [file("riesig.csv", b"x" * 200_000)]})

    assert answer.status_code == 400
    assert "riesig.csv ist größer als 100 MB." in text_of(answer)
    assert "mindestens eine Datei" not in text_of(answer)
    assert (DataImport.objects.count(), Document.objects.count()) == (0, 0)


def test_too_many_files_are_refused_with_a_sentence(sign_in: SignIn, alice: User, settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2

    answer = sign_in(alice).post(URL, {"files": [file(), file(), file()]})

    assert answer.status_code == 400
    assert "höchstens 100 Dateien auf einmal" in text_of(answer)
    assert DataImport.objects.count() == 0


def test_a_body_beyond_the_limit_is_not_read(sign_in: SignIn, alice: User) -> None:
    answer = sign_in(alice).post(
        URL, b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(10**10)
    )

    assert answer.status_code == 413


def test_without_the_token_of_the_form_nothing_is_taken(alice: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)

    assert client.post(URL, {"files": [file()]}).status_code == 403
    assert (DataImport.objects.count(), Document.objects.count()) == (0, 0)


def test_with_the_token_of_the_form_files_are_taken(alice: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    client.get(URL)
    token = client.cookies["csrf"].value

    assert client.post(URL, {"csrfmiddlewaretoken": token, "files": [file()]}).status_code == 302


def test_who_may_not_read_in_has_nothing_kept(
    sign_in: SignIn, alice: User, contact: User, bob: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The body of a stranger is not even received: the handler that writes it is never asked."""

    def received(*args: object) -> None:
        raise AssertionError("a body was received before anybody asked who sends it")

    for handler in (uploads.LimitedUpload, TemporaryFileUploadHandler):
        monkeypatch.setattr(handler, "receive_data_chunk", received)
    for person in (contact, bob):
        client = sign_in(person)
        assert is_missing(client.post(URL, {"files": [file()]}), client)
    assert sign_in(None).post(URL, {"files": [file()]}).status_code == 302
    assert (DataImport.objects.count(), Document.objects.count()) == (0, 0)


def test_a_name_full_of_signs_stands_harmless_on_the_page(sign_in: SignIn, alice: User) -> None:
    name = "<script>alert(1)</script>.csv"
    client = sign_in(alice)
    answer = client.post(URL, {"files": [file(name)]}, follow=True)

    assert "<script>alert" not in answer.content.decode()
    assert "script&gt;.csv" in answer.content.decode()
    assert "<script>alert" not in client.get(URL).content.decode()

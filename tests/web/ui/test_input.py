"""What no page can mean is refused before anything happens."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bindeglied.domain.accounts.models import User
from bindeglied.web.workspace.statistics.views import FetchAndRead

SignIn = Callable[[User | None], Client]


@pytest.mark.parametrize(
    "address", ["/konto/anmelden/?next=%00", "/?a%00=1", "/arbeit/%00/", "/berichte/%00"]
)
def test_nul_in_an_address_is_a_bad_request(db: None, address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 400
    assert "Zeichen, die nicht lesbar sind" in answer.content.decode()


def test_nul_in_a_form_is_a_bad_request(alice: User, sign_in: SignIn) -> None:
    answer = sign_in(alice).post("/konto/passwort/", {"password": "a\0b", "again": "a\0b"})
    assert answer.status_code == 400


def test_nul_in_a_form_with_files_is_a_bad_request(db: None) -> None:
    file = SimpleUploadedFile("a.csv", b"x")
    assert Client().post("/konto/anmelden/", {"email": "a\0", "datei": file}).status_code == 400


@pytest.mark.parametrize("address", ["/konto/anmelden/?next=%ff%fe", "/?q=%ed%a0%80", "/arbeit/%ed%a0%80/"])
def test_halves_of_characters_do_no_harm(db: None, address: str) -> None:
    assert Client().get(address).status_code in (200, 302, 400, 404)


def test_a_large_body_is_refused_before_it_is_read(db: None) -> None:
    answer = Client().post("/konto/anmelden/", b"a" * 2_600_000, content_type="text/plain")
    assert answer.status_code == 413
    assert "höchstens 2\u202fMB" in answer.content.decode()


def test_pages_for_files_take_more_but_not_all(alice: User, sign_in: SignIn) -> None:
    client = sign_in(alice)
    huge = client.post(
        "/arbeit/altenburger-land/daten/", b"", content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(FetchAndRead.max_body + 1),
    )  # fmt: skip
    assert huge.status_code == 413
    assert "höchstens 500\u202fMB" in huge.content.decode()
    large = SimpleUploadedFile("a.csv", b"a" * 3_000_000)
    assert client.post("/arbeit/altenburger-land/daten/", {"files": large}).status_code != 413


def test_more_than_a_thousand_fields_are_refused(db: None) -> None:
    data = {f"f{n}": "1" for n in range(1001)}
    assert Client().post("/konto/anmelden/", data).status_code == 400


def test_a_length_that_is_no_number_does_no_harm(db: None) -> None:
    answer = Client().post("/konto/anmelden/", b"", content_type="text/plain", CONTENT_LENGTH="viel")
    assert answer.status_code in (200, 400)


def test_a_foreign_host_is_refused(db: None) -> None:
    assert Client().get("/", headers={"host": "boese.example"}).status_code == 400

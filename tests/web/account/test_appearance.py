"""Light, dark or like the device, kept on the device."""

import pytest
from django.test import Client


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chosen_theme_stays(db: None, theme: str) -> None:
    client = Client()
    assert "data-kern-theme" not in client.get("/").content.decode()
    answer = client.post("/konto/darstellung/", {"theme": theme, "next": "/impressum/"})
    assert answer["Location"] == "/impressum/"
    assert f'data-kern-theme="{theme}"' in client.get("/").content.decode()
    assert f'data-kern-theme="{theme}"' in client.get("/nichts/").content.decode()
    client.post("/konto/darstellung/", {"theme": ""})
    assert "data-kern-theme" not in client.get("/").content.decode()


def test_an_unknown_theme_is_none(db: None) -> None:
    client = Client()
    client.post("/konto/darstellung/", {"theme": '"><script>'})
    client.cookies["theme"] = '"><script>'
    assert "data-kern-theme" not in client.get("/").content.decode()


def test_one_comes_back_to_this_host_only(db: None) -> None:
    answer = Client().post("/konto/darstellung/", {"theme": "dark", "next": "//boese.example"})
    assert answer["Location"] == "/"


def test_a_language_from_right_to_left_mirrors_the_page(db: None) -> None:
    client = Client()
    assert 'dir="rtl"' not in client.get("/").content.decode()
    client.cookies["language"] = "ar"
    page = client.get("/").content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "kern.rtl.css" in page
    client.cookies["language"] = "xx"
    assert '<html lang="de">' in client.get("/").content.decode()


def test_a_wish_of_the_browser_does_not_mix_languages(db: None) -> None:
    page = Client().get("/", headers={"accept-language": "en-US,en;q=0.9"}).content.decode()
    assert '<html lang="de">' in page
    assert "Anmelden" in page

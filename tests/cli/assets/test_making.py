"""Set-up of styles, typefaces and texts: once, and again only where something changed."""

import json
import os
import time
from pathlib import Path

import polib
import pytest

from bindeglied.cli.assets import making, messages, packages, styles


def po(folder: Path, text: str) -> Path:
    path = folder / "locale/de/LC_MESSAGES/django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr "{text}"\n'
    )
    return path


def test_catalogues_are_compiled_where_they_changed(tmp_path: Path) -> None:
    path = po(tmp_path, "ä")
    assert messages.compile_messages(tmp_path) == 1
    assert [e.msgstr for e in polib.mofile(str(path.with_suffix(".mo")))] == ["ä"]
    assert messages.compile_messages(tmp_path) == 0
    po(tmp_path, "ö")
    os.utime(path, (time.time() + 5, time.time() + 5))
    assert messages.compile_messages(tmp_path) == 1
    assert [e.msgstr for e in polib.mofile(str(path.with_suffix(".mo")))] == ["ö"]


def test_a_step_is_done_once_and_again_when_its_sources_or_results_change(tmp_path: Path) -> None:
    source, result, done = tmp_path / "source", tmp_path / "result", []

    def make() -> None:
        done.append(1)
        result.write_text("made")

    def step() -> int:
        making._once(tmp_path / ".stamp", making._digest([source]), ["result"], make)
        return len(done)

    source.write_text("one")
    assert (step(), step()) == (1, 1)
    source.write_text("two")
    assert (step(), step()) == (2, 2)
    result.unlink()
    assert (step(), step()) == (3, 3)


def test_a_step_that_fails_is_not_taken_for_done(tmp_path: Path) -> None:
    def fail() -> None:
        raise OSError("disk full")

    (tmp_path / "result").write_text("old")
    for _ in range(2):
        with pytest.raises(OSError, match="disk full"):
            making._once(tmp_path / ".stamp", "new", ["result"], fail)


def test_packages_are_there_when_npm_says_what_the_lock_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "FOLDER", tmp_path)
    monkeypatch.setattr(packages, "MODULES", tmp_path / "node_modules")
    lock = {"packages": {"": {}, "node_modules/a": {"integrity": "sha512-x"}}}
    (tmp_path / "package-lock.json").write_text(json.dumps(lock))
    assert not packages.are_there()
    (tmp_path / "node_modules/a").mkdir(parents=True)
    (tmp_path / "node_modules/.package-lock.json").write_text(json.dumps(lock))
    assert packages.are_there()
    lock["packages"]["node_modules/a"]["integrity"] = "sha512-y"
    (tmp_path / "package-lock.json").write_text(json.dumps(lock))
    assert not packages.are_there()


def test_without_a_network_what_is_there_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the set-up of the tests nothing is missing; then nothing is fetched and nothing made."""
    for name in ("install", "node"):
        monkeypatch.setattr(packages, name, lambda *a, **k: pytest.fail("reached for the network"))
    making.make_ready()


def test_the_sheet_is_cut_to_the_classes_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(styles, "VENDOR", tmp_path)
    styles.make_styles({"classes": ["kern-btn", "kern-label"], "properties": ["--kern-16"]})
    cut = (tmp_path / "kern.css").read_text(encoding="utf-8")
    assert ".kern-btn" in cut
    assert ".kern-dialog[open]{" not in cut
    assert ".kern-accordion" not in cut
    assert "--kern-16:" in cut
    assert "prefers-color-scheme: dark" in cut
    assert (tmp_path / "kern.rtl.css").exists()
    assert "EUPL" in (tmp_path / "kern-ux.txt").read_text(encoding="utf-8")


def test_nothing_in_the_cut_sheet_refers_to_a_property_that_is_gone() -> None:
    import re

    cut = (styles.VENDOR / "kern.css").read_text(encoding="utf-8")
    whole = (packages.MODULES / "@kern-ux/native/dist/kern.min.css").read_text(encoding="utf-8")
    defined, defined_before = (set(re.findall(r"(--kern-[\w-]+):", text)) for text in (cut, whole))
    read = set(re.findall(r"var\(\s*(--kern-[\w-]+)", cut)) | set(styles.used()["properties"])
    assert (read & defined_before) - defined == set()


def test_typefaces_come_with_their_licences() -> None:
    for name, owner in (("fira-sans.txt", "Mozilla"), ("noto-sans-arabic.txt", "Noto Project")):
        text = (styles.VENDOR / name).read_text(encoding="utf-8")
        assert owner in text.splitlines()[0]
        assert "SIL OPEN FONT LICENSE Version 1.1" in text

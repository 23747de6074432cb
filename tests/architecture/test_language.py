"""Every message a person can see has its German text."""

import ast
import re
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

from tests.architecture.source import PACKAGE, modules, name, templates

FUNCTIONS = {"gettext": 1, "gettext_lazy": 1, "_": 1, "ngettext": 2, "ngettext_lazy": 2}


def _catalogue() -> dict[str, polib.POEntry]:
    return {
        e.msgid: e for p in PACKAGE.rglob("locale/de/**/*.po") for e in polib.pofile(str(p)) if not e.obsolete
    }


def _ids_in_source(text: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if called in FUNCTIONS and node.args and isinstance(node.args[0], ast.Constant):
            found.add(node.args[0].value)
    return found


def _ids_in_template(text: str) -> set[str]:
    calls = re.findall(r"\bn?gettext\((u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"))", templatize(text))
    calls += re.findall(r"_\((u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"))\)", templatize(text))
    return {ast.literal_eval(call.lstrip("u")) for call in calls}


def _used() -> dict[str, str]:
    used: dict[str, str] = {}
    for path in modules():
        used |= dict.fromkeys(_ids_in_source(path.read_text(encoding="utf-8")), name(path))
    for path in templates():
        used |= dict.fromkeys(_ids_in_template(path.read_text(encoding="utf-8")), name(path))
    return {k.replace("%%", "%"): v for k, v in used.items()}


def test_every_message_is_translated() -> None:
    german = {k.replace("%%", "%"): e for k, e in _catalogue().items()}
    missing = {
        k: where for k, where in _used().items() if k and (k not in german or not german[k].translated())
    }
    assert missing == {}


def test_no_message_is_translated_in_two_ways() -> None:
    texts: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("locale/de/**/*.po"):
        for entry in polib.pofile(str(path)):
            if not entry.obsolete:
                texts.setdefault(entry.msgid, set()).add(entry.msgstr or str(entry.msgstr_plural))
    assert {k: v for k, v in texts.items() if len(v) > 1} == {}


@pytest.mark.parametrize("word", ["erfolgreich", "leider", "Dashboard", "Workflow", "Upload"])
def test_words_an_office_does_not_use(word: str) -> None:
    pattern = re.compile(rf"\b{word}", re.IGNORECASE)
    german = [e.msgstr for e in _catalogue().values()]
    assert [text for text in german if pattern.search(text)] == []


def test_no_exclamation_marks() -> None:
    assert [e.msgstr for e in _catalogue().values() if "!" in e.msgstr] == []


def test_templates_hold_no_bare_text() -> None:
    """Words between tags stand in `translate` or `blocktranslate`; what remains is markup and variables."""
    wrong = []
    for path in templates():
        text = _without_code(path)
        words = [w.strip() for w in re.findall(r">([^<>{}]*[A-Za-zÄÖÜäöü]{3,}[^<>{}]*)<", text)]
        wrong += [f"{name(path)}: {w}" for w in words if w and w not in ("Bindeglied",)]
    assert wrong == []


def _without_code(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"{%\s*blocktrans(?:late)?.*?endblocktrans(?:late)?\s*%}", "", text, flags=re.DOTALL)
    text = re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}|<!--.*?-->", "", text, flags=re.DOTALL)
    return re.sub(r"<(script|style|title)\b.*?</\1>", "", text, flags=re.DOTALL)

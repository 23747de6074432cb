"""What import contracts cannot see."""

import ast
import re
from pathlib import Path

import django.apps
from django.db import models

from tests.architecture.source import PACKAGE, ROOT, modules, name, templates, tracked

DOMAIN = ["audit", "accounts", "documents", "places", "statistics", "indicators", "reports"]

# Heavy engines are imported where they are needed, so that web processes stay small.
LATE_IMPORTS = (
    "exchange/engine.py",
    "exchange/exporters/",
    "exchange/importers/",
    "cli/assets",
    "cli/main.py",
    "cli/serve",
)


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {p.parent for p in PACKAGE.rglob("*.py")}
    assert [name(f) for f in folders if not (f / "__init__.py").exists()] == []


def test_foreign_keys_point_down_and_leave_no_reverse_name() -> None:
    wrong = []
    for model in django.apps.apps.get_models():
        if not model.__module__.startswith("bindeglied."):
            continue
        for field in model._meta.get_fields():
            if not isinstance(field, models.ForeignKey):
                continue
            here, there = model._meta.app_label, field.related_model._meta.app_label
            up = here in DOMAIN and there in DOMAIN and DOMAIN.index(there) > DOMAIN.index(here)
            if up or not field.remote_field.hidden:
                wrong.append(f"{model.__name__}.{field.name} -> {there}")
    assert wrong == []


def test_web_writes_only_through_actions() -> None:
    pattern = re.compile(r"\.save\(|\.delete\(|objects\.(create|bulk_|update)|\.update\(\w+=")
    found = [
        f"{name(p)}:{i}"
        for p in modules()
        if "web" in p.relative_to(PACKAGE).parts
        for i, line in enumerate(p.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


def test_templates_of_an_area_use_only_the_frame_and_their_own() -> None:
    wrong = []
    for path in templates():
        parts = path.relative_to(PACKAGE).parts
        inside = parts[parts.index("templates") + 1 :]
        own = "/".join(inside[:2]) + "/" if len(inside) > 2 else inside[0] + "/"
        for used in re.findall(
            r"{%\s*(?:extends|include)\s+[\"']([^\"']+)", path.read_text(encoding="utf-8")
        ):
            if not used.startswith(("ui/", own, "django/")):
                wrong.append(f"{name(path)} uses {used}")
    assert wrong == []


def test_imports_inside_functions_are_engines_only() -> None:
    wrong = []
    for path in modules():
        relative = str(path.relative_to(PACKAGE))
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            late = [n for n in ast.walk(function) if isinstance(n, ast.Import | ast.ImportFrom)]
            if late and not relative.startswith(LATE_IMPORTS) and not relative.endswith("apps.py"):
                wrong.append(f"{relative}:{late[0].lineno}")
    assert wrong == []


def test_no_catch_all_modules() -> None:
    banned = {"utils.py", "helpers.py", "signals.py", "common.py", "misc.py"}
    assert [name(p) for p in modules() if p.name in banned] == []


def test_tracked_files_name_no_registry_and_no_machine() -> None:
    pattern = re.compile(rb"pypi\.org|pythonhosted|npmjs|deb\.debian\.org|/root/|/work/|(?<![\w.])/home/\w")
    allowed = {"tests/architecture/test_layout.py", "LICENSE"}
    wrong = [
        name(p)
        for p in tracked()
        if name(p) not in allowed and p.suffix != ".png" and pattern.search(p.read_bytes())
    ]
    assert wrong == []


def test_lock_files_hold_hashes_and_no_addresses() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert "://" not in text
        assert text.count("==") <= text.count("--hash=sha256:")
    assert '"resolved"' not in (ROOT / "assets/package-lock.json").read_text(encoding="utf-8")


def test_every_dependency_has_a_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text[text.index("dependencies = [") : text.index("[project.scripts]")]
    bare = [
        line for line in block.splitlines() if line.startswith('    "') and not re.search(r",\s+# \w", line)
    ]
    assert bare == []


def test_documents_folder_holds_what_it_promises() -> None:
    for needed in ("architecture.md", "glossary.md", "data-sources.md", "operations.md", "permissions.md"):
        assert (ROOT / "docs" / needed).exists(), needed
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.count("\n") <= 80


def test_decisions_are_numbered_one_by_one() -> None:
    numbers = sorted(int(p.name[:4]) for p in Path(ROOT / "docs/decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))

"""Nothing grows beyond what one can hold in mind."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import modules, name, templates

FILE, FUNCTION, CLASS, TEMPLATE = 400, 50, 200, 150


def _lines(node: ast.AST) -> int:
    return node.end_lineno - node.lineno + 1


@pytest.mark.parametrize("path", modules(), ids=name)
def test_module_and_its_parts_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert _lines(node) <= FUNCTION, f"{node.name} has {_lines(node)} lines"
        if isinstance(node, ast.ClassDef):
            assert _lines(node) <= CLASS, f"{node.name} has {_lines(node)} lines"


def test_templates_stay_small() -> None:
    long = {name(p): n for p in templates() if (n := p.read_text(encoding="utf-8").count("\n")) > TEMPLATE}
    assert long == {}

"""Typst: from a template and texts to PDF or PNG. The only place that knows the compiler."""

import re
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal
from unicodedata import category

from django.utils.translation import gettext

from bindeglied.core.errors import BindegliedError
from bindeglied.exchange.exporters.report import fonts

SECONDS = 60
REPLACEMENT = "\u25a1"  # □
_NO_GLYPH = re.compile(r"could not be displayed with|disallowed codepoint|contains the codepoint")


class NotTypeset(BindegliedError):
    """The compiler refused, warned, or took too long."""


def typeset(
    template: Path,
    inputs: Mapping[str, str],
    *,
    format: Literal["pdf", "png"],
    standards: Sequence[str] = (),
    ppi: float | None = None,
    seconds: float = SECONDS,
) -> Any:
    """PDF as bytes, PNG as bytes or, for several pages, a list of them.

    `inputs` reach the template as `sys.inputs` and are never read as markup. Characters that the fonts
    lack are printed as □. Raises `NotTypeset`.
    """
    options = {"format": format, "pdf_standards": list(standards), "ppi": ppi}
    try:
        return _compiled(template, {**options, "sys_inputs": dict(inputs)}, seconds)
    except NotTypeset as error:
        if not _NO_GLYPH.search(str(error.__cause__)):
            raise
    shown = {key: _displayable(text) for key, text in inputs.items()}
    return _compiled(template, {**options, "sys_inputs": shown}, seconds)


def _compiled(template: Path, options: Mapping[str, Any], seconds: float) -> Any:
    try:
        made, warnings = _within(seconds, lambda: _compiler(template).compile_with_warnings(**options))
    except TimeoutError as error:
        _compiler.cache_clear()  # the old one is still at work
        raise NotTypeset(
            gettext("Typesetting the report took longer than %(seconds)s seconds and was stopped.")
            % {"seconds": f"{seconds:g}"}
        ) from error
    except RuntimeError as error:
        raise NotTypeset(gettext("The report could not be typeset.")) from error
    if warnings:
        raise NotTypeset(gettext("The report could not be typeset.")) from RuntimeError(str(warnings[0]))
    return made


@cache
def _compiler(template: Path) -> Any:
    """Kept, because a second run on nearly the same input takes a tenth of the first."""
    import typst  # noqa: PLC0415

    return typst.Compiler(
        str(template), root=str(template.parent), font_paths=[str(fonts.FOLDER)], ignore_system_fonts=True
    )


def _within(seconds: float, work: Callable[[], Any]) -> Any:
    """The result of `work`, or `TimeoutError`; work that is given up ends with the process at the latest."""
    result: list[Any] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            result.append(work())
        except BaseException as error:
            failure.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise TimeoutError
    if failure:
        raise failure[0]
    return result[0]


def _displayable(text: str) -> str:
    """The text with □ for every character that no font has, and for those that PDF/A forbids."""
    known = _characters()
    return "".join(c if ord(c) in known or c.isspace() or category(c) == "Cf" else REPLACEMENT for c in text)


@cache
def _characters() -> frozenset[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    found: set[int] = {ord(REPLACEMENT)}
    for path in sorted(fonts.FOLDER.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            found |= font.getBestCmap().keys()
    return frozenset(c for c in found if not (c < 32 or 0xE000 <= c < 0xF900))

"""Reports as files: one arranged document, four renderers that look nothing up and compute nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from django.utils import translation

from bindeglied.domain.reports.values import Document
from bindeglied.exchange.exporters.report.arrangement import Arranged, arrange
from bindeglied.exchange.exporters.report.docx import as_docx
from bindeglied.exchange.exporters.report.html import as_html, fragment
from bindeglied.exchange.exporters.report.pdf import as_pdf
from bindeglied.exchange.exporters.report.xlsx import as_xlsx

RENDERERS: Mapping[str, Callable[[Arranged], bytes]] = {
    "html": as_html,
    "pdf": as_pdf,
    "docx": as_docx,
    "xlsx": as_xlsx,
}
MEDIA_TYPES: Mapping[str, str] = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

__all__ = ["MEDIA_TYPES", "RENDERERS", "each", "fragment", "render"]


def render(document: Document, formats: Iterable[str] = tuple(RENDERERS)) -> dict[str, bytes]:
    """The files of a document by format; the same bytes for the same document.

    Raises `KeyError` for an unknown format, `typesetting.NotTypeset` where typst refuses or is too slow.
    """
    return dict(each(document, formats))


def each(document: Document, formats: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The same one after the other, so that the first can be kept before the next is made."""
    with translation.override("de"):
        arranged = arrange(document)
    for name in formats:
        with translation.override("de"):
            content = RENDERERS[name](arranged)
        yield name, content

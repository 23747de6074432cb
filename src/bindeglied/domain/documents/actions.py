"""Keep files. Whoever calls has asked whether the person may; a file alone gives nothing away."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from bindeglied.core import files
from bindeglied.core.errors import Refused
from bindeglied.core.text import number
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.documents.models import Document

LARGEST = 100_000_000  # bytes of one file


def keep_upload(
    *, chunks: Iterable[bytes], name: str, media_type: str, by: Any, workspace: Workspace | None
) -> Document:
    """Keep a file under its hash and describe it; `by` None is the operator, or a job.

    `chunks` are written as they come, never held as a whole. The row comes after the file is safe on
    disk. Refused above `LARGEST` bytes, before more is read.
    """
    name = _plain_name(name)
    kept = files.keep(_limited(chunks, name), settings.FILES, name=lambda sha256: f"{sha256[:2]}/{sha256}")
    return Document.objects.create(
        workspace=workspace,
        name=name,
        media_type=media_type[:100],
        size=kept.size,
        sha256=kept.sha256,
        created_by=by,
    )


def _limited(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > LARGEST:
            raise Refused(
                gettext("%(name)s is larger than %(limit)s MB. Please fetch a smaller part of the table.")
                % {"name": name, "limit": number(LARGEST / 1_000_000)}
            )
        yield chunk


def _plain_name(name: str) -> str:
    """The last part of a path, without control characters, short enough for its column."""
    last = Path(name.replace("\\", "/")).name
    return "".join(c for c in last if c.isprintable())[-255:] or "datei"

"""JSON documents: what they are, by their keys; tables of GENESIS-Online are read by `genesis_json`."""

import json
import re
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext, gettext_noop

from bindeglied.domain.statistics.choices import Layout
from bindeglied.domain.statistics.values import Imported
from bindeglied.exchange.importers import genesis_json, migration_regions, strangers
from bindeglied.exchange.importers.errors import BadFile, shown

_OUTLINES = gettext_noop("a file of outlines (GeoJSON)")
_DIRECTORY = gettext_noop("a list of offers or places for guidance")
_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]")

# (keys of the document or of its first item, what it is, layout)
_KINDS: tuple[tuple[frozenset[str], str, str], ...] = (
    (frozenset({"type", "features"}), _OUTLINES, Layout.GEOJSON),
    (frozenset({"code", "lang", "description"}), gettext_noop("the description of a characteristic of GENESIS"), Layout.GENESIS_CHARACTERISTIC),
    (frozenset({"daten"}), gettext_noop("a table of a city"), Layout.CITY),
    (frozenset({"contents", "total_items"}), _DIRECTORY, Layout.HSDS),
    (frozenset({"id", "name", "organization"}), _DIRECTORY, Layout.HSDS),
    (frozenset({"id", "taxonomy", "parent_id"}), _DIRECTORY, Layout.HSDS),
    (frozenset({"path", "available_languages"}), _DIRECTORY, Layout.INTEGREAT),
    (frozenset({"path", "name_without_prefix"}), _DIRECTORY, Layout.INTEGREAT),
)  # fmt: skip


def is_document(head: bytes) -> bool:
    """Whether a file that begins like this may be a JSON document."""
    return bool(_BEGINS.match(head))


def read(content: bytes, name: str) -> Imported | None:
    """The table in a JSON document, None for text that only looks like one; BadFile where none can be stored."""
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    first = document[0] if isinstance(document, list) and document else document
    if not isinstance(first, dict):
        raise _unread(gettext_noop("a JSON file"), name)
    if "Status" in first or {"Code", "Content"} <= first.keys():
        raise _service_answer(first)
    if isinstance(document, dict) and genesis_json.is_structure(document):
        return genesis_json.describe(document, name)
    if isinstance(document, dict) and genesis_json.is_data(document):
        return genesis_json.read(document, name)
    if isinstance(document, list) and first.keys() >= migration_regions.SIGN:
        return migration_regions.read_records(document, content, name)
    for keys, what, layout in _KINDS:
        if keys <= first.keys():
            raise _unread(what, name, layout)
    raise _unread(gettext_noop("a JSON file"), name)


def _unread(what: str, name: str, layout: str = "") -> BadFile:
    return strangers.refuse(gettext(what), name, layout)


def _service_answer(answer: dict[str, Any]) -> BadFile:
    """What the web service said instead of sending a table. Its parameters hold accounts: never repeat them."""
    status = answer.get("Status", answer)
    code = status.get("Code") if isinstance(status, dict) else None
    content = str(status.get("Content", "") if isinstance(status, dict) else status).strip()
    says = _ANSWERS.get(code) if isinstance(code, int) else None
    if says is None:
        message = gettext(
            "The file holds no table but an answer of the web service: “%(answer)s”. Please download the table itself as CSV or flat file."
        ) % {"answer": shown(content, 200) or gettext("without a text")}
    else:
        job = re.search(r"\S+_\d{6,}", content)
        message = says() % {"job": job[0].rstrip(".") if job else ""}
    return BadFile(message, layout=Layout.SERVICE_ANSWER)


_ANSWERS: dict[int, Callable[[], str]] = {
    98: lambda: gettext(
        "The file holds no table but an answer of the web service: the table is too large for a direct download. Please choose fewer regions or years, or have it made in the background and fetch it when it is ready."
    ),
    99: lambda: gettext(
        "The file holds no table but an answer of the web service: the table is being made in the background (%(job)s). Please fetch it in a few minutes from your results in the portal."
    ),
    104: lambda: gettext(
        "The file holds no table but an answer of the web service: there is no result of this name yet. Please try again in a few minutes, and check the number of the table."
    ),
    -1: lambda: gettext(
        "The file holds no table but an answer of the web service: there are no figures for this selection. Please choose other regions or years."
    ),
    0: lambda: gettext(
        "The file holds no table but the description of one, as the web service gives it. Please download the table itself as CSV or flat file."
    ),
}

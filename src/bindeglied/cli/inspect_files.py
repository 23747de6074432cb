"""`bindeglied inspect FILE... [--json]`"""

import argparse
import json
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from bindeglied.cli.given import not_a_file
from bindeglied.core import text
from bindeglied.domain.statistics.queries.preview import describe_values
from bindeglied.domain.statistics.values import Recognised
from bindeglied.exchange.importers import child

_MARKERS = ("-", "0", ".", "x", "/", "...", "( )")
_QUALITY = ("e", "r", "p")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files and the form of the answer."""
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help=gettext("files to look at"))
    parser.add_argument("--json", action="store_true", help=gettext("one JSON document on stdout"))


def run(options: argparse.Namespace) -> int:
    """Look at every file; status 1 if one of them cannot be read."""
    found = [recognised for path in options.files for recognised in look_at(path)]
    if options.json:
        print(json.dumps([as_object(r) for r in found], ensure_ascii=False, indent=1))
    else:
        print("\n\n".join(_as_text(r) for r in found))
    return int(any(r.error is not None for r in found))


def look_at(path: Path) -> list[Recognised]:
    """One description per table of a file; what cannot be opened is described by its error."""
    if reason := not_a_file(path):
        return [Recognised(path.name, "unknown", error=reason)]
    return child.inspect(path, path.name)


def as_object(found: Recognised) -> dict[str, Any]:
    """The object of `inspect --json`."""
    return {
        "file": found.file,
        "layout": found.layout,
        "encoding": found.encoding,
        "table": found.table,
        "statistic": found.statistic,
        "title": found.title,
        "dates": list(found.dates),
        "places": {
            level: found.places.get(level, 0)
            for level in ("country", "state", "region", "district", "municipality", "other")
        },
        "dimensions": [
            {"code": d.code, "label": d.label, "categories": d.categories} for d in found.dimensions
        ],
        "variables": [{"code": v.code, "label": v.label, "unit": v.unit} for v in found.variables],
        "observations": found.observations,
        "markers": {sign: found.markers.get(sign, 0) for sign in _MARKERS},
        "quality": {sign: found.quality.get(sign, 0) for sign in _QUALITY},
        "licence": found.licence,
        "stand": found.stand,
        "source": found.source,
        "warnings": [{"code": w.code, "message": w.message, "line": w.line} for w in found.warnings],
        "error": found.error,
    }


def _as_text(found: Recognised) -> str:
    if found.error is not None:
        return f"{found.file}: {gettext('not readable')}\n  {found.error}"
    dates = ", ".join(text.short_date(d) for d in found.dates[:6]) + (" …" if len(found.dates) > 6 else "")
    lines = [
        f"{found.file}",
        f"  {found.title}",
        f"  {gettext('Table')}: {found.table} ({found.layout})",
        f"  {gettext('Dates')}: {dates}",
        f"  {gettext('Values')}: {describe_values(found)}",
        f"  {gettext('Places')}: {text.number(sum(found.places.values()))}",
        f"  {gettext('As of')}: {_stand(found)}, {found.licence}",
    ]
    return "\n".join([*lines, *(f"  {gettext('Notice')}: {w.message}" for w in found.warnings)])


def _stand(found: Recognised) -> str:
    return text.short_date(found.stand[:10]) if found.stand else gettext("not named")

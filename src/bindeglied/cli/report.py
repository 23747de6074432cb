"""`bindeglied report KIND --place KEY [--date D] --out DIR [--formats html,pdf,docx,xlsx] [--workspace KEY]`"""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from django.utils.translation import gettext

from bindeglied.cli import database
from bindeglied.cli.given import workspace_of
from bindeglied.core.errors import Refused
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators import queries as indicators
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports import queries
from bindeglied.domain.reports.choices import Format, Kind
from bindeglied.exchange.exporters import report as exporters
from bindeglied.jobs import reports as jobs


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Kind of report, place, reference date, where to and in which formats."""
    parser.add_argument("kind", choices=Kind.values, metavar="KIND", help=", ".join(Kind.values))
    parser.add_argument("--place", required=True, metavar="KEY", help=gettext("official key of the place"))
    parser.add_argument(
        "--date", type=date.fromisoformat, metavar="DATE",
        help=gettext("reference date, such as 2025-12-31; without it the date of the newest figure"),
    )  # fmt: skip
    parser.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help=gettext("folder for the files")
    )
    parser.add_argument(
        "--formats", type=_formats, default=list(Format.values), metavar="LIST",
        help=gettext("some of %(formats)s, with commas between them") % {"formats": ",".join(Format.values)},
    )  # fmt: skip
    parser.add_argument("--workspace", metavar="KEY", help=gettext("with the figures of this workspace"))


def _formats(text: str) -> list[str]:
    asked = [part.strip().lower() for part in text.split(",") if part.strip()]
    if not asked or not set(asked) <= set(Format.values):
        raise argparse.ArgumentTypeError(text)
    return list(dict.fromkeys(asked))


def run(options: argparse.Namespace) -> int:
    """Write the report; nothing is stored in the database. The paths of its files go to stdout."""
    database.make_ready()
    workspace = workspace_of(options.workspace)
    if places.place(options.place) is None:
        raise Refused(gettext("No place has the key %(key)s.") % {"key": options.place})
    document = queries.planned_document(
        kind=Kind(options.kind),
        place=options.place,
        reference_date=options.date or _newest(options.place, workspace),
        workspace=workspace,
    )
    folder = _folder(options.out)
    for format, content in exporters.each(document, options.formats):
        path = folder / jobs.file_name(document, format)
        part = path.with_name(f".{path.name}.part")
        part.write_bytes(content)
        os.replace(part, path)
        print(path)
    if not document.figures:
        print(gettext("The report has no figures: it only names what is missing."), file=sys.stderr)
    return 0


def _newest(place: str, workspace: Workspace | None) -> date:
    """The date of the newest figure of the place."""
    rows = indicators.overview(place, workspace)
    return queries.suggested_date([row.date for row in rows if row.date])


def _folder(path: Path) -> Path:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise Refused(gettext("%(path)s is a file. Please name a folder.") % {"path": path}) from None
    return path

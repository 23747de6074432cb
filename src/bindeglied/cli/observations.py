"""`bindeglied observations --table CODE [--place KEY]... [--date D]... [--where DIM=CODE]...`"""

import argparse
import sys

from django.utils.translation import gettext

from bindeglied.cli import database
from bindeglied.cli.given import workspace_of
from bindeglied.core.errors import Refused
from bindeglied.domain.statistics import queries
from bindeglied.exchange import engine
from bindeglied.exchange.exporters import observations


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The table, and which of its cells."""
    parser.add_argument("--table", required=True, metavar="CODE", help=gettext("code of the table"))
    parser.add_argument(
        "--place", action="append", metavar="KEY", help=gettext("only this place, may be repeated")
    )
    parser.add_argument(
        "--date", action="append", metavar="DATE", help=gettext("only this date, may be repeated")
    )
    parser.add_argument(
        "--where", action="append", default=[], type=_condition, metavar="DIM=CODE",
        help=gettext("only this category, may be repeated"),
    )  # fmt: skip
    parser.add_argument("--workspace", metavar="KEY", help=gettext("an own table of this workspace"))
    parser.add_argument(
        "--format", choices=("csv", "json"), default="csv", help=gettext("form of the answer")
    )


def _condition(text: str) -> tuple[str, str]:
    dimension, equals, code = text.partition("=")
    if not equals or not dimension:
        raise argparse.ArgumentTypeError(text)
    return dimension, code


def run(options: argparse.Namespace) -> int:
    """Print the current cells as they were delivered; status 1 if the table is not here."""
    database.make_ready()
    workspace = workspace_of(options.workspace)
    files = queries.cell_files(options.table, workspace)
    if not files:
        raise Refused(
            gettext("There are no figures of table %(table)s. Please read it in first.")
            % {"table": options.table}
        )
    if workspace:
        print(gettext("Figures that are not protected: not for publication."), file=sys.stderr)
    where: dict[str, list[str]] = {}
    for dimension, code in options.where:
        where.setdefault(dimension, []).append(code)
    cells = engine.read_cells(files, where=where, places=options.place, dates=options.date)
    write = observations.write_json if options.format == "json" else observations.write_csv
    write(cells, sys.stdout)
    return 0

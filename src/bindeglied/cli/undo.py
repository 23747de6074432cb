"""`bindeglied undo NUMBER`"""

import argparse
import sys

from django.utils.translation import gettext

from bindeglied.cli import database
from bindeglied.core.errors import Refused
from bindeglied.domain.statistics.models import DataImport
from bindeglied.jobs import imports, worker


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The number that `import` gave."""
    parser.add_argument("number", type=int, metavar="NUMBER", help=gettext("number of the import"))


def run(options: argparse.Namespace) -> int:
    """Take an import back as the operator; what held before it holds again."""
    database.make_ready()
    try:
        data_import = DataImport.objects.get(pk=options.number)
    except DataImport.DoesNotExist:
        raise Refused(gettext("There is no import %(number)s.") % {"number": options.number}) from None
    imports.undo(by=None, data_import=data_import)
    worker.work_off()
    print(gettext("The import was undone."), file=sys.stderr)
    return 0

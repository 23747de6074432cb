"""`bindeglied worker`"""

import argparse
import logging

from django.utils.translation import gettext

from bindeglied.jobs.worker import TaskProcess


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How it ends."""
    parser.add_argument(
        "--follow-parent", action="store_true", help=gettext("end when the process that started it ends")
    )


def run(options: argparse.Namespace) -> int:
    """Work off the queue until a signal ends it."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    TaskProcess(follow_parent=options.follow_parent).run()
    return 0

"""Command line arguments in German."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import NoReturn

from django.utils.translation import gettext

# What argparse says, and how we say it.
_ERRORS = (
    (re.compile(r"the following arguments are required: (.*)"), "missing: %s"),
    (re.compile(r"unrecognized arguments: (.*)"), "not known: %s"),
    (re.compile(r"argument (.*): expected (?:one|at least one) argument"), "a value is missing: %s"),
    (re.compile(r"argument (\S+): .*"), "this value is not possible: %s"),
)


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, gettext("Usage: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Says in German what is wrong and ends with status 2."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, formatter_class=_Formatter, add_help=False)
        self._positionals.title = gettext("What")
        self._optionals.title = gettext("Options")
        self.add_argument("-h", "--help", action="help", help=gettext("show this help"))

    def error(self, message: str) -> NoReturn:
        for pattern, text in _ERRORS:
            if match := pattern.fullmatch(message):
                message = gettext(text) % match[1]
        print(gettext("Wrong usage, %(what)s") % {"what": message}, file=sys.stderr)
        self.print_usage(sys.stderr)
        raise SystemExit(2)

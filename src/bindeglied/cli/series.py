"""`bindeglied series INDICATOR --place KEY [--from Y] [--to Y] [--by DIM] [--format csv|json]`"""

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext

from bindeglied.analysis.series import Series
from bindeglied.cli import database
from bindeglied.core.errors import Refused
from bindeglied.domain.indicators import queries
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.values import Indicator
from bindeglied.domain.places import queries as places
from bindeglied.exchange.exporters import series as exporter


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The indicator, the place, and which of its points."""
    parser.add_argument("indicator", metavar="INDICATOR", help=gettext("name of the indicator"))
    parser.add_argument("--place", required=True, metavar="KEY", help=gettext("official key of the place"))
    parser.add_argument(
        "--from", dest="first", type=_year, metavar="YEAR", help=gettext("only from this year on")
    )
    parser.add_argument("--to", dest="last", type=_year, metavar="YEAR", help=gettext("only up to this year"))
    parser.add_argument("--by", metavar="DIM", help=gettext("each category of this dimension"))
    parser.add_argument(
        "--as-delivered",
        action="store_true",
        help=gettext("on the territory of each date, not on that of today"),
    )
    parser.add_argument(
        "--format", choices=("csv", "json"), default="csv", help=gettext("form of the answer")
    )


def _year(text: str) -> int:
    if not re.fullmatch(r"\d{4}", text):
        raise argparse.ArgumentTypeError(text)
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Print the points of a published series; status 1 if there is none, with what would bring it."""
    indicator = INDICATORS.get(options.indicator)
    if indicator is None:
        raise Refused(
            gettext("There is no indicator %(name)s. This shows which ones there are: bindeglied indicators")
            % {"name": options.indicator}
        )
    place = places.normal_key(options.place)
    if place is None or places.place(place) is None:
        raise Refused(
            gettext(
                "There is no place %(key)s. Please give the official key, for example 16077 for Altenburger Land."
            )
            % {"key": options.place}
        )
    database.make_ready()
    found = [_within(s, options.first, options.last) for s in _series(indicator, place, options)]
    write = exporter.write_json if options.format == "json" else exporter.write_csv
    write(found, sys.stdout)
    return 0


def _series(indicator: Indicator, place: str, options: argparse.Namespace) -> Sequence[Series]:
    if options.by is None:
        total = queries.published_series(indicator.key, place, as_delivered=options.as_delivered)
        found = [total] if total else []
    elif indicator.breakdown(options.by) is None:
        raise Refused(_not_divided(indicator, options.by))
    else:
        divided = queries.published_breakdowns(
            [indicator.key], [place], as_delivered=options.as_delivered
        ).get((indicator.key, place), [])
        found = [s for s in divided if options.by in s.categories]
    if not found:
        raise Refused(
            gettext("There are no figures of %(title)s for %(place)s. They come with: %(tables)s")
            % {
                "title": indicator.title,
                "place": places.name_of(place),
                "tables": "; ".join(f"{n.table} ({n.portal})" for n in indicator.needs),
            }
        )
    return found


def _not_divided(indicator: Indicator, dimension: str) -> str:
    if not indicator.breakdowns:
        return gettext("%(title)s is not divided any further. Please leave out --by.") % {
            "title": indicator.title
        }
    return gettext("%(title)s is not divided by %(dimension)s. Possible: %(dimensions)s") % {
        "title": indicator.title,
        "dimension": dimension,
        "dimensions": ", ".join(f"{b.dimension} ({b.label})" for b in indicator.breakdowns),
    }


def _within(series: Series, first: int | None, last: int | None) -> Series:
    points = tuple(p for p in series.points if (first or 0) <= p.year <= (last or 9999))
    return replace(series, points=points)

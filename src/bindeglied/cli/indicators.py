"""`bindeglied indicators [--json]`"""

import argparse
import json
from itertools import groupby
from typing import Any

from django.utils.translation import gettext

from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.values import Indicator


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The form of the answer."""
    parser.add_argument("--json", action="store_true", help=gettext("one JSON document on stdout"))


def run(options: argparse.Namespace) -> int:
    """Print the catalogue of indicators in its order."""
    if options.json:
        print(json.dumps([_as_json(i) for i in INDICATORS.values()], ensure_ascii=False, indent=1))
        return 0
    width = max(map(len, INDICATORS)) + 2
    for field, group in groupby(INDICATORS.values(), key=lambda indicator: indicator.field):
        print(f"{field}\n")
        for indicator in group:
            print(f"  {indicator.key:{width}}{indicator.title} ({indicator.unit})")
            if indicator.tables:
                print(f"  {'':{width}}{gettext('from')} {', '.join(indicator.tables)}")
        print()
    return 0


def _as_json(indicator: Indicator) -> dict[str, Any]:
    return {
        "key": indicator.key,
        "title": indicator.title,
        "definition": indicator.definition,
        "unit": indicator.unit,
        "decimals": indicator.decimals,
        "formula": indicator.formula.value,
        "field": indicator.field,
        "levels": list(indicator.levels),
        "breakdowns": [
            {"dimension": b.dimension, "label": b.label, "categories": {**b.categories, **b.overlapping}}
            for b in indicator.breakdowns
        ],
        "limits": list(indicator.limits),
        "mappings": list(indicator.mappings),
        "tables": list(indicator.tables),
        "needs": [
            {"table": n.table, "title": n.title, "portal": n.portal, "boxes": n.boxes}
            for n in indicator.needs
        ],
    }

"""Charts as PNG for Word, which cannot show SVG everywhere. One run of typst for all of them."""

import json
from collections.abc import Sequence
from pathlib import Path

from bindeglied.exchange import charts
from bindeglied.exchange.exporters.report import typesetting
from bindeglied.exchange.exporters.report.arrangement import NumberedChart

TEMPLATE = Path(__file__).with_name("charts.typ")
WIDTH = 160  # mm, as wide as tables and charts in Word
PPI = 2 * 680 / (WIDTH / 25.4)  # two pixels for each unit of the wide drawing


def pictures(numbered: Sequence[NumberedChart]) -> list[bytes]:
    """A PNG for each chart, in order."""
    if not numbered:
        return []
    drawings = [charts.draw(c.chart, ident=c.ident, width="wide", palette="document") for c in numbered]
    inputs = {"drawings": json.dumps(drawings, ensure_ascii=False), "width": str(WIDTH)}
    made = typesetting.typeset(TEMPLATE, inputs, format="png", ppi=PPI)
    return made if isinstance(made, list) else [made]

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
KEPT = 100  # pictures of about 50 kB, so that the next edition draws only what has changed

_kept: dict[str, bytes] = {}  # by drawing, the oldest first


def pictures(numbered: Sequence[NumberedChart]) -> list[bytes]:
    """A PNG for each chart, in order."""
    drawings = [charts.draw(c.chart, ident=c.ident, width="wide", palette="document") for c in numbered]
    made = {drawing: _kept[drawing] for drawing in drawings if drawing in _kept}
    new = [drawing for drawing in dict.fromkeys(drawings) if drawing not in made]
    made |= dict(zip(new, _typeset(new), strict=True))
    for drawing in drawings:
        _kept.pop(drawing, None)
        _kept[drawing] = made[drawing]
    while len(_kept) > KEPT:
        del _kept[next(iter(_kept))]
    return [made[drawing] for drawing in drawings]


def _typeset(drawings: Sequence[str]) -> list[bytes]:
    if not drawings:
        return []
    inputs = {"drawings": json.dumps(drawings, ensure_ascii=False), "width": str(WIDTH)}
    made = typesetting.typeset(TEMPLATE, inputs, format="png", ppi=PPI)
    return made if isinstance(made, list) else [made]

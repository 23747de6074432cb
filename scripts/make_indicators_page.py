"""Write docs/indicators.md from the catalogue of indicators: .venv/bin/python scripts/make_indicators_page.py"""

from pathlib import Path

from bindeglied.analysis.formulas import Formula
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.values import Indicator

PAGE = Path(__file__).parents[1] / "docs" / "indicators.md"

FORMULAS = {
    Formula.COUNT: "count",
    Formula.DELIVERED: "as delivered, never summed",
    Formula.SHARE: "per cent, same date",
    Formula.PER_THOUSAND: "per 1,000, same date",
    Formula.FLOW_PER_THOUSAND: "flow per 1,000 of the mean of both year ends",
    Formula.FLOW_SHARE: "flow in per cent of the mean of both year ends",
    Formula.CHANGE: "growth in per cent between neighbouring year ends",
    Formula.GROWTH_BY_FLOW: "flow in per cent of the stock at the year's start",
    Formula.GROWTH_REST: "growth less the flow, in per cent of the stock at the year's start",
    Formula.DISSIMILARITY: "index of dissimilarity over the districts, in per cent",
}

HEAD = """# Indicators

Written by `scripts/make_indicators_page.py` from `domain/indicators/catalogue`; a test keeps it current.

Each is computed for Germany, the Länder and the districts, at every date that its tables carry, and ends where they end.
Land and Germany are the sums of their districts where a table has no row for them and no district is blank. Nothing is computed
across a census, a change of territory as delivered, or a new definition; where whole districts merged, a second series
stands on today's territory. How a new one is added: [CONTRIBUTING](../CONTRIBUTING.md).

| name | title | unit | formula | by | tables |
|---|---|---|---|---|---|
"""


def page() -> str:
    """The whole page."""
    lines = HEAD + "".join(_line(indicator) for indicator in INDICATORS.values())
    needs = {need.table: need for indicator in INDICATORS.values() for need in indicator.needs}
    lines += "\n## Tables\n\n| table | title | portal | what to choose |\n|---|---|---|---|\n"
    return lines + "".join(
        f"| {need.table} | {need.title} | {need.portal} | {need.boxes} |\n"
        for _, need in sorted(needs.items())
    )


def _line(indicator: Indicator) -> str:
    divisions = ", ".join(b.dimension for b in indicator.breakdowns)
    return (
        f"| `{indicator.key}` | {indicator.title} | {indicator.unit} | {FORMULAS[indicator.formula]} | {divisions} | "
        f"{', '.join(indicator.tables)} |\n"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

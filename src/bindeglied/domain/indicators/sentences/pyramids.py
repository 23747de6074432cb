"""Words around a population pyramid."""

from collections.abc import Sequence

from bindeglied.analysis.charting import ChartWords, PyramidRow
from bindeglied.core import text
from bindeglied.domain.indicators.sentences import de
from bindeglied.domain.indicators.values import Indicator


def words(
    indicator: Indicator, rows: Sequence[PyramidRow], place_name: str, day: str, source: str
) -> ChartWords:
    """What the pyramid of an indicator shows at a place and date; every number as it is printed."""
    counted = [(row.label, (row.left.value or 0.0) + (row.right.value or 0.0)) for row in rows]
    age, _ = max(counted, key=lambda pair: pair[1])
    told = "; ".join(
        f"{row.label}: {printed(row, indicator, left=True)} und {printed(row, indicator, left=False)}"
        for row in rows
    )
    sides = f"{rows[0].left.label} und {rows[0].right.label}"
    return ChartWords(
        title=f"Die meisten sind {age} Jahre alt",
        subtitle=f"{indicator.title} nach Alter und Geschlecht, {place_name}, {text.short_date(day)}",
        source=source,
        alternative=f"{indicator.title} nach Alter in Jahren, {sides}, {place_name}, {text.short_date(day)}: {told}.",
    )


def printed(row: PyramidRow, indicator: Indicator, *, left: bool) -> str:
    """One bar as it stands in the table and in the words."""
    bar = row.left if left else row.right
    return de.printed(bar.value, bar.status, indicator)

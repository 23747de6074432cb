"""On the base of which census a population was updated."""

import re
from collections.abc import Iterable, Mapping

STATISTIC = "12411"

# Population of Germany as published: tells the base where the file does not say it.
PUBLISHED = {
    ("2022-12-31", 84_358_845): "2011",
    ("2023-12-31", 83_456_045): "2022",
    ("2024-12-31", 83_577_140): "2022",
}
_FOOTNOTE = re.compile(
    r"(?:ab|from)\s+(?:dem\s+)?(?:Berichtsjahr\s+)?(\d{4})\D{0,80}?(?:Zensus\s+(\d{4})|(\d{4})\s+census)",
    re.IGNORECASE,
)


def bases(dates: Iterable[str], totals: Mapping[str, float], footnotes: str) -> dict[str, str]:
    """The base of every date: '1987', '2011', '2022', or '' where nothing tells it.

    `totals` maps a date to the population of Germany. Without footnote and total only the dates before
    the results of the census of 2022 are certain.
    """
    said = _said(footnotes)
    found = {}
    for date in dates:
        year = date[:4]
        by_total = PUBLISHED.get((date, round(totals[date]))) if date in totals else None
        if year < "2011":
            found[date] = "1987"
        elif by_total:
            found[date] = by_total
        elif later := [base for since, base in said if since <= year and base != "2011"]:
            found[date] = max(later)
        elif year < "2022" or any(base == "2011" for _, base in said):
            found[date] = "2011"
        else:
            found[date] = ""
    return found


def _said(footnotes: str) -> list[tuple[str, str]]:
    """What footnotes say, as (first year, census)."""
    found = _FOOTNOTE.finditer(" ".join(footnotes.split()))
    return [(match[1], base) for match in found if (base := match[2] or match[3]) in ("2011", "2022")]

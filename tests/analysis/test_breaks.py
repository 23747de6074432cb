"""What separates a figure from the one before it."""

import pytest

from bindeglied.analysis.breaks import breaks_of, year_end
from bindeglied.analysis.series import Break
from tests.analysis.tables import days

# series of one place | days of reforms | days of new definitions | the break before each figure
CASES = [
    ("", "", "", []),
    ("2014-12-31 5", "", "", [None]),
    ("2014-12-31 5, 2015-12-31 6", "", "", [None, None]),
    ("2010-12-31 2011:5, 2011-12-31 2022:6", "", "", [None, Break.CENSUS]),
    ("2010-12-31 ?:5, 2011-12-31 2011:6", "", "", [None, Break.CENSUS]),
    ("2010-12-31 ?:5, 2011-12-31 ?:6", "", "", [None, Break.CENSUS]),  # who knows whether they are the same
    ("2010-12-31 2011:5, 2011-12-31 2011:6", "", "", [None, None]),
    ("2020-12-31 5, 2021-12-31 6", "2021-07-01", "", [None, Break.TERRITORY]),
    ("2020-12-31 5, 2021-06-30 6", "2021-07-01", "", [None, None]),
    ("2020-12-31 5, 2021-07-01 6", "2021-07-01", "", [None, Break.TERRITORY]),
    ("2020 5, 2021 6", "2021-07-01", "", [None, Break.TERRITORY]),
    ("2015-12-31 5, 2022-12-31 6, 2023-12-31 7", "2021-07-01", "", [None, Break.TERRITORY, None]),
    ("2003-12-31 5, 2004-12-31 6", "", "2004-12-31", [None, Break.DEFINITION]),
    ("2010-12-31 2011:5, 2011-12-31 2022:6", "2011-07-01", "2011-01-01", [None, Break.CENSUS]),
]


@pytest.mark.parametrize(("series", "reforms", "definitions", "expected"), CASES)
def test_each_figure_says_what_separates_it(
    series: str, reforms: str, definitions: str, expected: list[Break | None]
) -> None:
    found = breaks_of(list(days(series).items()), reforms=reforms.split(), definitions=definitions.split())
    assert found == expected


def test_a_period_speaks_of_its_year_up_to_the_end() -> None:
    assert [year_end(d) for d in ("2024-06-30", "2025", "2023-10P6M")] == [
        "2024-06-30",
        "2025-12-31",
        "2023-12-31",
    ]

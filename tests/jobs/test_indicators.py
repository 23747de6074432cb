"""From stored cells to series: what reads like a page of figures is the specification."""

import random
from collections.abc import Mapping
from typing import Any

import pytest

from bindeglied.analysis.series import Break
from bindeglied.analysis.status import Status
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators import queries
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.models import StoredSeries
from bindeglied.domain.indicators.sentences import de
from bindeglied.domain.places import queries as places
from bindeglied.domain.statistics import actions as statistics
from bindeglied.jobs import indicators
from tests.factories.statistics import stored

pytestmark = pytest.mark.django_db

IDENTITY = ("indicator", "place", "categories", "boundary")
DATES = ("2019-12-31", "2020-12-31", "2021-12-31")


def districts(date: str) -> list[str]:
    return [d.key for d in places.districts_of("DG", date)]


def row(place: str, date: str, value: float | None, **more: Any) -> dict[str, Any]:
    return {"place": place, "date": date, "value": value, **more}


def read_in(rows: list[dict[str, Any]], table: str = "12411-01-01-4", **fields: Any) -> Any:
    return stored(None, None, rows, table=table, **fields)


def points(indicator: str, place: str, **where: Any) -> Mapping[str, tuple[Any, ...]]:
    """Date -> (value, status, break) of a published series."""
    series = queries.published_series(indicator, place, **where)
    return {p.date: (p.value, p.status, p.break_) for p in series.points} if series else {}


def test_a_merged_district_is_comparable_to_todays_territory_and_broken_as_delivered() -> None:
    read_in(
        [
            row("16056", "2020-12-31", 41_000),
            row("16056", "2021-12-31", None, status="no_such_place", marker="-"),
            row("16063", "2020-12-31", 118_000),
            row("16063", "2021-12-31", 158_000),
        ],
        census_bases={"2020-12-31": "2011", "2021-12-31": "2011"},
    )
    indicators.compute()
    assert points("population", "16063") == {
        "2020-12-31": (159_000, Status.VALUE, None),
        "2021-12-31": (158_000, Status.VALUE, None),
    }
    assert points("population", "16063", as_delivered=True) == {
        "2020-12-31": (118_000, Status.VALUE, None),
        "2021-12-31": (158_000, Status.VALUE, Break.TERRITORY),
    }
    assert points("population", "16056") == {
        "2020-12-31": (41_000, Status.VALUE, None),
        "2021-12-31": (None, Status.NO_SUCH_PLACE, Break.TERRITORY),
    }
    today = queries.published_series("population", "16063")
    assert [(p.boundary, p.derived, p.note) for p in today.points] == [
        ("2021-07-01", True, "Summe der Kreise, die seit 01.07.2021 zusammengehören."),
        ("2021-07-01", False, ""),
    ]
    [change] = queries.published_series("population_change", "16063").points
    assert change.value == pytest.approx(-100 / 159)
    assert queries.published_series("population_change", "16063", as_delivered=True) is None


def test_a_district_that_got_a_part_of_another_is_estimated_on_todays_territory() -> None:
    read_in(
        [
            row("16054", "2015-12-31", 36_778),
            row("16070", "2015-12-31", 109_620),
            row("16054", "2022-12-31", 37_009),
            row("16070", "2022-12-31", 105_100),
        ],
        census_bases={"2015-12-31": "2011", "2022-12-31": "2011"},
    )
    indicators.compute()
    estimated = 36_778 + 109_620 * 0.02027
    assert points("population", "16054") == {
        "2015-12-31": (pytest.approx(estimated), Status.ESTIMATED, None),
        "2022-12-31": (37_009, Status.VALUE, None),
    }
    assert points("population", "16054", as_delivered=True) == {
        "2015-12-31": (36_778, Status.VALUE, None),
        "2022-12-31": (37_009, Status.VALUE, Break.TERRITORY),
    }
    first, last = queries.published_series("population", "16054").points
    assert (first.boundary, first.note, last.note) == (
        "2019-01-01",
        "Geschätzt: nach amtlichen Anteilen der Bevölkerung auf das Gebiet seit 01.01.2019 umgerechnet.",
        "",
    )
    said = de.level(INDICATORS["population"], first, "Suhl")
    assert said.endswith("(geschätzt, auf dem heutigen Gebiet).")
    assert sum(points("population", key)["2015-12-31"][0] for key in ("16054", "16070")) == pytest.approx(
        36_778 + 109_620
    )


def test_germany_is_the_sum_of_districts_and_nothing_is_counted_twice() -> None:
    keys = districts("2024-12-31")
    rows = [row(key, "2024-12-31", 10.0) for key in keys]
    rows += [row("02", "2024-12-31", 10.0), row("11", "2024-12-31", 10.0)]
    rows += [row("03241001", "2024-12-31", 5.0), row("11001001", "2024-12-31", 5.0)]
    read_in(rows)
    indicators.compute()
    [germany] = queries.published_series("population", "DG").points
    assert (germany.value, germany.derived) == (10.0 * len(keys), True)
    assert germany.note.startswith("Summe der Kreise und kreisfreien Städte.")
    assert queries.published_series("population", "02").latest.value == 10
    assert queries.published_series("population", "02000").latest.value == 10
    assert not StoredSeries.objects.filter(place__in=("03241001", "11001001")).exists()


def test_one_missing_district_leaves_land_and_germany_without_a_sum() -> None:
    thuringia = [d.key for d in places.districts_of("16", "2024-12-31")]
    read_in([row(key, "2024-12-31", 10.0) for key in thuringia[1:]])
    indicators.compute()
    assert queries.published_series("population", "16") is None
    assert queries.published_series("population", thuringia[1]) is not None


def test_a_census_parts_the_series_and_an_unknown_base_is_said() -> None:
    read_in(
        [row("16077", f"{year}-12-31", 90_000.0 + year) for year in (2009, 2010, 2011, 2012)],
        census_bases={"2009-12-31": "1987", "2010-12-31": "1987", "2011-12-31": "2011"},
    )
    indicators.compute()
    found = queries.published_series("population", "16077").points
    assert [p.break_ for p in found] == [None, None, Break.CENSUS, Break.CENSUS]
    assert [p.note for p in found][:3] == ["", "", ""]
    assert found[3].note.startswith("Basis nicht bekannt")
    assert [p.date for p in queries.published_series("population_change", "16077").points] == ["2010-12-31"]


def test_germanys_published_total_tells_the_census_where_the_table_does_not() -> None:
    read_in(
        [
            row("DG", "2022-12-31", 84_358_845.0),
            row("16077", "2022-12-31", 88_787.0),
            row("DG", "2023-12-31", 83_456_045.0),
            row("16077", "2023-12-31", 87_853.0),
        ]
    )
    indicators.compute()
    found = queries.published_series("population", "16077").points
    assert [(p.break_, p.note) for p in found] == [(None, ""), (Break.CENSUS, "")]


def test_protection_seekers_are_a_sum_of_rounded_cells_of_disjoint_statuses() -> None:
    def cell(status: str, sex: str, country: str, value: float) -> dict[str, Any]:
        return row("16051", "2024-12-31", value, variable="BEV030", status="rounded", base=5.0,
                   SCHST2=status, GES=sex, STAAG5=country)  # fmt: skip

    read_in(
        [
            cell("SCHUTZST-AK-1", "GESM", "ST475", 100.0),
            cell("SCHUTZST-AK-2", "GESM", "ST475", 80.0),  # part of AK-1
            cell("SCHUTZST-AK-1", "GESW", "ST475", 60.0),
            cell("SCHUTZST-OF", "GESM", "ST423", 20.0),
            cell("SCHUTZST-X", "GESM", "ST423", 5.0),
            cell("AUSRPFL-G", "GESM", "ST423", 5.0),  # part of X
        ],
        table="12531-0043",
    )
    read_in([row("16051", "2024-12-31", 1000.0)])
    indicators.compute()
    [point] = queries.published_series("protection_seekers", "16051").points
    assert (point.value, point.status, point.base, point.n_rounded) == (185, Status.ROUNDED, 5, 4)
    assert point.note == "Summe aus 4 gerundeten Werten, Abweichung bis 4 x 2."
    [share] = queries.published_series("protection_share", "16051").points
    assert (share.value, share.numerator, share.denominator) == (18.5, 185, 1000)
    assert share.note.startswith("Zähler: Summe aus 4 gerundeten Werten, Abweichung bis 4 x 2.")
    breakdowns = queries.published_breakdowns(["protection_seekers"], ["16051"])
    assert {(s.label, s.latest.value) for s in breakdowns["protection_seekers", "16051"]} == {
        ("anerkannter Schutzstatus", 160), ("befristet anerkannt", 80), ("offener Schutzstatus", 20),
        ("ohne Schutzstatus", 5), ("geduldet", 5), ("Frauen", 60), ("Männer", 125), ("ST475", 160), ("ST423", 25),
    }  # fmt: skip


def test_a_group_may_be_empty_where_there_are_people_at_all() -> None:
    def cell(group: str, place: str, value: float | None) -> dict[str, Any]:
        status = "zero" if value is None else "rounded"
        return row(place, "2023-12-31", value, variable="BEV027", status=status, LDRGR1=group)

    read_in(
        [cell("TOTAL", "16077", 6750.0), cell("EUROPA", "16077", 6750.0), cell("OZEANIEN", "16077", None),
         cell("TOTAL", "16053", None), cell("OZEANIEN", "16053", None)],
        table="12521-0041",
    )  # fmt: skip
    indicators.compute()
    oceania = {"categories": {"LDRGR1": "OZEANIEN"}}
    assert points("foreign_residents_register", "16077", **oceania) == {"2023-12-31": (0, Status.ZERO, None)}
    for where in ({}, oceania):
        assert points("foreign_residents_register", "16053", **where) == {
            "2023-12-31": (None, Status.NOT_DELIVERED, None)
        }


def test_a_blank_stays_blank_in_every_figure_that_needs_it() -> None:
    thuringia = [d.key for d in places.districts_of("16", "2015-12-31")]
    rows = [row(key, "2015-12-31", 10.0, variable="RLE001") for key in thuringia[1:]]
    rows.append(row(thuringia[0], "2015-12-31", None, variable="RLE001", status="secret", marker="."))
    read_in(rows, table="22221-01-01-4")
    read_in([row(key, "2015-12-31", 1000.0) for key in thuringia])
    indicators.compute()
    assert points("asylum_benefit_rate", thuringia[0]) == {"2015-12-31": (None, Status.SECRET, None)}
    assert points("asylum_benefit_rate", thuringia[1]) == {"2015-12-31": (10.0, Status.VALUE, None)}
    assert points("asylum_benefit_rate", "16") == {}


def test_a_later_table_does_not_fill_a_blank_but_what_was_not_delivered() -> None:
    first, second = "12411-01-01-4", "12411-0015"
    read_in([row("16077", "2018-12-31", None, status="secret"), row("16053", "2018-12-31", None, status="not_delivered")], table=first)  # fmt: skip
    read_in([row("16077", "2018-12-31", 5.0), row("16053", "2018-12-31", 6.0)], table=second)
    indicators.compute()
    assert points("population", "16077") == {"2018-12-31": (None, Status.SECRET, None)}
    assert points("population", "16053") == {"2018-12-31": (6.0, Status.VALUE, None)}


def test_after_undoing_an_import_the_series_are_as_before() -> None:
    def digest() -> list[tuple[Any, ...]]:
        columns = ("indicator", "place", "categories", "label", "boundary", "unit", "points", "latest_date",
                   "latest_value", "latest_status")  # fmt: skip
        return sorted(map(repr, StoredSeries.objects.values_list(*columns)))

    read_in([row("16077", "2023-12-31", 88_000.0), row("16077", "2023-12-31", 45_000.0, GES="GESW")])
    indicators.compute()
    before = digest()
    later = read_in([row("16077", "2023-12-31", 87_000.0), row("16077", "2024-12-31", 86_000.0)])
    indicators.compute(["12411-01-01-4"])
    assert points("population", "16077")["2023-12-31"][0] == 87_000
    assert digest() != before
    statistics.undo_import(by=None, data_import=later)
    indicators.compute(["12411-01-01-4"])
    assert digest() == before


def test_neither_the_order_of_rows_nor_their_split_over_files_matters() -> None:
    rows = [
        row(place, date, 1000.0 * i + int(date[:4]), GES=sex)
        for i, place in enumerate(("16056", "16063", "16077", "16"))
        for date in DATES
        for sex in ("TOTAL", "GESW")
        if (place, date) != ("16056", "2021-12-31")
    ]
    found = []
    for seed in range(4):
        shuffled = random.Random(seed).sample(rows, len(rows))
        halves = (shuffled, []) if seed == 0 else (shuffled[: 7 * seed], shuffled[7 * seed :])
        imports = [read_in(half) for half in halves if half]
        indicators.compute()
        found.append(list(StoredSeries.objects.order_by(*IDENTITY).values_list(*IDENTITY, "digest")))
        for data_import in imports:
            statistics.undo_import(by=None, data_import=data_import)
    assert len(found[0]) > 10
    assert found == [found[0]] * 4


def test_undoing_the_only_import_leaves_no_series() -> None:
    only = read_in([row("16077", "2023-12-31", 88_000.0)])
    indicators.compute()
    assert StoredSeries.objects.exists()
    statistics.undo_import(by=None, data_import=only)
    indicators.compute(["12411-01-01-4"])
    assert not StoredSeries.objects.exists()


def test_only_indicators_of_the_named_tables_are_computed() -> None:
    read_in([row("16077", "2023-12-31", 88_000.0)])
    read_in([row("16077", "2023", 50.1, variable="ERWP10")], table="13211-02-05-4")
    indicators.compute(["13211-02-05-4"])
    assert set(StoredSeries.objects.values_list("indicator", flat=True)) == {"unemployment_rate"}


def test_own_and_delivered_counts_are_in_no_series(altenburg: Workspace) -> None:
    read_in([row("16077", "2023-12-31", 88_000.0)])
    for origin in ("own", "delivered"):
        small = [row("16077", "2024-12-31", 2.0), row("16077", "2024-12-31", 2.0, variable="BEV027")]
        for table in ("12411-01-01-4", "12521-0041"):
            content = f"{origin} {table}".encode()
            stored(None, altenburg, small, origin=origin, table=table, content=content)
    indicators.compute()
    assert set(StoredSeries.objects.values_list("indicator", "workspace")) == {("population", None)}
    for seen_by in (None, altenburg):
        [point] = queries.published_series("population", "16077", workspace=seen_by).points
        assert (point.date, point.value) == ("2023-12-31", 88_000)
        assert queries.published_series("foreign_residents_register", "16077", workspace=seen_by) is None


def test_computing_twice_changes_nothing() -> None:
    read_in([row("16077", "2023-12-31", 88_000.0)])
    indicators.compute()
    before = list(StoredSeries.objects.values())
    indicators.compute()
    assert list(StoredSeries.objects.values()) == before


def test_municipalities_of_thuringia_get_a_series_that_ends_where_their_table_does() -> None:
    read_in(
        [
            row("16077001", "2014-12-31", 32_819, GES="TOTAL"),
            row("16077001", "2015-12-31", 32_910, GES="TOTAL"),
            row("16077002", "2015-12-31", None, status="no_such_place", marker="-", GES="TOTAL"),
            row("14729270", "2015-12-31", 5_000, GES="TOTAL"),
        ],
        table="12411-01-01-5",
        census_bases={"2014-12-31": "2011", "2015-12-31": "2011"},
    )
    indicators.compute()
    assert points("population", "16077001") == {
        "2014-12-31": (32_819, Status.VALUE, None),
        "2015-12-31": (32_910, Status.VALUE, None),
    }
    assert {s.place for s in StoredSeries.objects.all()} == {"16077001"}

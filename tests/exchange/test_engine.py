"""Stored cells: written once, the later delivery wins, nothing is summed over a blank."""

import dataclasses
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bindeglied.analysis.status import Status
from bindeglied.domain.places import queries as places_queries
from bindeglied.exchange import engine
from tests.factories.statistics import cell_file, cell_table

MEN = {"GES": "GESM", "value": 44000.0}
WOMEN = {"GES": "GESW", "value": 43508.0}
ALL = {"GES": "TOTAL", "value": 87508.0}


def test_dataset_is_named_by_the_hash_of_its_bytes_and_written_once(tmp_path: Path) -> None:
    import hashlib

    first = engine.write_dataset(cell_table([MEN, WOMEN]), tmp_path)
    again = engine.write_dataset(cell_table([MEN, WOMEN]), tmp_path)
    assert first == again
    assert first.rows == 2
    assert hashlib.sha256(first.path.read_bytes()).hexdigest() == first.sha256
    assert [p.name for p in tmp_path.iterdir()] == [f"{first.sha256}.parquet"]


def test_equal_cells_of_two_tables_are_two_datasets(tmp_path: Path) -> None:
    one = engine.write_dataset(cell_table([MEN], table="A"), tmp_path)
    two = engine.write_dataset(cell_table([MEN], table="B"), tmp_path)
    assert one.sha256 != two.sha256


def test_failed_write_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: str, target: str) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        engine.write_dataset(cell_table([MEN]), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_columns_of_unequal_length_are_refused(tmp_path: Path) -> None:
    broken = dataclasses.replace(cell_table([MEN, WOMEN]), place=["16077"])
    with pytest.raises(ValueError, match="length"):
        engine.write_dataset(broken, tmp_path)


def test_cells_come_back_as_they_were(tmp_path: Path) -> None:
    row = {"GES": "GESM", "value": None, "status": "secret", "marker": ".", "quality": "e", "base": 5.0}
    [cell] = engine.read_cells([cell_file(tmp_path, [row])])
    assert cell.categories == {"GES": "GESM"}
    assert (cell.table, cell.place, cell.date, cell.variable) == (
        "12411-01-01-4", "16077", "2024-12-31", "BEVSTD",
    )  # fmt: skip
    assert (cell.value, cell.status, cell.marker, cell.quality, cell.base) == (
        None,
        Status.SECRET,
        ".",
        "e",
        5,
    )


def test_no_files_no_cells() -> None:
    assert engine.read_cells([]) == []
    assert engine.sum_cells([], variables=["BEVSTD"], where={"GES": ["GESM"]}) == []


def test_conditions_keep_what_they_name(tmp_path: Path) -> None:
    file = cell_file(tmp_path, [MEN, WOMEN, ALL, {**ALL, "place": "16053", "date": "2023-12-31"}])
    assert len(engine.read_cells([file], where={"GES": ["GESM", "GESW"]})) == 2
    assert len(engine.read_cells([file], where={"GES": [engine.ALL_PARTS]})) == 2
    assert [c.place for c in engine.read_cells([file], dates=["2023-12-31"])] == ["16053"]
    assert engine.read_cells([file], places=[]) == []
    assert engine.read_cells([file], variables=["BEV"]) == []


def test_dimension_that_a_file_lacks_stands_at_its_total(tmp_path: Path) -> None:
    old = cell_file(tmp_path, [{"value": 1.0}])
    new = cell_file(tmp_path, [ALL, MEN])
    cells = engine.read_cells([old, new])
    assert [(c.categories["GES"], c.value) for c in cells] == [("GESM", 44000), ("TOTAL", 87508)]
    assert engine.read_cells([old], where={"NAT": ["TOTAL"]}) != []
    assert engine.read_cells([old], where={"NAT": ["NATA"]}) == []
    assert engine.read_cells([old], where={"NAT": [engine.ALL_PARTS]}) == []


def test_file_delivered_again_wins_over_what_came_in_between(tmp_path: Path) -> None:
    right, wrong = cell_file(tmp_path, [{"value": 1.0}]), cell_file(tmp_path, [{"value": 2.0}])
    assert [c.value for c in engine.read_cells([right, wrong])] == [2.0]
    assert [c.value for c in engine.read_cells([right, wrong, right])] == [1.0]
    [cell] = engine.sum_cells([right, wrong, right], variables=["BEVSTD"], where={})
    assert cell.deliveries == (2,)


def test_sum_adds_codes_and_takes_other_dimensions_at_their_total(tmp_path: Path) -> None:
    rows = [{**MEN, "NAT": "TOTAL"}, {**WOMEN, "NAT": "TOTAL"}, {**MEN, "NAT": "NATA", "value": 3000.0}]
    [cell] = engine.sum_cells(
        [cell_file(tmp_path, rows)], variables=["BEVSTD"], where={"GES": ["GESM", "GESW"]}
    )
    assert (cell.value, cell.status, cell.n, cell.n_rounded, cell.base) == (87508, Status.VALUE, 2, 0, None)


def test_sum_by_a_dimension_gives_one_row_per_part(tmp_path: Path) -> None:
    rows = [
        {**MEN, "NAT": "NATA", "value": 3.0},
        {**WOMEN, "NAT": "NATA", "value": 4.0},
        {**MEN, "NAT": "NATD", "value": 50.0},
        {**ALL, "NAT": "TOTAL", "value": 57.0},
    ]
    files = [cell_file(tmp_path, rows)]
    found = engine.sum_cells(files, variables=["BEVSTD"], where={"GES": ["GESM", "GESW"]}, by=["NAT"])
    parts = [(s.categories, s.value, s.n) for s in found]
    assert parts == [({"NAT": "NATA"}, 7.0, 2), ({"NAT": "NATD"}, 50.0, 1)]
    assert engine.sum_cells(files, variables=["BEVSTD"], where={}, by=["STAAG5"]) == []


@pytest.mark.parametrize(
    ("other", "value", "status"),
    [
        ({"value": None, "status": "secret", "marker": "."}, None, Status.SECRET),
        ({"value": None, "status": "unreliable", "marker": "/"}, None, Status.UNRELIABLE),
        ({"value": 10.0, "status": "unreliable", "marker": "( )"}, 44010, Status.UNRELIABLE),
        ({"value": None, "status": "not_delivered", "marker": "..."}, None, Status.NOT_DELIVERED),
        ({"value": 10.0, "status": "rounded", "base": 5.0}, 44010, Status.ROUNDED),
        ({"value": None, "status": "zero", "marker": "-"}, 44000, Status.VALUE),
    ],
)
def test_sum_carries_the_strictest_status_and_fills_no_blank(
    tmp_path: Path, other: dict, value: float | None, status: Status
) -> None:
    file = cell_file(tmp_path, [MEN, {"GES": "GESW", **other}])
    [cell] = engine.sum_cells([file], variables=["BEVSTD"], where={"GES": ["GESM", "GESW"]})
    assert (cell.value, cell.status) == (value, status)


@pytest.mark.parametrize(("known", "places"), [("1607", ["16077"]), ("", ["09999", "16077"]), ("x", [])])
def test_cells_of_places_that_nobody_knows_are_dropped(tmp_path: Path, known: str, places: list[str]) -> None:
    file = cell_file(tmp_path, [{"place": "16077", "value": 1}, {"place": "09999", "value": 2}])
    with engine.Sums(knows=lambda key: key.startswith(known)) as sums:
        found = sums.of([file], variables=["BEVSTD"], where={})
    assert [cell.place for cell in found] == places


def test_comparison_counts_new_replaced_unchanged_and_outdated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places_queries, "name_of", lambda key: f"Ort {key}", raising=False)
    stored = cell_file(tmp_path, [MEN, WOMEN, {**ALL, "place": "16053"}], delivered_at="2025-05-01")
    later = cell_file(tmp_path, [{**MEN, "place": "16053"}], delivered_at="2026-09-01")
    candidate = cell_file(
        tmp_path,
        [MEN, {**WOMEN, "value": 43509.0}, ALL, {**MEN, "place": "16053", "value": 1.0},
         {**ALL, "place": "16053", "value": None, "status": "secret"}],
    )  # fmt: skip
    changes = engine.compare(candidate.path, [stored, later], delivered_at="2026-01-01")
    assert (changes.new, changes.replaced, changes.unchanged, changes.outdated) == (1, 2, 1, 1)
    assert changes.examples == (
        "Ort 16053, 31.12.2024: 87.508 → geheim zu halten", "Ort 16077, 31.12.2024: 43.508 → 43.509",
    )  # fmt: skip


def test_comparison_with_nothing_stored_is_all_new(tmp_path: Path) -> None:
    assert engine.compare(cell_file(tmp_path, [MEN, WOMEN]).path, []).new == 2


def test_places_of_a_dataset(tmp_path: Path) -> None:
    file = cell_file(tmp_path, [MEN, WOMEN, {**MEN, "place": "16"}])
    assert engine.places_in(file.path) == ["16", "16077"]


_rows = st.lists(
    st.fixed_dictionaries(
        {"place": st.sampled_from(["16077", "16053"]), "GES": st.sampled_from(["GESM", "GESW"]),
         "value": st.none() | st.integers(0, 9).map(float)},
        optional={"NAT": st.sampled_from(["NATD", "NATA"])},
    ),
    min_size=1, max_size=6,
    unique_by=lambda r: (r["place"], r["GES"], r.get("NAT")),
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_rows, min_size=1, max_size=4))
def test_superseding_agrees_with_a_dictionary(tmp_path: Path, deliveries: list[list[dict]]) -> None:
    current: dict[tuple, float | None] = {}
    for rows in deliveries:
        for row in rows:
            current[row["place"], row["GES"], row.get("NAT", "TOTAL")] = row["value"]
    files = [cell_file(tmp_path, rows) for rows in deliveries]
    cells = engine.read_cells(files)
    assert {
        (c.place, c.categories["GES"], c.categories.get("NAT", "TOTAL")): c.value for c in cells
    } == current
    assert len(cells) == len(current)

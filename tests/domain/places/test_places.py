"""What the catalogue knows of places and their reforms."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from bindeglied.domain.places import catalogue, queries
from bindeglied.domain.places.values import Level


@pytest.mark.parametrize(
    ("key", "name", "full"),
    [
        ("DG", "Deutschland", "Deutschland"),
        ("16", "Thüringen", "Thüringen"),
        ("16077", "Altenburger Land", "Landkreis Altenburger Land"),
        ("16063", "Wartburgkreis", "Wartburgkreis"),
        ("16070", "Ilm-Kreis", "Ilm-Kreis"),
        ("16053", "Jena", "Jena"),
        ("16056", "Eisenach", "Eisenach"),
        ("16053000", "Jena", "Jena"),
        ("05162", "Rhein-Kreis Neuss", "Rhein-Kreis Neuss"),
        ("05154", "Kleve", "Kreis Kleve"),
        ("03241", "Region Hannover", "Region Hannover"),
        ("05334", "Städteregion Aachen", "Städteregion Aachen"),
        ("10041", "Regionalverband Saarbrücken", "Regionalverband Saarbrücken"),
        ("15081", "Altmarkkreis Salzwedel", "Altmarkkreis Salzwedel"),
        ("14729", "Landkreis Leipzig", "Landkreis Leipzig"),
        ("14713", "Leipzig", "Leipzig"),
        ("13072", "Landkreis Rostock", "Landkreis Rostock"),
        ("09183", "Mühldorf am Inn", "Landkreis Mühldorf am Inn"),
        ("071", "Statistische Region Koblenz", "Statistische Region Koblenz"),
        ("160", "Thüringen", "Thüringen"),
        ("11001", "Berlin-Mitte", "Berlin-Mitte"),
        ("16077001", "Altenburg", "Altenburg"),
        ("14729270", "14729270", "14729270"),
    ],
)
def test_names(key: str, name: str, full: str) -> None:
    assert (queries.name_of(key), queries.full_name(key)) == (name, full)


def test_there_are_16_laender_in_order() -> None:
    keys = [state.key for state in queries.states()]
    assert keys == [f"{i:02d}" for i in range(1, 17)]


def test_districts_of_a_land_change_with_the_date() -> None:
    before = {place.key for place in queries.districts_of("16", "2020-12-31")}
    after = {place.key for place in queries.districts_of("16", "2021")}
    assert (len(before), len(after), before - after) == (23, 22, {"16056"})


def test_no_date_means_today(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    for moment in (datetime(2025, 12, 31, 12, tzinfo=UTC), datetime(2026, 1, 1, 12, tzinfo=UTC)):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        counts.append(len(queries.districts_of("06", "")))
    assert counts == [26, 27]


def test_laender_that_are_districts_hold_themselves() -> None:
    assert [p.key for p in queries.districts_of("02", "2024-12-31")] == ["02000"]
    assert [p.key for p in queries.districts_of("11", "2024-12-31")] == ["11000"]


@pytest.mark.parametrize(
    ("key", "date", "there"),
    [
        ("16056", "2021-06-30", True),
        ("16056", "2021-07-01", False),
        ("16056", "2020", True),
        ("16056", "2021", False),
        ("03159", "2016-10-31", False),
        ("03159", "2016-11-01", True),
        ("13001", "2011-09-03", True),
        ("13001", "2011-09-04", False),
        ("16999", "1900-01-01", True),
    ],
)
def test_days_on_which_a_place_existed(key: str, date: str, there: bool) -> None:
    assert queries.exists_on(key, date) is there


@pytest.mark.parametrize(
    ("key", "parts", "since"),
    [
        ("16063", ("16063", "16056"), "2021-07-01"),
        ("16077", ("16077",), None),
        ("03159", ("03159", "03152", "03156"), "2016-11-01"),
        ("05334", ("05334", "05313", "05354"), "2009-10-21"),
        ("15002", ("15002", "15202"), "2007-07-01"),
        ("14625", ("14625", "14264", "14272", "14292"), "2008-08-01"),
        ("15082", ("15082",), None),  # got a part of Anhalt-Zerbst
        ("13075", ("13075",), None),  # got a part of Demmin
        ("16054", ("16054",), None),  # got a part of the Ilm-Kreis, which lives on
    ],
)
def test_whole_districts_that_make_up_a_place(key: str, parts: tuple[str, ...], since: str | None) -> None:
    assert (queries.parts_today(key), queries.territory_date(key)) == (parts, since)


def test_reforms_of_a_place_name_both_sides() -> None:
    found = [(r.date, r.old, r.new, r.whole) for r in queries.reforms_of("16063")]
    assert found == [("2019-01-01", "16063", "16066", False), ("2021-07-01", "16056", "16063", True)]


def test_a_whole_reform_ends_the_old_place_the_day_before() -> None:
    wrong = [r for r in catalogue.reforms() if r.whole and queries.exists_on(r.old, r.date)]
    early = [r for r in catalogue.reforms() if not queries.exists_on(r.new, r.date)]
    assert (wrong, early) == ([], [])


def test_every_dissolved_district_went_somewhere() -> None:
    districts = (p for p in catalogue.places().values() if p.level == Level.DISTRICT)
    gone = {p.key for p in districts if p.valid_to}
    assert gone == {r.old for r in catalogue.reforms() if not queries.exists_on(r.old, r.date)}


def test_every_place_below_germany_has_a_known_parent() -> None:
    places = catalogue.places()
    wrong = [p for p in places.values() if p.level != Level.COUNTRY and p.parent not in places]
    assert wrong == []


def test_the_shares_of_one_district_of_one_year_add_to_one() -> None:
    sums: dict[tuple[int, str], float] = {}
    for years in catalogue.shares().values():
        for year, olds in years.items():
            for old, share in olds.items():
                sums[year, old] = sums.get((year, old), 0.0) + share
    assert len(sums) > 150
    assert {key: total for key, total in sums.items() if abs(total - 1) > 5e-6} == {}


def test_suhl_has_a_share_of_the_ilm_kreis_until_the_reform() -> None:
    shares = queries.shares_of("16054")
    assert shares is not None
    assert shares.since == "2019-01-01"
    assert shares.by_year[2015] == {"16054": 1.0, "16070": 0.02027}
    assert (min(shares.by_year), max(shares.by_year)) == (1995, 2018)


@pytest.mark.parametrize(
    ("key", "year", "parts"),
    [
        ("16070", 2015, {"16070": 0.97973}),
        ("16066", 2015, {"16066": 1.0, "16063": 0.026501}),
        ("16072", 2018, {"16072": 1.0, "16073": 0.020817}),
        ("15091", 2006, {"15171": 1.0, "15151": 0.317}),
    ],
)
def test_parts_of_a_district_with_their_shares(key: str, year: int, parts: dict[str, float]) -> None:
    shares = queries.shares_of(key)
    assert shares is not None
    found = shares.by_year[year]
    assert set(found) == set(parts)
    assert all(abs(found[part] - share) < 0.05 for part, share in parts.items())


@pytest.mark.parametrize("key", ["16063", "16077", "16071", "03159", "16056", "06415", "16"])
def test_no_shares_where_sums_are_exact_or_nobody_knows_them(key: str) -> None:
    assert queries.shares_of(key) is None


@pytest.mark.parametrize("year", [1995, 1998, 2002, 2006, 2008, 2010, 2013, 2018])
def test_every_district_of_a_year_is_counted_once_on_the_territory_of_today(year: int) -> None:
    """So sums over a Land stay as they are. Only the Wartburgkreis is exact and keeps what it gave away in 2019."""
    went: dict[str, float] = {}
    for district in queries.districts_of("DG", "2021-12-31"):
        shares = queries.shares_of(district.key)
        whole = dict.fromkeys(queries.parts_today(district.key), 1.0)
        for part, share in (shares.by_year.get(year, whole) if shares else whole).items():
            if queries.exists_on(part, f"{year}-12-31"):
                went[part] = went.get(part, 0.0) + share
    there = {district.key for district in queries.districts_of("DG", f"{year}-12-31")}
    assert {key for key in there if abs(went.get(key, 0.0) - 1) > 0.003} == {"16063"}
    assert 1.02 < went["16063"] < 1.03


def test_the_municipalities_of_a_district_in_order_of_name() -> None:
    names = [place.name for place in queries.municipalities_of("16077")]
    assert names[:2] == ["Altenburg", "Dobitschen"]
    assert names.index("Göllnitz") < names.index("Gößnitz") < names.index("Haselbach")
    altenburg = queries.place("16077001")
    assert (altenburg.name, altenburg.kind, altenburg.level, altenburg.parent) == (
        "Altenburg", "Stadt", Level.MUNICIPALITY, "16077",
    )  # fmt: skip


def test_thuringia_has_631_municipalities_and_eisenach_is_one_of_the_wartburgkreis() -> None:
    all_of_them = [p for d in queries.districts_of("16") for p in queries.municipalities_of(d.key)]
    assert len(all_of_them) == len({p.key for p in all_of_them}) == 631
    assert queries.name_of("16063105") == "Eisenach"
    assert [p.name for p in queries.municipalities_of("16053")] == ["Jena"]


def test_municipalities_elsewhere_are_not_carried() -> None:
    assert (queries.municipalities_of("14713"), queries.place("14713000").name) == ((), "Leipzig")
    assert (queries.place("14729270"), queries.centre_of("14729270")) == (None, None)

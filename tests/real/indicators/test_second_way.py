"""Every indicator computed a second time, naively, from the text of the official files: all places, all dates."""

from collections.abc import Callable

import pytest

from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.places import queries as places
from bindeglied.domain.places.values import Level
from tests.real.indicators.conftest import Computed
from tests.real.indicators.official import Figures, Official, numbers, without_zeros

pytestmark = [pytest.mark.real, pytest.mark.django_db]

Cells = dict[tuple[str, str], float]
LEVELS = (Level.COUNTRY, Level.STATE, Level.DISTRICT)
CENSUS_YEARS = {2011}  # the base of the census of 2011 begins within that year


def known(figures: Figures) -> Figures:
    """Without zeros of places that did not exist, and with Hamburg and Berlin under both keys."""
    found = {}
    for (key, date), value in figures.items():
        for place in {key, {"02": "02000", "02000": "02", "11": "11000", "11000": "11"}.get(key, key)}:
            known = places.place(place)
            if known and known.level in LEVELS and (value or places.exists_on(place, date)):
                found[place, date] = value
    return found


def share(part: Figures, whole: Figures, factor: float) -> Figures:
    whole = without_zeros(known(whole))
    return {cell: factor * value / (whole[cell] or 1) for cell, value in numbers(known(part), whole).items()}


def flow(moved: Figures, stock: Figures, factor: float) -> Figures:
    """On the mean of both year ends; on its own end where a census or a reform lies between them."""
    stock, found = known(stock), {}
    for (place, year), value in numbers(known(moved)).items():
        before, end = stock.get((place, f"{int(year) - 1}-12-31")), stock.get((place, f"{year}-12-31"))
        broken = int(year) in CENSUS_YEARS or any(r.date[:4] == year for r in places.reforms_of(place))
        if end and (before or any(r.date[:4] == year for r in places.reforms_of(place))):
            found[place, year] = factor * value / (end if broken else ((before or 0) + end) / 2)
    return found


def balance(o: Official, who: str = "Insgesamt") -> Figures:
    return less(o.moves(4, who), o.moves(10, who))


def less(one: Figures, other: Figures) -> Figures:
    other = known(other)
    return {c: v - (other[c] or 0) for c, v in numbers(known(one), numbers(other)).items()}


def migrants_2011(o: Official) -> Figures:
    return less(o.background_2011(3), o.background_2011(5))


def growth(stock: Figures) -> Figures:
    stock, found = known(stock), {}
    for (place, date), value in numbers(stock).items():
        year = date[:4]
        before = stock.get((place, f"{int(year) - 1}-12-31"))
        reformed = any(r.date[:4] == year for r in places.reforms_of(place))
        if before and int(year) not in CENSUS_YEARS and not reformed:
            found[place, date] = 100 * (value - before) / before
    return found


def by_moves(o: Official, *, rest: bool) -> Figures:
    stock, moved, found = known(o.population()), balance(o), {}
    for (place, day), grown in growth(o.population()).items():
        year = day[:4]
        if (place, year) in moved and grown is not None:
            part = 100 * (moved[place, year] or 0) / (stock[place, f"{int(year) - 1}-12-31"] or 1)
            found[place, year] = grown - part if rest else part
    return found


def uneven(group: Figures, everybody: Figures) -> Figures:
    """Over the districts of each Land and of Germany at the end of 2015."""
    day, found = "2015-12-31", {}
    for whole in ("DG", *(state.key for state in places.states())):
        districts = [d.key for d in places.districts_of(whole, day)]
        x = [group.get((d, day)) or group.get((d[:2], day)) or 0 for d in districts]
        n = [everybody.get((d, day)) or everybody.get((d[:2], day)) or 0 for d in districts]
        y = [b - a for a, b in zip(x, n, strict=True)]
        if len(districts) > 1:
            found[whole, day] = 50 * sum(abs(a / sum(x) - b / sum(y)) for a, b in zip(x, y, strict=True))
    return found


CHILD, OLD = "unter 3 Jahre", "90 Jahre und mehr"
WORKING_AGE = ("20 bis unter 25 Jahre", "60 bis unter 65 Jahre")

# Two without a date in common, one of the Länder only, one where there are universities.
FEW = (
    "foreign_share_register",
    "naturalisation_share",
    "immigration_history_share",
    "foreign_students_share",
    "dissimilarity",
)

NAIVE: dict[str, Callable[[Official], Figures]] = {
    "population": lambda o: o.population(),
    "population_change": lambda o: growth(o.population()),
    "women_share": lambda o: share(o.women(), o.population(), 100),
    "foreign_residents": lambda o: o.residents(10),
    "foreign_share": lambda o: share(o.residents(10), o.residents(4), 100),
    "foreign_residents_register": lambda o: without_zeros(o.register()),
    "foreign_share_register": lambda o: share(without_zeros(o.register()), o.population(), 100),
    "minors_share": lambda o: share(o.aged(4, CHILD, "15 bis unter 18 Jahre"), o.residents(4), 100),
    "seniors_share": lambda o: share(o.aged(4, "65 bis unter 70 Jahre", OLD), o.residents(4), 100),
    "youth_ratio": lambda o: share(o.aged(4, CHILD, "18 bis unter 20 Jahre"), o.aged(4, *WORKING_AGE), 100),
    "old_age_ratio": lambda o: share(o.aged(4, "65 bis unter 70 Jahre", OLD), o.aged(4, *WORKING_AGE), 100),
    "foreign_minors_share": lambda o: share(o.aged(10, CHILD, "15 bis unter 18 Jahre"), o.residents(10), 100),
    "foreign_seniors_share": lambda o: share(o.aged(10, "65 bis unter 70 Jahre", OLD), o.residents(10), 100),
    "foreign_women": lambda o: o.residents(12),
    "foreign_men": lambda o: o.residents(11),
    "population_density": lambda o: o.atlas(3),
    "birth_rate": lambda o: o.atlas(6),
    "death_rate": lambda o: o.atlas(7),
    "natural_balance_rate": lambda o: o.atlas(8),
    "migration_balance_rate": lambda o: flow(balance(o), o.population(), 1000),
    "arrivals": lambda o: o.moves(4),
    "departures": lambda o: o.moves(10),
    "naturalisation_rate": lambda o: flow(o.naturalisations(), o.population(), 1000),
    "naturalisation_share": lambda o: flow(o.naturalisations(), o.residents(10), 100),
    "naturalisations": lambda o: o.naturalisations(),
    "arrival_rate": lambda o: flow(o.moves(4), o.population(), 1000),
    "departure_rate": lambda o: flow(o.moves(10), o.population(), 1000),
    "arrivals_from_abroad": lambda o: o.moves(7),
    "departures_abroad": lambda o: o.moves(13),
    "abroad_balance_rate": lambda o: flow(less(o.moves(7), o.moves(13)), o.population(), 1000),
    "district_arrivals": lambda o: o.over_borders("Zuzüge"),
    "district_departures": lambda o: o.over_borders("Fortzüge"),
    "district_balance": lambda o: less(o.over_borders("Zuzüge"), o.over_borders("Fortzüge")),
    "growth_by_migration": lambda o: by_moves(o, rest=False),
    "growth_by_rest": lambda o: by_moves(o, rest=True),
    "dissimilarity": lambda o: uneven(o.residents(10), o.residents(4)),
    "census_foreign_share": lambda o: share(o.census_2011(8), o.census_2011(2), 100),
    "census_migration_background_share": lambda o: share(migrants_2011(o), o.background_2011(3), 100),
    "immigration_history_share": lambda o: share(o.history_2022("WANDERUNG-BEID"), o.history_2022(""), 100),
    "protection_seekers": lambda o: o.protection(),
    "protection_share": lambda o: share(apart(o.protection()), o.population(), 100),
    "asylum_benefit_rate": lambda o: share(o.benefits(), o.population(), 1000),
    "asylum_benefit_recipients": lambda o: o.benefits(),
    "recognised_share": lambda o: share(apart(o.recognised()), apart(o.protection()), 100),
    "asylum_minors_share": lambda o: share(o.young_benefits(), o.benefits(), 100),
    "eu_share_register": lambda o: share(apart(o.europeans()), o.register(), 100),
    "turnout": lambda o: without_zeros(o.turnout()),
    "employees": lambda o: without_zeros(o.employees(False)),
    "foreign_employees": lambda o: o.employees(True),
    "foreign_employees_share": lambda o: share(o.employees(True), o.employees(False), 100),
    "unemployment_rate": lambda o: without_zeros(o.unemployment(11)),
    "foreign_unemployment_rate": lambda o: without_zeros(o.unemployment(14)),
    "unemployed": lambda o: without_zeros(o.unemployment(3)),
    "foreign_unemployed": lambda o: o.unemployment(4),
    "women_employees_share": lambda o: share(o.employed_women(), o.employees(False), 100),
    "employees_residence": lambda o: o.employed_residents(),
    "young_unemployed": lambda o: o.unemployment(7),
    "young_unemployment_rate": lambda o: without_zeros(o.unemployment(15)),
    "long_term_unemployed": lambda o: o.unemployment(9),
    "long_term_unemployed_share": lambda o: share(o.unemployment(9), o.unemployment(3), 100),
    "foreign_unemployed_share": lambda o: share(o.unemployment(4), o.unemployment(3), 100),
    "basic_security_share": lambda o: share(without_zeros(o.basic_security(4)), o.population(), 100),
    "basic_security_foreign_share": lambda o: share(o.basic_security(5), o.basic_security(4), 100),
    "pupils": lambda o: without_zeros(o.pupils(False)),
    "foreign_pupils": lambda o: o.pupils(True),
    "foreign_pupils_share": lambda o: share(o.pupils(True), o.pupils(False), 100),
    "leavers_without_certificate": lambda o: o.leavers(5),
    "leavers_without_certificate_share": lambda o: share(o.leavers(5), o.leavers(3), 100),
    "gymnasium_share": lambda o: share(o.at_gymnasium(False), o.pupils(False), 100),
    "foreign_gymnasium_share": lambda o: share(o.at_gymnasium(True), o.pupils(True), 100),
    "leavers_with_abitur_share": lambda o: share(o.leavers(15), o.leavers(3), 100),
    "students": lambda o: o.students(False),
    "foreign_students_share": lambda o: share(o.students(True), o.students(False), 100),
}


def apart(figures: Figures) -> Figures:
    """Without the three offices that count for other districts too."""
    return {cell: value for cell, value in figures.items() if cell[0] not in ("06611", "12052", "10044")}


def _level(key: str) -> str | None:
    place = places.place(key)
    return place.level if place else None


def as_delivered(computed: Computed, indicator: str, categories: str = "") -> Cells:
    """All computed numbers that are no sums of districts, of the levels that the naive way knows."""
    return {
        (place, point.date): point.value
        for (key, place, codes, boundary), series in computed.items()
        if (key, codes, boundary) == (indicator, categories, "") and places.level_of(place) in LEVELS
        for point in series.points
        if point.value is not None and not point.derived
    }


def test_every_indicator_is_computed_a_second_time() -> None:
    assert set(NAIVE) == {key for key, indicator in INDICATORS.items() if indicator.tables}


@pytest.mark.parametrize("indicator", NAIVE)
def test_all_figures_agree_with_the_files(indicator: str, official: Official, computed: Computed) -> None:
    levels = INDICATORS[indicator].levels
    naive = {
        cell: value
        for cell, value in numbers(known(NAIVE[indicator](official))).items()
        if _level(cell[0]) in levels
    }
    found = as_delivered(computed, indicator)
    assert set(found) == set(naive)
    assert found == pytest.approx(naive, rel=1e-9)
    if indicator not in FEW:
        assert len(found) > 380


@pytest.mark.parametrize(
    ("indicator", "categories", "naive"),
    [
        ("foreign_residents", "GES=GESW", lambda o: o.residents(12)),
        ("arrivals", "NAT=NATA", lambda o: o.moves(4, "Ausländer(innen)")),
        ("migration_balance_rate", "NAT=NATA", lambda o: flow(balance(o, "Ausländer(innen)"), o.population(), 1000)),
        ("unemployment_rate", "GES=GESM", lambda o: without_zeros(o.unemployment(12))),
        ("leavers_without_certificate_share", "GES=GESW", lambda o: share(o.leavers(6), o.leavers(4), 100)),
    ],
)  # fmt: skip
def test_figures_of_categories_agree_with_the_files(
    indicator: str, categories: str, naive: Callable[[Official], Figures], official: Official, computed: Computed
) -> None:  # fmt: skip
    expected = numbers(known(naive(official)))
    found = as_delivered(computed, indicator, categories)
    assert set(found) == set(expected)
    assert found == pytest.approx(expected, rel=1e-9)
    assert len(found) > 380

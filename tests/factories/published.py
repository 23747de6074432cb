"""Published series as a job would have stored them: enough for a whole report on Altenburger Land."""

from collections.abc import Sequence

from bindeglied.analysis.series import Break, Point
from bindeglied.analysis.status import Status
from bindeglied.domain.indicators import actions
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.indicators.values import SeriesRow, categories_text

OWN, STATE, COUNTRY = "16077", "16", "DG"


def point(date: str, value: float | None, **more: object) -> Point:
    """A point that rests on a table of the indicator; exact unless told otherwise."""
    status = Status.VALUE if value is not None else Status.NOT_DELIVERED
    return Point(**{"date": date, "value": value, "status": status, "source": ("12411-01-01-4",), **more})


def rounded(date: str, value: float, n: int = 1, source: str = "12521-0041", **more: object) -> Point:
    """A count rounded to 5, or a sum of `n` such."""
    base = {"status": Status.ROUNDED, "base": 5.0, "n_rounded": n, "source": (source,)}
    return point(date, value, **{**base, **more})


def row(key: str, place: str, points: Sequence[Point], label: str = "", **categories: str) -> SeriesRow:
    """A series on its way into the database."""
    text = categories_text(categories)
    return SeriesRow(key, place, text, label, "", INDICATORS[key].unit, tuple(points))


def share(key: str, source: str, date: str, *values: float, **more: object) -> list[SeriesRow]:
    """One figure each for the place, its Land and Germany."""
    return [
        row(key, place, [point(date, value, source=(source,), **more)])
        for place, value in zip((OWN, STATE, COUNTRY), values, strict=False)
    ]


def report_series() -> list[SeriesRow]:
    """Recent figures, old ones, breaks, roundings, parts, a figure not delivered and one that is secret."""
    return [
        *_population(),
        *_foreigners(),
        *_seekers(),
        *_work(),
        row(
            "migration_balance_rate",
            OWN,
            [point("2014", -3.14, source=("12711-03-02-4",)), point("2015", 4.12, source=("12711-03-02-4",))],
        ),
        row("naturalisations", OWN, [point("2016", 21.0, source=("12511-01-01-4",))]),
    ]


def _population() -> list[SeriesRow]:
    people = [
        point("2011-12-31", 97814.0),
        point("2018-12-31", 90118.0),
        point("2022-12-31", 89393.0),
        point("2024-12-31", 87508.0, break_=Break.CENSUS),
    ]
    return [
        row("population", OWN, people),
        row("population", STATE, [point("2024-12-31", 2100277.0, derived=True)]),
        *share("women_share", "12411-01-01-4", "2024-12-31", 50.96, 50.44, 50.72),
        row("population_change", OWN, [point("2017-12-31", -0.52), point("2018-12-31", -0.64)]),
    ]


def _foreigners() -> list[SeriesRow]:
    whole = [
        rounded("2022-12-31", 5770.0),
        rounded("2023-12-31", 6750.0),
        point("2024-12-31", None, source=("12521-0041",)),
        rounded("2025-12-31", 7715.0),
    ]
    parts = {
        "EUROPA": ("Europa", 5235.0),
        "ASIEN": ("Asien", 2130.0),
        "AFRIKA": ("Afrika", 240.0),
        "AMERIKA": ("Amerika", 60.0),
        "STAATENLOS": ("staatenlos, ungeklärt, ohne Angabe", 50.0),
        "EU27": ("Europäische Union", 1455.0),
        "DRITT-EU27": ("außerhalb der Europäischen Union", 6260.0),
    }
    key = "foreign_residents_register"
    return [
        row(key, OWN, whole),
        *(
            row(key, OWN, [rounded("2025-12-31", value)], label, LDRGR1=code)
            for code, (label, value) in parts.items()
        ),
        row(key, OWN, [rounded("2025-12-31", 3805.0)], "Frauen", GES="GESW"),
        row(key, OWN, [rounded("2025-12-31", 3910.0)], "Männer", GES="GESM"),
        *share("foreign_share", "12411-03-03-4", "2015-12-31", 2.34, 3.71, 10.53),
    ]


def _seekers() -> list[SeriesRow]:
    source = "12531-0043"
    dates = (("2021-12-31", 1520.0, 60), ("2022-12-31", 3420.0, 70), ("2023-12-31", 3905.0, 75))
    whole = [rounded(d, v, n, source) for d, v, n in (*dates, ("2024-12-31", 4090.0, 80))]
    nations = (("UKR", "Ukraine", 2425.0), ("SYR", "Syrien", 685.0), ("AFG", "Afghanistan", 410.0))
    states = (("16076", "Greiz", 3.1), ("16054", "Suhl", 8.25), ("16053", "Jena", 5.62))
    both = (source, "12411-01-01-4")
    shares = [(OWN, 4.6738), (STATE, 3.912), (COUNTRY, 4.104), *((key, value) for key, _, value in states)]
    return [
        row("protection_seekers", OWN, whole),
        *(
            row("protection_seekers", OWN, [rounded("2024-12-31", v, 4, source)], label, STAAG5=code)
            for code, label, v in nations
        ),
        *(
            row(
                "protection_share",
                place,
                [point("2024-12-31", value, status=Status.ROUNDED, source=both, derived=place == STATE)],
            )
            for place, value in shares
        ),
        row("protection_share", "16055", [point("2024-12-31", None, status=Status.SECRET, source=both)]),
    ]


def _work() -> list[SeriesRow]:
    source = ("13211-02-05-4",)
    rates = {OWN: (19.8, 21.4, 22.6), STATE: (17.1, 18.0, 18.3), COUNTRY: (14.7, 14.9, 15.3)}
    return [
        row("unemployment_rate", OWN, [point("2023", 6.9, source=source), point("2025", 7.3, source=source)]),
        row("unemployment_rate", STATE, [point("2025", 6.4, source=source)]),
        *(
            row(
                "foreign_unemployment_rate",
                place,
                [point(str(2023 + i), value, source=source) for i, value in enumerate(values)],
            )
            for place, values in rates.items()
        ),
        *share("foreign_employees_share", "13111-01-03-4", "2023-06-30", 7.04, 8.33, 15.12),
        row(
            "foreign_unemployed",
            OWN,
            [point("2023", 963.0, source=source), point("2025", 1228.0, source=source)],
        ),
        *share(
            "leavers_without_certificate_share",
            "21111-02-06-4",
            "2023",
            12.7778,
            10.13,
            7.21,
            numerator=92.0,
            denominator=720.0,
        ),
    ]


def store(rows: Sequence[SeriesRow] | None = None) -> None:
    """Make the series the published ones; those of other indicators stay as they are."""
    by_key: dict[str, list[SeriesRow]] = {}
    for one in report_series() if rows is None else rows:
        by_key.setdefault(one.indicator, []).append(one)
    actions.store_series(series=by_key)

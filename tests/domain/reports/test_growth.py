"""How the districts of a Land moved: only where both figures may be compared."""

from bindeglied.analysis.series import Break, Point, Series
from bindeglied.analysis.status import Status
from bindeglied.domain.indicators.catalogue import INDICATORS
from bindeglied.domain.reports.queries import growth

COUNT = INDICATORS["foreign_residents_register"]
OLD, NEW = "2023-12-31", "2025-12-31"


def point(day: str, value: float | None, **more: object) -> Point:
    status = Status.VALUE if value is not None else Status.NOT_DELIVERED
    return Point(**{"date": day, "value": value, "status": status, "source": ("12521-0041",), **more})


def series(*points: Point) -> Series:
    return Series("foreign_residents_register", "", points)


def row(drawing, name: str) -> list[str]:
    found = next(r for r in drawing.block.data.rows if r[0].text == name)
    return [cell.text for cell in found[1:]]


def drawn(**places: Series):
    own = series(point(OLD, 6750.0), point(NEW, 7715.0))
    known = {"16077": own, "16051": series(point(OLD, 27420.0), point(NEW, 27785.0))}
    return growth.drawing(COUNT, "16077", "16", {**known, **{k[1:]: s for k, s in places.items()}})


def test_every_district_stands_with_both_dates_and_its_change() -> None:
    drawing = drawn()

    assert drawing.block.data.head == ("Ort", "31.12.2023", "31.12.2025", "Veränderung")
    assert len(drawing.block.data.rows) == 22
    assert row(drawing, "Altenburger Land") == ["6.750", "7.715", "+14,3\u202f%"]
    assert row(drawing, "Erfurt") == ["27.420", "27.785", "+1,3\u202f%"]
    assert drawing.block.data.rows[drawing.block.data.own_row][0].text == "Altenburger Land"
    assert drawing.block.chart.words.title == (
        "Zuwachs in 2 von 2 Kreisen und Städten, im Landkreis Altenburger Land +14,3\u202f%"
    )


def test_no_change_is_told_across_a_break_nor_without_a_figure() -> None:
    broken = series(point(OLD, 100.0), point(NEW, 200.0, break_=Break.DEFINITION))
    drawing = drawn(p16052=broken, p16053=series(point(NEW, 14700.0)), p16054=series(point(OLD, 5470.0)))

    assert row(drawing, "Gera") == ["100", "200", "nicht vergleichbar"]
    assert row(drawing, "Jena")[1:] == ["14.700", "keine Zahl"]
    assert row(drawing, "Suhl") == ["5.470", "noch nicht geliefert", "keine Zahl"]
    values = {a.key: a.value for a in drawing.block.chart.areas}
    assert [values[key] for key in ("16052", "16053", "16054")] == [None, None, None]


def test_a_distance_that_rounding_hides_is_no_change() -> None:
    rounded = {"status": Status.ROUNDED, "base": 5.0, "n_rounded": 1}
    drawing = drawn(p16052=series(point(OLD, 100.0, **rounded), point(NEW, 105.0, **rounded)))
    hidden = drawn(
        p16052=series(
            point(OLD, 100.0, **{**rounded, "n_rounded": 9}), point(NEW, 105.0, **{**rounded, "n_rounded": 9})
        )
    )

    assert row(drawing, "Gera")[2] == "+5,0\u202f%"
    assert row(hidden, "Gera")[2] == "innerhalb der Rundung"


def test_nothing_is_drawn_where_the_place_itself_has_nothing_to_compare() -> None:
    alone = {"16077": series(point(NEW, 1.0)), "16051": series(point(OLD, 1.0), point(NEW, 2.0))}

    assert growth.drawing(COUNT, "16077", "16", alone) is None
    assert growth.drawing(COUNT, "DG", None, {"DG": alone["16051"]}) is None
    assert growth.table(COUNT, "16077", "16", alone).head == ("Ort", "31.12.2025")


def test_land_and_germany_stand_below_the_districts_where_theirs_are_exact() -> None:
    rounded = {"status": Status.ROUNDED, "base": 5.0, "n_rounded": 300}
    known = {
        "16077": series(point(NEW, 1.0)),
        "16051": series(point(NEW, 2.0)),
        "16": series(point(NEW, 3.0)),
        "DG": series(point(NEW, 5.0, **rounded)),
    }

    rows = growth.table(COUNT, "16077", "16", known).rows

    assert [tuple(cell.text for cell in row) for row in rows[-2:]] == [
        ("Altenburger Land", "1"),
        ("Thüringen", "3"),
    ]

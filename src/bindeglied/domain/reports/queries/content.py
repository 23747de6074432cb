"""What a block prints today: from its spec and the material to blocks of the document."""

from dataclasses import dataclass
from typing import Any

from bindeglied.core.text import short_date
from bindeglied.domain.indicators import catalogue as indicators
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports.choices import BlockKind
from bindeglied.domain.reports.models import Block
from bindeglied.domain.reports.queries import drawings, reading
from bindeglied.domain.reports.queries import figures as making
from bindeglied.domain.reports.queries.material import Material
from bindeglied.domain.reports.queries.statements import Statement, statement
from bindeglied.domain.reports.sentences import de
from bindeglied.domain.reports.values import Block as Printed
from bindeglied.domain.reports.values import Figure, Table, TableCell


@dataclass(frozen=True, slots=True)
class Content:
    """What a block prints from today's figures: either a `text` or other blocks."""

    text: str = ""
    blocks: tuple[Printed, ...] = ()
    figures: tuple[Figure, ...] = ()


def generated(block: Block, material: Material) -> Content:
    """The content made from figures; empty where they are missing, and for written text."""
    match block.kind:
        case BlockKind.SENTENCE:
            made = _sentence(block.spec, material)
            return Content(text=made.text, figures=made.figures)
        case BlockKind.TABLE:
            return _comparison_table(block.spec, material)
        case BlockKind.CHART | BlockKind.MAP:
            drawn = drawings.drawing(block.spec, material)
            return Content(blocks=(drawn.block,), figures=drawn.figures) if drawn else Content()
        case _:
            return Content()


def is_old(spec: dict[str, Any], material: Material) -> bool:
    """Whether a block belongs under 'Rückblick': the newest number of each of its indicators is old."""
    dated = [key for key in spec.get("indicators", ()) if material.newest(key)]
    return bool(dated) and all(material.is_old(key) for key in dated)


def _sentence(spec: dict[str, Any], material: Material) -> Statement:
    if spec.get("form") == "origin":
        return drawings.origin_statement(material)
    made = [statement(key, material) for key in spec.get("indicators", ())]
    return Statement(
        " ".join(s.text for s in made if s.text), making.unique([f for s in made for f in s.figures])
    )


def _comparison_table(spec: dict[str, Any], material: Material) -> Content:
    """One row an indicator at the newest date of the place; the others at the same date or not at all."""
    old = is_old(spec, material)
    rows, used = [], []
    for key in spec.get("indicators", ()):
        indicator, point = indicators.INDICATORS.get(key), material.newest(key)
        if indicator is None or point is None or material.is_old(key) != old:
            continue
        cells = [TableCell(indicator.title), TableCell(short_date(point.date))]
        for place in (material.place, *material.compared):
            same = point if place == material.place else reading.at(material.points(key, place), point.date)
            if same is None:
                cells.append(TableCell(de.NO_FIGURE))
                continue
            made = making.figure(indicator, same, place)
            used.append(made)
            cells.append(TableCell(de.in_table(made), made.id, numeric=True))
        rows.append(tuple(cells))
    if not rows:
        return Content()
    names = tuple(places.name_of(p) for p in (material.place, *material.compared))
    table = Table(
        caption=de.comparison_caption(names),
        head=("Kennzahl", "Stand", *names),
        rows=tuple(rows),
        source=de.source_line(making.sources(used)),
    )
    return Content(blocks=(table,), figures=making.unique(used))

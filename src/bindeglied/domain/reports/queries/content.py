"""What a block prints today: from its spec and the material to blocks of the document."""

from dataclasses import dataclass
from typing import Any

from bindeglied.core.text import short_date
from bindeglied.domain.indicators import catalogue as indicators
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports.choices import BlockKind
from bindeglied.domain.reports.models import Block
from bindeglied.domain.reports.queries import drawings, origin, printing, reading
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
    """Whether a block belongs under 'Rückblick': it shows a whole series, or all its newest numbers are old."""
    if spec.get("form") == "long":
        return True
    dated = [key for key in spec.get("indicators", ()) if material.newest(key)]
    return bool(dated) and all(material.is_old(key) for key in dated)


def _sentence(spec: dict[str, Any], material: Material) -> Statement:
    if spec.get("form") == "origin":
        return Statement(*origin.statement(spec, material))
    old = is_old(spec, material)
    made = [statement(key, material) for key in spec.get("indicators", ()) if old or not material.is_old(key)]
    return Statement(
        " ".join(s.text for s in made if s.text), making.unique([f for s in made for f in s.figures])
    )


def _comparison_table(spec: dict[str, Any], material: Material) -> Content:
    """One row an indicator at the newest date of the place; the others at the same date or not at all."""
    old = is_old(spec, material)
    shown = (material.place, *material.compared)
    lines: list[tuple[str, str, list[Figure | None]]] = []
    for key in spec.get("indicators", ()):
        indicator, point = indicators.INDICATORS.get(key), material.newest(key)
        if indicator is None or point is None or material.is_old(key) != old:
            continue
        same = [reading.at(material.points(key, place), point.date) for place in shown]
        made = [
            making.figure(indicator, p, place) if p else None for p, place in zip(same, shown, strict=True)
        ]
        lines.append((indicator.title, point.date, made))
    if not lines:
        return Content()
    used = making.unique([f for _, _, made in lines for f in made if f])
    note = de.note_on(used)
    names = tuple(places.name_of(p) for p in shown)
    table = Table(
        caption=de.comparison_caption(names),
        head=("Kennzahl", "Stand", *names),
        rows=tuple(
            (
                TableCell(title),
                TableCell(short_date(date)),
                *(printing.cell(f, plain=note.of_all) for f in made),
            )
            for title, date, made in lines
        ),
        source=de.source_line(making.sources(used)),
        note=note.text,
    )
    return Content(blocks=(table,), figures=used)

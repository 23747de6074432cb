"""What a report says about itself: reference dates, sources, and what is missing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bindeglied.domain.indicators import catalogue as indicators
from bindeglied.domain.indicators.values import Indicator
from bindeglied.domain.reports import catalogue
from bindeglied.domain.reports.choices import BlockKind
from bindeglied.domain.reports.queries.material import Material
from bindeglied.domain.reports.sentences import de
from bindeglied.domain.reports.values import (
    Block,
    BulletList,
    DraftBlock,
    Figure,
    MissingFigure,
    Note,
    Paragraph,
)


def reference(template: catalogue.ChapterTemplate, blocks: Sequence[DraftBlock]) -> str:
    """The opening line of a chapter: newest date of the place for each of its indicators."""
    if template.key == catalogue.METHOD:
        return ""
    dates: dict[str, str] = {}
    for block in blocks:
        own = block.figures[0].place if block.figures else ""
        for f in block.used if block.edited else block.figures:
            if f.place == own and f.value is not None and "/" not in f.date:
                dates[f.label] = max(dates.get(f.label, ""), f.date)
    return de.reference(dates)


def missing(template: catalogue.ReportTemplate, material: Material) -> tuple[MissingFigure, ...]:
    """Indicators of the template without a number, or with an old one only, and their tables."""
    keys = [k for c in template.chapters for b in c.blocks for k in b.spec.get("indicators", ())]
    found = []
    for key in dict.fromkeys(keys):
        indicator, point = indicators.INDICATORS.get(key), material.newest(key)
        if indicator is None or (point is not None and not material.is_old(key)):
            continue
        found.append(MissingFigure(key, indicator.title, point.date if point else "", tables_of(indicator)))
    return tuple(found)


def tables_of(indicator: Indicator) -> tuple[str, ...]:
    """The tables that would bring an indicator, as German lines."""
    return tuple(f"Tabelle {need.table} ({need.portal})" for need in indicator.needs)


def empty_chapter(template: catalogue.ChapterTemplate, gone: Sequence[MissingFigure]) -> tuple[Block, ...]:
    """What stands in a chapter without any figure: its purpose and the tables that would fill it."""
    if template.key == catalogue.REVIEW:
        return (Paragraph(de.NOTHING_OLD),)
    keys = {k for b in template.blocks for k in b.spec.get("indicators", ())}
    lines = tuple(
        de.missing_line(m.title, m.newest, m.tables) for m in gone if m.indicator in keys and not m.newest
    )
    return (Note(de.nothing_yet(template.purpose)), *((BulletList(lines),) if lines else ()))


def filled(block: DraftBlock, figures: Sequence[Figure], gone: Sequence[MissingFigure]) -> DraftBlock:
    """A block that speaks of the whole report, with its content; any other as it is."""
    if block.kind not in (BlockKind.METHOD, BlockKind.MISSING):
        return block
    return replace(block, blocks=_about(block, figures, gone))


def _about(block: DraftBlock, figures: Sequence[Figure], gone: Sequence[MissingFigure]) -> tuple[Block, ...]:
    if block.kind == BlockKind.MISSING:
        lines = tuple(de.missing_line(m.title, m.newest, m.tables) for m in gone)
        return (BulletList(lines),) if lines else (Paragraph(de.NOTHING_MISSING),)
    if block.spec.get("form") == "sources":
        return _sources(figures)
    return (BulletList(de.READING),)


def _sources(figures: Sequence[Figure]) -> tuple[Block, ...]:
    """One line a table: what is taken from it and from when."""
    taken: dict[str, dict[str, None]] = defaultdict(dict)
    for f in figures:
        if f.value is not None:
            for code in f.source:
                taken[code][f.label.split(",")[0]] = None
    if not taken:
        return (Paragraph(de.NO_SOURCE),)
    return (BulletList(tuple(de.source_entry(code, list(labels)) for code, labels in sorted(taken.items()))),)

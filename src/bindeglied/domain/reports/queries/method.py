"""What a report says about itself: reference dates, sources, and what is missing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bindeglied.domain.indicators import catalogue as indicators
from bindeglied.domain.indicators.values import Formula, Indicator
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


def reference(template: catalogue.ChapterTemplate, blocks: Sequence[DraftBlock], material: Material) -> str:
    """The opening line of a chapter: newest date of the place for each of its indicators."""
    if template.key == catalogue.METHOD:
        return de.report_date(material.reference.isoformat())
    dates: dict[str, str] = {}
    for block in blocks:
        for f in block.used if block.edited else block.figures:
            if f.place == material.place and f.value is not None and "/" not in f.date:
                dates[f.indicator] = max(dates.get(f.indicator, ""), f.date)
    if template.key == catalogue.REVIEW and not dates:
        return ""  # the chapter says itself that nothing is that old
    return de.reference((title_of(key), date) for key, date in dates.items())


def title_of(key: str) -> str:
    """The name of an indicator; its key for one that the catalogue no longer has."""
    indicator = indicators.INDICATORS.get(key)
    return indicator.title if indicator else key


def missing(template: catalogue.ReportTemplate, material: Material) -> tuple[MissingFigure, ...]:
    """Indicators of the template without a number, or with an old one only, and their tables."""
    keys = [k for c in template.chapters for b in c.blocks for k in b.spec.get("indicators", ())]
    found = []
    for key in dict.fromkeys(keys):
        indicator, point = indicators.INDICATORS.get(key), material.newest(key)
        if indicator is None or (point is not None and not material.is_old(key)):
            continue
        newest = point.date if point else ""
        found.append(
            MissingFigure(
                key,
                indicator.title,
                newest,
                tables_of(indicator),
                same_day=indicator.two_populations,
                two_days=indicator.formula == Formula.CHANGE,
            )
        )
    return tuple(found)


def tables_of(indicator: Indicator) -> tuple[str, ...]:
    """The tables that would bring an indicator, one German line for each portal."""
    by_portal: dict[str, list[str]] = {}
    for need in indicator.needs:
        by_portal.setdefault(need.portal.split(",")[0], []).append(need.table)
    return tuple(de.tables_line(codes, portal) for portal, codes in by_portal.items())


def empty_chapter(template: catalogue.ChapterTemplate, gone: Sequence[MissingFigure]) -> tuple[Block, ...]:
    """What stands in a chapter without any figure: its purpose and the tables that would fill it."""
    if template.key == catalogue.REVIEW:
        return (Paragraph(de.NOTHING_OLD),)
    keys = {k for b in template.blocks for k in b.spec.get("indicators", ())}
    lines = tuple(_missing_line(m) for m in gone if m.indicator in keys and not m.newest)
    return (Note(de.nothing_yet(template.purpose)), *((BulletList(lines),) if lines else ()))


def _missing_line(gone: MissingFigure) -> str:
    return de.missing_line(
        gone.title, gone.newest, gone.tables, same_day=gone.same_day, two_days=gone.two_days
    )


def filled(block: DraftBlock, figures: Sequence[Figure], gone: Sequence[MissingFigure]) -> DraftBlock:
    """A block that speaks of the whole report, with its content; any other as it is."""
    if block.kind not in (BlockKind.METHOD, BlockKind.MISSING):
        return block
    return replace(block, blocks=_about(block, figures, gone))


def _about(block: DraftBlock, figures: Sequence[Figure], gone: Sequence[MissingFigure]) -> tuple[Block, ...]:
    if block.kind == BlockKind.MISSING:
        lines = tuple(_missing_line(m) for m in gone)
        return (BulletList(lines),) if lines else (Paragraph(de.NOTHING_MISSING),)
    if block.spec.get("form") == "sources":
        return _sources(figures)
    return (BulletList((*de.READING, *_limits(figures))),)


def _limits(figures: Sequence[Figure]) -> tuple[str, ...]:
    """What the figures of the report cannot say, each limit once with the indicators that it holds for."""
    used = dict.fromkeys(f.indicator for f in figures if f.value is not None)
    by_limit: dict[str, list[str]] = {}
    for indicator in filter(None, map(indicators.INDICATORS.get, used)):
        for limit in indicator.limits:
            by_limit.setdefault(limit, []).append(indicator.title)
    return tuple(f"{de.listing(titles)}: {limit}" for limit, titles in by_limit.items())


def _sources(figures: Sequence[Figure]) -> tuple[Block, ...]:
    """One line a table: what is taken from it and from when."""
    taken: dict[str, dict[str, None]] = defaultdict(dict)
    for f in figures:
        if f.value is not None:
            for code in f.source:
                taken[code][title_of(f.indicator)] = None
    if not taken:
        return (Paragraph(de.NO_SOURCE),)
    return (BulletList(tuple(de.source_entry(code, list(labels)) for code, labels in sorted(taken.items()))),)

"""A whole draft: its blocks as they print today, where they stand, what is stale and what is missing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bindeglied.domain.reports import catalogue, values
from bindeglied.domain.reports.choices import BlockKind, Kind
from bindeglied.domain.reports.models import Block, Report
from bindeglied.domain.reports.queries import content, method, staleness
from bindeglied.domain.reports.queries import figures as making
from bindeglied.domain.reports.queries.material import Material, material_of
from bindeglied.domain.reports.sentences import de
from bindeglied.domain.reports.values import (
    Draft,
    DraftBlock,
    DraftChapter,
    Figure,
    Note,
    Paragraph,
    Subheading,
)

_NUMBER = re.compile(r"[−+-]?\d+(?:[.,]\d+)*")


def draft_of(report: Report) -> Draft:
    """Everything the editor, the preview and a new edition need, from few queries."""
    return draft_from(report, list(blocks_of(report)))


def draft_from(report: Report, blocks: Sequence[Block]) -> Draft:
    """The draft made of these blocks; neither they nor the report need to be stored."""
    template = catalogue.TEMPLATES[Kind(report.kind)]
    material = material_of(report, blocks)
    missing = method.missing(template, material)
    made = [drafted_block(b, material) for b in blocks]
    figures = making.unique([f for b in made for f in (b.used if b.edited else b.figures)])
    drafted = [method.filled(b, figures, missing) for b in made]
    chapters = [
        _chapter(number, chapter, drafted, missing, material)
        for number, chapter in enumerate(template.chapters, start=1)
    ]
    return Draft(chapters=tuple(chapters), figures=figures, missing=missing)


def missing_of(report: Report) -> tuple[values.MissingFigure, ...]:
    """What a report of this kind and place cannot say, and which table would bring it."""
    template = catalogue.TEMPLATES[Kind(report.kind)]
    return method.missing(template, material_of(report, planned_blocks(report)))


def blocks_of(report: Report) -> Iterable[Block]:
    """The blocks of a report in order, without those taken out."""
    return Block.objects.filter(report=report, removed_at__isnull=True).order_by("position")


def planned_blocks(report: Report) -> list[Block]:
    """The blocks of the template of its kind, not stored."""
    planned = [
        (chapter.key, block)
        for chapter in catalogue.TEMPLATES[Kind(report.kind)].chapters
        for block in chapter.blocks
    ]
    return [
        Block(
            report=report,
            chapter=key,
            position=position,
            kind=block.kind,
            spec=dict(block.spec),
            edited_text=block.text,
        )
        for position, (key, block) in enumerate(planned, start=1)
    ]


def drafted_block(block: Block, material: Material) -> DraftBlock:
    """One block with what it prints today and how that relates to what a person wrote."""
    made = content.generated(block, material)
    used = tuple(values.figure_from_json(f) for f in block.figures)
    stale = staleness.is_stale(block, made.figures)
    said = block.edited_text or made.text
    printed = _own_ids(used, block, made.figures) if block.edited_text else made.figures
    blocks = made.blocks
    if said:
        blocks = tuple(
            Paragraph(part, _in_text(part, printed), stale=stale)
            for part in (p.strip() for p in said.split("\n\n"))
            if part
        )
    return DraftBlock(
        pk=block.pk,
        kind=block.kind,
        chapter=block.chapter,
        topic=block.spec.get("topic", ""),
        spec=block.spec,
        blocks=blocks,
        figures=made.figures,
        used=printed if block.edited_text else (),
        proposal=made.text,
        text=said,
        edited=bool(block.edited_text) and block.kind == BlockKind.SENTENCE,
        stale=stale,
        kept_reason=block.kept_reason if not stale else "",
        review=content.is_old(block.spec, material),
        unsupported=_unsupported(block, printed),
    )


def _own_ids(used: Sequence[Figure], block: Block, today: Sequence[Figure]) -> tuple[Figure, ...]:
    """Copies that read differently today get ids of their own, so that both can stand in a document."""
    now = {f.id: f.text for f in today}
    return tuple(f if now.get(f.id, f.text) == f.text else replace(f, id=f"{f.id}@{block.pk}") for f in used)


def _in_text(part: str, figures: Sequence[Figure]) -> tuple[str, ...]:
    return tuple(f.id for f in figures if f.value is not None and f.text in part)


def _unsupported(block: Block, figures: Sequence[Figure]) -> tuple[str, ...]:
    """Numbers a person wrote that no figure of the block carries; dates and years are no figures."""
    if not block.edited_text:
        return ()
    bare = de.without_dates(block.edited_text)
    known = {n for f in figures for n in _NUMBER.findall(f.text)}
    known |= {f"{f.base:g}" for f in figures if f.base}
    known |= {n for f in figures for n in _NUMBER.findall(f.unit)}
    return tuple(
        dict.fromkeys(n for n in _NUMBER.findall(bare) if n not in known and n.lstrip("+−-") not in known)
    )


def _chapter(
    number: int,
    template: catalogue.ChapterTemplate,
    drafted: Sequence[DraftBlock],
    missing: Sequence[values.MissingFigure],
    material: Material,
) -> DraftChapter:
    if template.key == catalogue.REVIEW:
        mine = [b for b in drafted if b.review or b.chapter == template.key]
    else:
        mine = [b for b in drafted if b.chapter == template.key and not b.review]
    gone = [
        b
        for b in drafted
        if b.review and b.spec.get("form") != "long" and b.chapter == template.key != catalogue.REVIEW
        if not b.empty
    ]
    shown = [b for b in mine if not b.empty]
    lead = () if shown or template.key == catalogue.METHOD else method.empty_chapter(template, missing)
    tail = (Note(de.moved_to_review(_titles(gone))),) if gone else ()
    return DraftChapter(
        key=template.key,
        number=str(number),
        title=template.title,
        reference=method.reference(template, shown, material),
        blocks=tuple(_with_headings(mine)),
        lead=lead,
        tail=tail,
    )


def _titles(blocks: Iterable[DraftBlock]) -> list[str]:
    keys = dict.fromkeys(key for b in blocks for key in b.spec.get("indicators", ()))
    return [method.title_of(key) for key in keys]


def _with_headings(blocks: Sequence[DraftBlock]) -> Iterable[DraftBlock]:
    """Put the subheading of a topic before its first block that prints something."""
    last = ""
    for block in blocks:
        if block.topic and block.topic != last and not block.empty:
            last = block.topic
            yield replace(block, blocks=(Subheading(block.topic), *block.blocks))
        else:
            yield block

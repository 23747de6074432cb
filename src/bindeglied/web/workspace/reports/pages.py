"""What the report pages show, made ready for their templates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import mark_safe

from bindeglied.core import text
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators import catalogue as indicators_catalogue
from bindeglied.domain.indicators import queries as indicators
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports import queries, values
from bindeglied.domain.reports.choices import BlockKind
from bindeglied.domain.reports.models import Edition, Report
from bindeglied.exchange import charts
from bindeglied.exchange.exporters import report as exporters
from bindeglied.web.workspace.reports import forms


@dataclass(frozen=True, slots=True)
class Shown:
    """A block of the document with its drawings, wide and narrow."""

    block: values.Block
    wide: str = ""
    narrow: str = ""


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A draft block in the editor; `heading` opens a topic and stands before it."""

    draft: values.DraftBlock
    heading: "Topic | None"
    parts: tuple[Shown, ...]
    label: str
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure in the facts of a block: what it reads and of which day."""

    text: str
    day: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the chosen block rests on: its figures as a person wrote them and today, and its indicators."""

    label: str
    used: tuple[ShownFigure, ...]
    today: tuple[ShownFigure, ...]
    indicators: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A subheading of the chapter in view; `pk` is the block that it opens."""

    number: str
    title: str
    pk: int
    stale: bool


def shown(blocks: Iterable[values.Block], ident: str) -> tuple[Shown, ...]:
    """Blocks with their charts drawn once; `ident` keeps the ids of the drawings apart."""
    return tuple(_shown(block, f"{ident}-{i}") for i, block in enumerate(blocks))


def _shown(block: values.Block, ident: str) -> Shown:
    if not isinstance(block, values.ChartBlock):
        return Shown(block)
    # The writer of charts escapes every text it gets.
    wide = charts.draw(block.chart, ident=f"{ident}w", width="wide", palette="page")
    narrow = charts.draw(block.chart, ident=f"{ident}n", width="narrow", palette="page")
    return Shown(block, mark_safe(wide), mark_safe(narrow))  # noqa: S308


def editor_address(report: Report, **chosen: Any) -> str:
    """The editor with a block, chapter or mode chosen."""
    base = reverse("reports:editor", args=[report.workspace.key, report.pk])
    return f"{base}?{urlencode(chosen)}" if chosen else base


def editor(
    report: Report,
    chosen: Mapping[str, str],
    *,
    may_edit: bool,
    form: forms.VersionedForm | None = None,
    outdated: bool = False,
) -> dict[str, Any]:
    """Outline, the chapter in view, the chosen block and the form that its mode needs.

    `outdated` says that somebody else was faster: then their text stands beside what was typed.
    """
    draft = queries.draft_of(report)
    block = _block(draft, chosen.get("block", "")) or _block_with(draft, chosen.get("kennzahl", ""))
    chapter = _chapter(draft, chosen.get("kapitel", ""), block)
    if block and block not in chapter.blocks:
        block = None
    mode = chosen.get("modus", "") if block or chosen.get("modus") == "titel" else ""
    insert = chosen.get("einfuegen", "")
    insert = insert if insert in queries.INSERTABLE else ""
    version = {"version": report.version}
    topics = _topics(chapter)
    headings = {topic.pk: topic for topic in topics}
    return {
        "report": report,
        "draft": draft,
        "chapter": chapter,
        "next": next(iter(draft.chapters[draft.chapters.index(chapter) + 1 :]), None),
        "topics": topics,
        "lead": shown(chapter.lead, "lead"),
        "tail": shown(chapter.tail, "tail"),
        "blocks": [_shown_block(b, report, headings.get(b.pk), chosen=b is block) for b in chapter.blocks],
        "chosen": block,
        "fresh": "neu" in chosen,
        "facts": _facts(block) if block else None,
        "theirs": block.text if block and outdated else "",
        "mode": mode if may_edit else "",
        "insert": insert if may_edit else "",
        "insert_kinds": [(k.value, k.label) for k in queries.INSERTABLE],
        "form": form or _form(mode, insert, block, chapter, report, indicator=chosen.get("kennzahl", "")),
        "version_form": forms.VersionedForm(initial=version, auto_id=False),
        "removed": list(queries.removed_blocks(report)[:5]) if may_edit else [],
        "newest": queries.editions_of(report).first(),
        "counts": _counts(draft),
        "may_edit": may_edit,
    }


def _shown_block(
    draft: values.DraftBlock, report: Report, heading: Topic | None, *, chosen: bool
) -> ShownBlock:
    parts = draft.blocks[1:] if heading else draft.blocks
    titles = [title for _, title in _indicators(draft)] or ([draft.topic] if draft.topic else [])
    return ShownBlock(
        draft=draft,
        heading=heading,
        parts=shown(parts, f"b{draft.pk}"),
        label=" · ".join([str(BlockKind(draft.kind).label), *titles]),
        chosen=chosen,
        address=f"{editor_address(report, block=draft.pk)}#b{draft.pk}",
    )


def _indicators(draft: values.DraftBlock) -> tuple[tuple[str, str], ...]:
    """Key and title of the indicators that a block names."""
    known = indicators_catalogue.INDICATORS
    return tuple((key, known[key].title) for key in draft.spec.get("indicators", ()) if key in known)


def _topics(chapter: values.DraftChapter) -> list[Topic]:
    """The subheadings that are printed, numbered as in the document."""
    topics: list[Topic] = []
    for block in chapter.blocks:
        if block.blocks and isinstance(block.blocks[0], values.Subheading):
            topics.append(Topic(f"{chapter.number}.{len(topics) + 1}", block.topic, block.pk, False))
        if block.stale and topics:
            topics[-1] = replace(topics[-1], stale=True)
    return topics


def _facts(block: values.DraftBlock) -> Facts:
    return Facts(
        label=str(BlockKind(block.kind).label),
        used=_own_figures(block.used),
        today=_own_figures(block.figures),
        indicators=_indicators(block),
    )


def _own_figures(figures: Sequence[values.Figure]) -> tuple[ShownFigure, ...]:
    """The figures of the first place, without what was computed from them."""
    own = [f for f in figures if f.place == figures[0].place and "/" not in f.date and f.value is not None]
    return tuple(ShownFigure(f.text, text.short_date(f.date)) for f in own[:4])


def _block(draft: values.Draft, pk: str) -> values.DraftBlock | None:
    return next((b for c in draft.chapters for b in c.blocks if str(b.pk) == pk), None)


def _block_with(draft: values.Draft, indicator: str) -> values.DraftBlock | None:
    """The last block of the first chapter that names an indicator: what comes from its page goes behind it."""
    for chapter in draft.chapters:
        if found := [b for b in chapter.blocks if indicator in b.spec.get("indicators", ())]:
            return found[-1]
    return None


def _chapter(draft: values.Draft, key: str, block: values.DraftBlock | None) -> values.DraftChapter:
    if block:
        return next(c for c in draft.chapters if block in c.blocks)
    return next((c for c in draft.chapters if c.key == key), draft.chapters[0])


def _form(
    mode: str,
    insert: str,
    block: values.DraftBlock | None,
    chapter: values.DraftChapter,
    report: Report,
    *,
    indicator: str = "",
) -> forms.VersionedForm | None:
    """The form that a mode needs; `indicator` is offered first, for whoever comes from its page."""
    version = {"version": report.version}
    if insert:
        initial = {**version, "chapter": chapter.key, "kind": insert, "after": block.pk if block else None}
        initial["indicator"] = indicator
        return forms.InsertForm(initial=initial, indicators=queries.insertable(insert))
    if mode == "titel":
        return forms.TitleForm(initial={**version, "title": report.title})
    if mode == "aendern" and block:
        return forms.TextForm(initial={**version, "text": block.text})
    if mode == "behalten" and block:
        return forms.ReasonForm(initial=version)
    return None


def _counts(draft: values.Draft) -> dict[str, int]:
    blocks = [b for c in draft.chapters for b in c.blocks]
    return {
        "all": len(blocks),
        "filled": sum(not b.empty for b in blocks),
        "stale": len(draft.stale),
        "missing": sum(not m.newest for m in draft.missing),
        "old": sum(bool(m.newest) for m in draft.missing),
        "unsupported": len(draft.unsupported),
    }


def new_spec(data: Mapping[str, Any], after: Any) -> dict[str, Any]:
    """The spec of a block put in by a person: under the same subheading as the block before it."""
    topic = after.spec.get("topic", "") if after else ""
    if data["kind"] == BlockKind.TEXT:
        return {"topic": topic}
    return {"topic": topic, "indicators": [data["indicator"]]}


def freeze(report: Report, form: forms.VersionedForm) -> dict[str, Any]:
    """What will be frozen, what is stale and what is missing."""
    draft = queries.draft_of(report)
    newest = queries.editions_of(report).first()
    return {
        "report": report,
        "draft": draft,
        "form": form,
        "number": newest.number + 1 if newest else 1,
        "counts": _counts(draft),
        "stale": [(b, editor_address(report, block=b.pk)) for b in draft.stale],
        "unsupported": [(b, editor_address(report, block=b.pk)) for b in draft.unsupported],
    }


def preview(report: Report) -> dict[str, Any]:
    """The draft as one page, as it would be printed."""
    document = queries.draft_document(report)
    return {"report": report, "document": document, "content": exporters.fragment(document)}


@dataclass(frozen=True, slots=True)
class Change:
    """A line of 'what has changed': the figure, its day as printed, both readings."""

    label: str
    place: str
    day: str
    before: values.Figure | None
    now: values.Figure | None


def changes(report: Report) -> dict[str, Any]:
    """Differences between the newest edition and today's figures."""
    newest = queries.editions_of(report).first()
    page: dict[str, Any] = {"report": report, "edition": newest, "changes": ()}
    if newest:
        edition = queries.edition_of(report.workspace, report.pk, newest.number)
        found = queries.changes_since(queries.document_of(edition), queries.draft_of(report).figures)
        page["changes"] = [Change(c.label, c.place, text.short_date(c.date), c.before, c.now) for c in found]
    return page


def edition(frozen: Edition, *, may_freeze: bool) -> dict[str, Any]:
    """A frozen edition: its content drawn, and the state of its files."""
    document = queries.document_of(frozen)
    return {
        "report": frozen.report,
        "document": document,
        "content": exporters.fragment(document),
        "intact": queries.is_intact(frozen),
        **files(frozen, may_freeze=may_freeze),
    }


def files(frozen: Edition, *, may_freeze: bool) -> dict[str, Any]:
    """The downloads: there, being made, or given up with a reason."""
    found = queries.files_of(frozen)
    failure = queries.failure_of(frozen) if not all(f.ready for f in found) else ""
    return {
        "edition": frozen,
        "files": found,
        "failure": failure,
        "waiting": not failure and not all(f.ready for f in found),
        "may_freeze": may_freeze,
    }


def places_for(workspace: Workspace) -> list[tuple[str, str]]:
    """The workspace's own place first, then the districts of its Land, the Land, Germany."""
    own = workspace.place_key
    keys = [own, *(p.key for p in places.districts_of(own[:2], "") if p.key != own), own[:2], "DG"]
    return [(key, places.full_name(key)) for key in dict.fromkeys(keys)]


def new_report(workspace: Workspace) -> dict[str, Any]:
    """What the form of a new report offers: own place, date of the newest figure, a title with its year."""
    newest = [row.date for row in indicators.overview(workspace.place_key, workspace) if row.date]
    day = queries.suggested_date(newest)
    return {
        "title": queries.suggested_title(day),
        "reference_date": day.strftime("%d.%m.%Y"),
        "place": workspace.place_key,
    }

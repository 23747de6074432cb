"""What the report pages show, made ready for their templates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import mark_safe

from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators import queries as indicators
from bindeglied.domain.places import queries as places
from bindeglied.domain.reports import queries, values
from bindeglied.domain.reports.choices import BlockKind
from bindeglied.domain.reports.models import Edition, Report
from bindeglied.exchange import charts
from bindeglied.web.workspace.reports import forms


@dataclass(frozen=True, slots=True)
class Shown:
    """A block of the document with its drawings, wide and narrow."""

    block: values.Block
    wide: str = ""
    narrow: str = ""


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A draft block in the editor."""

    draft: values.DraftBlock
    parts: tuple[Shown, ...]
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class ShownChapter:
    """A chapter of a preview or an edition."""

    chapter: values.Chapter
    parts: tuple[Shown, ...]


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


def chapters_of(document: values.Document) -> tuple[ShownChapter, ...]:
    """All chapters of a document, drawn."""
    return tuple(ShownChapter(c, shown(c.blocks, f"c{c.number}")) for c in document.chapters)


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
) -> dict[str, Any]:
    """Outline, the chapter in view, the chosen block and the form that its mode needs."""
    draft = queries.draft_of(report)
    block = _block(draft, chosen.get("block", ""))
    chapter = _chapter(draft, chosen.get("kapitel", ""), block)
    if block and block not in chapter.blocks:
        block = None
    mode = chosen.get("modus", "") if block or chosen.get("modus") == "titel" else ""
    insert = chosen.get("einfuegen", "")
    insert = insert if insert in queries.INSERTABLE else ""
    version = {"version": report.version}
    return {
        "report": report,
        "draft": draft,
        "chapter": chapter,
        "lead": shown(chapter.lead, "lead"),
        "tail": shown(chapter.tail, "tail"),
        "blocks": [
            ShownBlock(
                b, shown(b.blocks, f"b{b.pk}"), b is block, editor_address(report, block=b.pk) + f"#b{b.pk}"
            )
            for b in chapter.blocks
        ],
        "block": block,
        "mode": mode if may_edit else "",
        "insert": insert if may_edit else "",
        "insert_kinds": [(k.value, k.label) for k in queries.INSERTABLE],
        "form": form or _form(mode, insert, block, chapter, report),
        "version_form": forms.VersionedForm(initial=version, auto_id=False),
        "removed": list(queries.removed_blocks(report)[:5]) if may_edit else [],
        "newest": queries.editions_of(report).first(),
        "counts": _counts(draft),
        "may_edit": may_edit,
    }


def _block(draft: values.Draft, pk: str) -> values.DraftBlock | None:
    return next((b for c in draft.chapters for b in c.blocks if str(b.pk) == pk), None)


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
) -> forms.VersionedForm | None:
    version = {"version": report.version}
    if insert:
        initial = {**version, "chapter": chapter.key, "kind": insert, "after": block.pk if block else None}
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


def changes(report: Report) -> dict[str, Any]:
    """Differences between the newest edition and today's figures."""
    newest = queries.editions_of(report).first()
    page: dict[str, Any] = {"report": report, "edition": newest, "changes": ()}
    if newest:
        edition = queries.edition_of(report.workspace, report.pk, newest.number)
        page["changes"] = queries.changes_since(
            queries.document_of(edition), queries.draft_of(report).figures
        )
    return page


def edition(frozen: Edition) -> dict[str, Any]:
    """A frozen edition: its content drawn, and the state of its files."""
    document = queries.document_of(frozen)
    files = queries.files_of(frozen)
    return {
        "report": frozen.report,
        "edition": frozen,
        "document": document,
        "chapters": chapters_of(document),
        "files": files,
        "waiting": not all(f.ready for f in files),
        "intact": queries.is_intact(frozen),
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

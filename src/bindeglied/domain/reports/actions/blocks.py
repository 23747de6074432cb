"""Blocks of a draft: write, take over, keep, add, move, take out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db.models import Case, F, Max, PositiveIntegerField, Value, When

from bindeglied.core import clock
from bindeglied.core.errors import Refused
from bindeglied.domain.reports import queries, values
from bindeglied.domain.reports.actions.changing import changing
from bindeglied.domain.reports.choices import BlockKind
from bindeglied.domain.reports.models import Block, Report

TEXT_LENGTH = 6000
REASON_LENGTH = 300
_FIXED = "\u00a0\u00ad\u202f"  # no-break space, soft hyphen, narrow no-break space: not "printable" in Python
WRITTEN = (BlockKind.TEXT, BlockKind.SENTENCE)


def edit_sentence(*, by: Any, block: Block, text: str, version: int | None = None) -> None:
    """Replace what a sentence or text block says by a person's own words.

    The block keeps copies of today's figures and their fingerprint, so that it can be told later
    when one of them has changed. Raises `Refused` for an empty or too long text.
    """
    if block.kind not in WRITTEN:
        raise Refused("Diesen Baustein macht das Programm aus den Zahlen. Fügen Sie davor einen Text ein.")
    clean = _clean(text)
    with changing(block.report, by=by, version=version, verb="reports.edit_sentence"):
        figures = queries.figures_today(block)
        _write(block, edited_text=clean, edited_at=clock.now(), **_basis(figures), **_NOT_KEPT)


def accept_proposal(*, by: Any, block: Block, version: int | None = None) -> None:
    """Drop a person's words and let the sentence follow the figures again."""
    if block.kind != BlockKind.SENTENCE:
        raise Refused("Nur ein Satz aus Zahlen hat einen Vorschlag.")
    with changing(block.report, by=by, version=version, verb="reports.accept_proposal"):
        _write(block, edited_text="", edited_at=None, **_basis(()), **_NOT_KEPT)


def keep_sentence(*, by: Any, block: Block, reason: str, version: int | None = None) -> None:
    """Leave a stale sentence as it is and say why; it is stale again when the figures move again.

    Raises `Refused` without a reason, or when the sentence is not stale.
    """
    clean = " ".join(reason.split())
    if not clean or len(clean) > REASON_LENGTH:
        raise Refused(
            f"Bitte schreiben Sie in höchstens {REASON_LENGTH} Zeichen, warum der Satz so bleiben soll."
        )
    with changing(block.report, by=by, version=version, verb="reports.keep_sentence"):
        today = values.fingerprint(queries.figures_today(block))
        if not block.edited_text or today == block.fingerprint:
            raise Refused("Dieser Satz ist nicht veraltet, es gibt nichts zu begründen.")
        # Figures may have vanished altogether (an import undone): '-' stands for 'none today'.
        _write(block, kept_reason=clean, kept_fingerprint=today or queries.NO_FIGURES)


def add_block(
    *,
    by: Any,
    report: Report,
    chapter: str,
    kind: str,
    spec: Mapping[str, Any] | None = None,
    text: str = "",
    after: Block | None = None,
    version: int | None = None,
) -> Block:
    """Put a new block behind `after`, or at the end of `chapter`.

    `spec` names form and indicators (`queries.insertable`); a block of kind text needs `text`.
    """
    new = BlockKind(kind)
    words = _clean(text) if new == BlockKind.TEXT else ""
    content = queries.checked_spec(report, chapter, new, dict(spec or {}))
    with changing(report, by=by, version=version, verb="reports.add_block"):
        block = Block(report=report, chapter=chapter, kind=new, spec=content, edited_text=words)
        order = list(_in_order(report))
        place = _place_behind(order, chapter, after)
        block.position = _free_position(report)
        block.save()
        _renumber(report, [*order[:place], block, *order[place:]])
    return block


def move_block(*, by: Any, block: Block, up: bool, version: int | None = None) -> None:
    """Swap a block with its neighbour in the same chapter; at the end nothing happens."""
    with changing(block.report, by=by, version=version, verb="reports.move_block"):
        order = list(_in_order(block.report))
        mine = [b for b in order if b.chapter == block.chapter]
        index = [b.pk for b in mine].index(block.pk)
        other = index - 1 if up else index + 1
        if not 0 <= other < len(mine):
            return
        a, b = order.index(mine[index]), order.index(mine[other])
        order[a], order[b] = order[b], order[a]
        _renumber(block.report, order)


def remove_block(*, by: Any, block: Block, version: int | None = None) -> None:
    """Take a block out of the report; `restore_block` puts it back."""
    with changing(block.report, by=by, version=version, verb="reports.remove_block"):
        _write(block, removed_at=clock.now())


def restore_block(*, by: Any, block: Block, version: int | None = None) -> None:
    """Put a block back to the end of its chapter."""
    with changing(block.report, by=by, version=version, verb="reports.restore_block"):
        if block.removed_at is None:
            return
        order = list(_in_order(block.report))
        place = _place_behind(order, block.chapter, None)
        _write(block, removed_at=None, position=_free_position(block.report))
        _renumber(block.report, [*order[:place], block, *order[place:]])


_NOT_KEPT = {"kept_reason": "", "kept_fingerprint": ""}


def _basis(figures: Sequence[values.Figure]) -> dict[str, Any]:
    return {"figures": [asdict(f) for f in figures], "fingerprint": values.fingerprint(figures)}


def _write(block: Block, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(block, name, value)
    block.save(update_fields=list(fields))


def _clean(text: str) -> str:
    """Paragraphs without stray blanks; control characters and empty lines at the ends go.

    Fixed blanks (24,4 %) stay, tabs become blanks: a text pasted from elsewhere keeps its words apart.
    """
    kept = "".join(_kept(c) for c in text.replace("\r\n", "\n"))
    clean = "\n".join(re.sub(" +", " ", line).strip() for line in kept.split("\n")).strip()
    if not clean:
        raise Refused("Bitte schreiben Sie einen Text oder entfernen Sie den Baustein.")
    if len(clean) > TEXT_LENGTH:
        raise Refused(f"Der Text ist zu lang. Bitte kürzen Sie ihn auf {TEXT_LENGTH} Zeichen.")
    return clean


def _kept(character: str) -> str:
    if character == "\n" or character in _FIXED or character.isprintable():
        return character
    return " " if character.isspace() else ""


def _in_order(report: Report) -> Any:
    return Block.objects.filter(report=report, removed_at__isnull=True).order_by("position")


def _free_position(report: Report) -> int:
    return (Block.objects.filter(report=report).aggregate(last=Max("position"))["last"] or 0) + 1


def _place_behind(order: Sequence[Block], chapter: str, after: Block | None) -> int:
    """Index in `order` at which a block of `chapter` goes in."""
    if after is not None:
        return [b.pk for b in order].index(after.pk) + 1
    inside = [i for i, b in enumerate(order) if b.chapter == chapter]
    return inside[-1] + 1 if inside else len(order)


def _renumber(report: Report, order: Sequence[Block]) -> None:
    """Number the blocks anew, above every number in use: one statement, no clash on the way."""
    start = _free_position(report)
    Block.objects.filter(pk__in=[b.pk for b in order]).update(
        position=Case(
            *(When(pk=b.pk, then=Value(start + i)) for i, b in enumerate(order)),
            default=F("position"),
            output_field=PositiveIntegerField(),
        )
    )

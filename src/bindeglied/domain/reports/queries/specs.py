"""Which blocks a person may put into a report, and from what."""

from typing import Any

from bindeglied.core.errors import Refused
from bindeglied.domain.indicators import catalogue as indicators
from bindeglied.domain.reports import catalogue
from bindeglied.domain.reports.choices import BlockKind, Kind
from bindeglied.domain.reports.models import Report

INSERTABLE = (BlockKind.TEXT, BlockKind.SENTENCE, BlockKind.TABLE, BlockKind.CHART, BlockKind.MAP)
FORMS = {
    BlockKind.SENTENCE: ("", "origin"),
    BlockKind.TABLE: ("comparison",),
    BlockKind.CHART: ("line", "long", "comparison", "origin"),
    BlockKind.MAP: ("map",),
}


def insertable(kind: str) -> list[tuple[str, str]]:
    """(key, title) of the indicators that a block of that kind can show."""
    known = [i for i in indicators.INDICATORS.values() if kind != BlockKind.MAP or _is_rate(i.unit)]
    return sorted(((i.key, i.title) for i in known), key=lambda pair: pair[1])


def checked_spec(report: Report, chapter: str, kind: BlockKind, spec: dict[str, Any]) -> dict[str, Any]:
    """A spec of known chapter, form and indicators; `Refused` for anything else."""
    keys = {c.key for c in catalogue.TEMPLATES[Kind(report.kind)].chapters}
    if chapter not in keys:
        raise Refused("Dieses Kapitel gibt es nicht.")
    if kind not in INSERTABLE:
        raise Refused("Diese Art von Baustein lässt sich nicht einfügen.")
    topic = str(spec.get("topic", ""))[:120]
    if kind == BlockKind.TEXT:
        return {"topic": topic}
    form = spec.get("form") or FORMS[kind][0]
    chosen = [k for k in spec.get("indicators", ()) if k in indicators.INDICATORS]
    if form not in FORMS[kind] or not chosen:
        raise Refused("Bitte wählen Sie eine Kennzahl aus der Liste.")
    return {"topic": topic, "indicators": chosen, **({"form": form} if form else {})}


def _is_rate(unit: str) -> bool:
    return unit.startswith(("%", "je ", "Prozent"))

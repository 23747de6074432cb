"""Where the person stopped, and what others did: told from the audit table, without any field value."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.accounts.queries import members_of
from bindeglied.domain.audit.queries import Deed
from bindeglied.domain.reports.queries import ReportRow
from bindeglied.domain.statistics.queries.history import ImportRow
from bindeglied.web.workspace.start import due
from bindeglied.web.workspace.start.values import Link, Piece

RESUMED = 5
TOLD = 6
IMPORT, REPORT = "statistics.dataimport", "reports.report"
_WRITING = (
    "reports.edit_sentence", "reports.accept_proposal", "reports.keep_sentence", "reports.add_block",
    "reports.move_block", "reports.remove_block", "reports.restore_block", "reports.rename_report",
)  # fmt: skip


def things_of(user: Any, deeds: Iterable[Deed]) -> dict[tuple[str, int], Deed]:
    """The last imports and reports that the person worked on, each with the last deed, newest first."""
    mine: dict[tuple[str, int], Deed] = {}
    for deed in deeds:
        if deed.user == user.pk and deed.object_kind in (IMPORT, REPORT):
            mine.setdefault((deed.object_kind, int(deed.object_id)), deed)
    return dict(list(mine.items())[: 2 * RESUMED])  # some of them may lie in the bin


def resume(
    mine: Mapping[tuple[str, int], Deed],
    workspace: Workspace,
    imports: Sequence[ImportRow],
    reports: Sequence[ReportRow],
) -> list[Link]:
    """Links to the last five of them that are still there."""
    here = {(REPORT, row.report.pk): row for row in reports}
    read = {(IMPORT, row.data_import.pk): row for row in imports}
    found = [
        _report_link(here[thing], deed, workspace)
        if thing in here
        else _import_link(read[thing], deed, workspace)
        for thing, deed in mine.items()
        if thing in here or thing in read
    ]
    return found[:RESUMED]


def _report_link(row: ReportRow, deed: Deed, workspace: Workspace) -> Link:
    state = (
        gettext("Edition %(n)s") % {"n": row.edition}
        if row.edition and not row.changed_since
        else gettext("Draft")
    )
    return Link(
        row.report.title,
        f"{state} · {_when(deed.at)}",
        reverse("reports:editor", args=[workspace.key, row.report.pk]),
    )


def _import_link(row: ImportRow, deed: Deed, workspace: Workspace) -> Link:
    return Link(
        due.file_names(row),
        f"{gettext('Reading in')}, {row.state.label} · {_when(deed.at)}",
        reverse("statistics:import", args=[workspace.key, row.data_import.pk]),
    )


def _when(moment: datetime) -> str:
    time = gettext("%(time)s o'clock") % {"time": f"{due.local(moment):%H:%M}"}
    return f"{due.day_words(moment)}, {time}"


Words = Callable[[int], str]
# Deeds that others are told of; each with its sentence, in which '[' and ']' enclose the link.
_TOLD: Sequence[tuple[Sequence[str], Words]] = (
    (
        ("statistics.confirm_import",),
        lambda n: ngettext("%(who)s has [read in files].", "%(who)s has [read in files] %(n)s times.", n),
    ),
    (
        ("statistics.undo_import",),
        lambda n: ngettext(
            "%(who)s has taken back [an import].", "%(who)s has taken back [%(n)s imports].", n
        ),
    ),
    (
        ("reports.create_report",),
        lambda n: ngettext("%(who)s has begun [a report].", "%(who)s has begun [%(n)s reports].", n),
    ),
    (
        _WRITING,
        lambda n: ngettext("%(who)s has worked on [a report].", "%(who)s has worked on [%(n)s reports].", n),
    ),
    (
        ("reports.freeze_edition",),
        lambda n: ngettext("%(who)s has frozen [an edition].", "%(who)s has frozen [%(n)s editions].", n),
    ),
    (
        ("reports.delete_report",),
        lambda n: ngettext(
            "%(who)s has put [a report] into the bin.", "%(who)s has put [%(n)s reports] into the bin.", n
        ),
    ),
)
_BY_VERB = {verb: i for i, (verbs, _) in enumerate(_TOLD) for verb in verbs}


def since(
    user: Any,
    workspace: Workspace,
    deeds: Iterable[Deed],
    moment: datetime | None,
    rows: Sequence[ReportRow],
) -> list[Piece]:
    """What others did since `moment`, one sentence for each person and kind of deed, newest first."""
    groups: dict[tuple[int, int], list[Deed]] = {}
    for deed in deeds:
        if deed.user in (None, user.pk) or deed.verb not in _BY_VERB or (moment and deed.at <= moment):
            continue
        groups.setdefault((deed.user or 0, _BY_VERB[deed.verb]), []).append(deed)
    if not groups:
        return []
    names = {m.user.pk: str(m.user) for m in members_of(workspace)}
    known = {row.report.pk: row.report.title for row in rows}
    return [
        _piece(names.get(pk) or gettext("Somebody"), _TOLD[kind][1], done, workspace, known)
        for (pk, kind), done in list(groups.items())[:TOLD]
    ]


def _piece(
    who: str, words: Words, deeds: Sequence[Deed], workspace: Workspace, reports: Mapping[int, str]
) -> Piece:
    distinct = {d.object_id for d in deeds}
    # Cut before the name goes in: it may hold brackets too.
    before, _, rest = words(len(distinct)).partition("[")
    link, _, after = rest.partition("]")
    filled = {"who": who, "n": len(distinct)}
    address = _address(deeds[0], len(distinct), workspace, reports)
    newest = deeds[0]
    title = (
        reports.get(int(newest.object_id), "") if newest.object_kind == REPORT and len(distinct) == 1 else ""
    )
    meta = " · ".join(filter(None, (title, _when(newest.at))))
    return Piece(before % filled, link % filled, after % filled, address, meta)


def _address(deed: Deed, count: int, workspace: Workspace, reports: Mapping[int, str]) -> str:
    """The thing itself where it is one, else the list it stands in."""
    is_report = deed.object_kind == REPORT
    if count == 1 and is_report and int(deed.object_id) in reports:
        return reverse("reports:editor", args=[workspace.key, deed.object_id])
    if count == 1 and deed.object_kind == IMPORT:
        return reverse("statistics:import", args=[workspace.key, deed.object_id])
    return reverse(
        "reports:list" if deed.object_kind.startswith("reports.") else "statistics:list", args=[workspace.key]
    )

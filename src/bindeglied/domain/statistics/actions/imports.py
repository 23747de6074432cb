"""What a person does with an import."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from bindeglied.core import access, clock
from bindeglied.core.errors import NotAllowed, Outdated, Refused
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.audit import actions as audit
from bindeglied.domain.documents.models import Document
from bindeglied.domain.statistics import queries, rules
from bindeglied.domain.statistics.choices import ImportState, Origin
from bindeglied.domain.statistics.models import DataImport, ImportFile


def start_import(
    *, by: Any, workspace: Workspace | None, documents: Sequence[Document], origin: str = Origin.OFFICIAL
) -> DataImport:
    """Begin an import of files that were kept; nothing is stored yet.

    Without a workspace only the operator may, and only official tables.
    """
    if not documents:
        raise Refused(gettext("Please choose at least one file."))
    if workspace is None and (by is not None or origin != Origin.OFFICIAL):
        raise NotAllowed(gettext("Without a workspace only the operator can read in official tables."))
    permission = rules.IMPORT_OFFICIAL if origin == Origin.OFFICIAL else rules.IMPORT_OWN
    access.require(by, permission, workspace)
    with transaction.atomic():
        data_import = DataImport.objects.create(
            workspace=workspace, created_by=by, origin=origin, total=len(documents)
        )
        ImportFile.objects.bulk_create(
            ImportFile(data_import=data_import, document=d, name=d.name) for d in documents
        )
        audit.record(by=by, verb="statistics.start_import", thing=data_import, workspace=workspace)
    return data_import


def confirm_import(*, by: Any, data_import: DataImport) -> None:
    """Say yes to the preview: from now on a job stores the readable files. A second yes does nothing."""
    _require_import(by, data_import)
    if data_import.state in (ImportState.STORING, ImportState.STORED):
        return
    if not queries.storable_files(data_import):
        raise Refused(gettext("None of the files can be stored. The preview says why."))
    with transaction.atomic():
        _move(data_import, (ImportState.INSPECTED,), ImportState.STORING, done=0, activity="")
        audit.record(
            by=by, verb="statistics.confirm_import", thing=data_import, workspace=data_import.workspace
        )


def cancel_import(*, by: Any, data_import: DataImport) -> None:
    """Drop an import that was not confirmed; its files in staging are deleted by a job."""
    _require_import(by, data_import)
    with transaction.atomic():
        _move(data_import, (ImportState.UPLOADED, ImportState.INSPECTED), ImportState.CANCELLED)
        audit.record(
            by=by, verb="statistics.cancel_import", thing=data_import, workspace=data_import.workspace
        )


def undo_import(*, by: Any, data_import: DataImport) -> None:
    """Take a stored import back as a whole: the figures from before hold again, its rows and files stay."""
    if not rules.is_operator(by):
        access.require(by, rules.UNDO_IMPORT, data_import.workspace)
    if reason := rules.undo_refusal(by, data_import):
        raise Refused(reason)
    with transaction.atomic():
        _move(data_import, (ImportState.STORED,), ImportState.UNDONE, undone_at=clock.now(), undone_by=by)
        audit.record(by=by, verb="statistics.undo_import", thing=data_import, workspace=data_import.workspace)


def _require_import(by: Any, data_import: DataImport) -> None:
    official = data_import.origin == Origin.OFFICIAL
    access.require(by, rules.IMPORT_OFFICIAL if official else rules.IMPORT_OWN, data_import.workspace)


def _move(data_import: DataImport, before: Sequence[str], after: str, **fields: Any) -> None:
    """Change the state unless somebody else was faster."""
    rows = DataImport.objects.filter(pk=data_import.pk, state__in=before)
    if not rows.update(state=after, **fields):
        raise Outdated(gettext("This import has gone on meanwhile. Please load the page again."))
    data_import.refresh_from_db()

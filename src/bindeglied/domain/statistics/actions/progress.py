"""What a job writes about an import. Jobs act for a person who was asked when the work began."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from bindeglied.core import clock
from bindeglied.domain.audit import actions as audit
from bindeglied.domain.statistics import queries
from bindeglied.domain.statistics.choices import ImportState
from bindeglied.domain.statistics.models import DataImport, Dataset, ImportFile
from bindeglied.domain.statistics.queries.imports import owner_of
from bindeglied.domain.statistics.queries.preview import IndicatorChange
from bindeglied.domain.statistics.values import PreparedTable, Recognised, SheetText


def report_progress(*, data_import: DataImport, done: int, activity: str = "") -> bool:
    """Say how far a job has come, as a German line; False when the import was cancelled meanwhile."""
    working = DataImport.objects.filter(
        pk=data_import.pk, state__in=(ImportState.UPLOADED, ImportState.STORING)
    )
    return bool(working.update(done=done, activity=activity[:200]))


def record_preview(
    *, file: ImportFile, tables: Sequence[PreparedTable], sheets: Sequence[SheetText] = ()
) -> None:
    """Keep what was recognised in one file; the beginnings of its sheets where no layout fits."""
    file.tables = [table.as_json() for table in tables]
    fields = ["tables"]
    if sheets:
        file.sheets = [sheet.as_json() for sheet in sheets]
        fields.append("sheets")
    file.save(update_fields=fields)


def finish_inspection(*, data_import: DataImport, indicators: Sequence[IndicatorChange]) -> bool:
    """All files are read: the preview is complete. False when the import was cancelled meanwhile."""
    fields = ("key", "title", "before", "after", "note")
    shown = [{name: getattr(change, name) for name in fields} for change in indicators]
    rows = DataImport.objects.filter(pk=data_import.pk, state=ImportState.UPLOADED)
    return bool(
        rows.update(state=ImportState.INSPECTED, done=data_import.total, activity="", indicators=shown)
    )


def register_datasets(
    *, data_import: DataImport, stored: Mapping[ImportFile, Sequence[PreparedTable]]
) -> list[str]:
    """Make cells that are safe on disk count, all in one transaction; returns the codes of the tables.

    Files that another import stored meanwhile are left out. An import that is no longer being stored
    (a second run of the job, cancelled) is left as it is and gives no tables.
    """
    with transaction.atomic():
        # The conditional update is the lock: of two runs only one gets past it.
        rows = DataImport.objects.filter(pk=data_import.pk, state=ImportState.STORING)
        now = clock.now()
        if not rows.update(state=ImportState.STORED, stored_at=now, activity="", done=data_import.total):
            return []
        known = queries.stored_before([f.document.sha256 for f in stored], owner_of(data_import))
        datasets = [
            _dataset(data_import, file, table, now.isoformat())
            for file, tables in stored.items()
            if file.document.sha256 not in known
            for table in tables
        ]
        Dataset.objects.bulk_create(datasets)
        audit.record(
            by="job", verb="statistics.store_import", thing=data_import, workspace=data_import.workspace
        )
    return sorted({dataset.table for dataset in datasets})


def _dataset(data_import: DataImport, file: ImportFile, table: PreparedTable, now: str) -> Dataset:
    found: Recognised = table.recognised
    if table.cells_sha256 is None:
        raise ValueError(f"{found.file} has no cells on disk")
    return Dataset(
        data_import=data_import,
        workspace=owner_of(data_import),
        origin=data_import.origin,
        table=found.table,
        title=found.title[:400],
        statistic=found.statistic[:200],
        source=found.source[:200],
        licence=found.licence[:200],
        layout=found.layout,
        file_name=found.file[-400:],
        file_sha256=file.document.sha256,
        cells_sha256=table.cells_sha256,
        rows=table.rows,
        dates=list(found.dates),
        dimensions=[{"code": d.code, "label": d.label, "labels": dict(d.labels)} for d in found.dimensions],
        variables=[{"code": v.code, "label": v.label, "unit": v.unit} for v in found.variables],
        census_bases=dict(found.census_bases),
        stand=(found.stand or "")[:20],
        delivered_at=clock.moment(found.delivered_at or now),
    )


def fail_import(*, data_import: DataImport, reason: str) -> None:
    """Give an import up; `reason` is German and says what to do. Nothing of it is stored."""
    with transaction.atomic():
        rows = DataImport.objects.filter(
            pk=data_import.pk, state__in=(ImportState.UPLOADED, ImportState.STORING)
        )
        if rows.update(state=ImportState.FAILED, problem=reason, activity=""):
            audit.record(
                by="job", verb="statistics.fail_import", thing=data_import, workspace=data_import.workspace
            )

"""Reading files in: look at them, store them, take them back. Every step can be killed and begun anew."""

import os
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from bindeglied.core import files
from bindeglied.core.errors import Refused
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.documents import actions as documents_actions
from bindeglied.domain.documents import queries as documents_queries
from bindeglied.domain.documents.models import Document
from bindeglied.domain.statistics import actions, queries
from bindeglied.domain.statistics.choices import ImportState, Layout, Origin
from bindeglied.domain.statistics.models import DataImport, Dataset, ImportFile
from bindeglied.domain.statistics.values import PreparedTable, SheetText
from bindeglied.exchange.importers import child
from bindeglied.jobs import indicators, previews, queue

_A_DAY = 24 * 3600
_CHUNK = 1 << 20


def begin(
    *, by: Any, workspace: Workspace | None, documents: Sequence[Document], origin: str = Origin.OFFICIAL
) -> DataImport:
    """Start an import and have its files looked at."""
    with transaction.atomic():
        data_import = actions.start_import(by=by, workspace=workspace, documents=documents, origin=origin)
        queue.put(inspect, import_id=data_import.pk)
    return data_import


def confirm(*, by: Any, data_import: DataImport) -> None:
    """Have the readable files of a preview stored."""
    with transaction.atomic():
        actions.confirm_import(by=by, data_import=data_import)
        queue.put(store, import_id=data_import.pk)


def cancel(*, by: Any, data_import: DataImport) -> None:
    """Drop a preview with all that was prepared for it."""
    with transaction.atomic():
        actions.cancel_import(by=by, data_import=data_import)
        queue.put(clear_staging, import_id=data_import.pk)


def undo(*, by: Any, data_import: DataImport) -> None:
    """Take a stored import back and have the indicators of its tables computed anew."""
    with transaction.atomic():
        actions.undo_import(by=by, data_import=data_import)
        queue.put(indicators.compute, tables=queries.touched_tables(data_import))


def inspect(import_id: int) -> None:
    """Look at every file of an import that was not looked at yet, then show the preview."""
    _inspect(import_id, forecast=True)


def _inspect(import_id: int, *, forecast: bool) -> None:
    """With `forecast` the preview says which figures the workspace would get."""
    data_import = _load(import_id)
    if data_import.state != ImportState.UPLOADED:
        return
    for done, file in enumerate(queries.files_of(data_import)):
        if not actions.report_progress(data_import=data_import, done=done, activity=file.name):
            break
        if not file.tables:
            tables = _look_at(file, data_import)
            actions.record_preview(file=file, tables=tables, sheets=_sheets(file, tables, data_import))
    child.stop()
    # Indicators rest on official figures alone: own ones neither change them nor may be told by them.
    storable = queries.storable_files(data_import) if data_import.origin == Origin.OFFICIAL else ()
    tables = [t for f in storable for t in queries.file_tables(f)]
    staged = [(table, _staged(table, data_import)) for table in tables]
    workspace = data_import.workspace if forecast else None
    changes = previews.indicator_changes([s for s in staged if s[1].exists()], workspace)
    if not actions.finish_inspection(data_import=data_import, indicators=changes):
        clear_staging(import_id)


def store(import_id: int) -> None:
    """Store a confirmed import: first all cells safe on disk, then all rows in one transaction."""
    data_import = _load(import_id)
    if data_import.state != ImportState.STORING:
        return
    stored = {}
    for done, file in enumerate(queries.storable_files(data_import)):
        actions.report_progress(data_import=data_import, done=done, activity=file.name)
        stored[file] = _on_disk(file, data_import)
    child.stop()
    with transaction.atomic():
        if tables := actions.register_datasets(data_import=data_import, stored=stored):
            queue.put(indicators.compute, tables=tables)
    clear_staging(import_id)


def read_in(import_id: int) -> None:
    """Look at an import and store at once what can be stored, for the command line."""
    _inspect(import_id, forecast=False)
    data_import = _load(import_id)
    if data_import.state == ImportState.INSPECTED:
        try:
            actions.confirm_import(by=data_import.created_by, data_import=data_import)
        except Refused:
            actions.cancel_import(by=data_import.created_by, data_import=data_import)
            clear_staging(import_id)
            return
    store(import_id)


def _gave_up(*, reason: str, import_id: int) -> None:
    actions.fail_import(data_import=_load(import_id), reason=reason)
    clear_staging(import_id)


for _job in (inspect, store, read_in):
    queue.on_giving_up(_job)(_gave_up)


def import_files(paths: Sequence[Path], *, workspace: Workspace | None = None, by: Any = None) -> DataImport:
    """Keep the files and put them into the queue to be read in; `worker.work_off` waits for the end."""
    documents = [
        documents_actions.keep_upload(
            chunks=_chunks(path),
            name=path.name,
            media_type="application/octet-stream",
            by=by,
            workspace=workspace,
        )
        for path in paths
    ]
    with transaction.atomic():
        data_import = actions.start_import(by=by, workspace=workspace, documents=documents)
        queue.put(read_in, import_id=data_import.pk)
    return data_import


def clear_staging(import_id: int) -> None:
    """Delete what was prepared for an import."""
    shutil.rmtree(_staging(import_id), ignore_errors=True)


def sweep() -> None:
    """Delete leftovers older than a day that nothing refers to: staging, half-written files, unknown datasets.

    Only the task process may do this, because it is the one that writes them.
    """
    busy = {
        str(pk)
        for pk in DataImport.objects.filter(
            state__in=(ImportState.UPLOADED, ImportState.STORING)
        ).values_list("pk", flat=True)
    }
    for folder in _old(Path(settings.HOME) / "staging", "*"):
        if folder.name not in busy:
            shutil.rmtree(folder, ignore_errors=True)
    known = {f"{sha}.parquet" for sha in Dataset.objects.values_list("cells_sha256", flat=True)}
    for path in [*_old(Path(settings.DATASETS), "*.parquet"), *_old(Path(settings.DATASETS), ".*.part")]:
        if path.name not in known:
            path.unlink(missing_ok=True)
    for path in _old(Path(settings.FILES), ".*.part"):
        path.unlink(missing_ok=True)


def _old(folder: Path, pattern: str) -> Iterator[Path]:
    for path in folder.glob(pattern):
        if time.time() - path.stat().st_mtime > _A_DAY:
            yield path


def _load(import_id: int) -> DataImport:
    return DataImport.objects.select_related("workspace", "created_by").get(pk=import_id)


def _staging(import_id: int) -> Path:
    return Path(settings.HOME) / "staging" / str(import_id)


def _prepare(file: ImportFile, data_import: DataImport) -> list[child.Prepared]:
    """Read a file in a child process; its cells come to rest in staging."""
    staging = _staging(data_import.pk)
    staging.mkdir(parents=True, exist_ok=True)
    os.utime(staging)
    path = documents_queries.path_of(file.document)
    if file.mapping:
        return child.prepare_own(path, file.name, staging, *queries.mapping_of(file))
    return child.prepare(path, file.name, staging)


def _sheets(
    file: ImportFile, tables: Sequence[PreparedTable], data_import: DataImport
) -> Sequence[SheetText]:
    """The beginnings of the sheets of a file that no layout fits, so that a person can map them."""
    found = tables[0].recognised
    if data_import.workspace is None or found.error is None or found.layout != Layout.UNKNOWN or file.mapping:
        return ()
    sheets = child.sheets(documents_queries.path_of(file.document)) if found.file == file.name else ()
    return () if isinstance(sheets, str) else sheets


def _plain(found: child.Prepared) -> PreparedTable:
    return PreparedTable(found.recognised, found.cells_sha256, found.rows)


def _look_at(file: ImportFile, data_import: DataImport) -> list[PreparedTable]:
    """What a file holds and what storing it would change; at least one table, which may be an error."""
    tables = []
    for found in _prepare(file, data_import):
        table = _plain(found)
        if table.cells_sha256:
            table = previews.with_changes(table, _staged(table, data_import), found.places, data_import)
        tables.append(table)
    if not tables:
        raise RuntimeError(f"the importers said nothing about {file.name}")
    return tables


def _staged(table: PreparedTable, data_import: DataImport) -> Path:
    return _staging(data_import.pk) / f"{table.cells_sha256}.parquet"


def _on_disk(file: ImportFile, data_import: DataImport) -> list[PreparedTable]:
    """The tables of a file, their cells under HOME/datasets; what staging lost is read once more."""
    tables = queries.file_tables(file)
    for _ in range(2):
        if all(_moved(table, data_import) for table in tables):
            return tables
        tables = [_plain(found) for found in _prepare(file, data_import)]
    raise Refused(
        gettext("%(name)s could not be read a second time. Please read it in once more.")
        % {"name": file.name}
    )


def _moved(table: PreparedTable, data_import: DataImport) -> bool:
    if table.cells_sha256 is None:
        return False
    source, target = _staged(table, data_import), queries.dataset_path(table.cells_sha256)
    if source.exists():
        files.move(source, target)
    elif target.exists():
        os.utime(target)
    return target.exists()


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk

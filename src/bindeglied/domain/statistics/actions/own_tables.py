"""What a person says of a sheet of no official layout."""

import dataclasses
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext

from bindeglied.core import access
from bindeglied.core.errors import Refused
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.audit import actions as audit
from bindeglied.domain.statistics import rules
from bindeglied.domain.statistics.choices import Origin
from bindeglied.domain.statistics.models import DataImport, ImportFile, TableMapping
from bindeglied.domain.statistics.values import OwnTable, SheetMapping


def map_file(
    *, by: Any, file: ImportFile, mapping: SheetMapping, own: OwnTable, signature: str, shared: bool = False
) -> DataImport:
    """Read a file as an own table: an import of its own that a job looks at like any other.

    The mapping is remembered by the `signature` of the head. A head that is known already goes on with its
    table, whatever `own.table` says; else the table gets a code made of its title.
    """
    workspace = file.data_import.workspace
    if workspace is None:
        raise Refused(gettext("An own table belongs to a workspace."))
    access.require(by, rules.IMPORT_OWN, workspace)
    if not (own.title.strip() and own.universe.strip() and own.source.strip()):
        raise Refused(
            gettext("Please say what the table is called, who is counted in it and where it is from.")
        )
    if own.origin not in (Origin.OWN, Origin.DELIVERED):
        raise Refused(gettext("Please choose whose figures these are."))
    with transaction.atomic():
        # One at a time per workspace, so that no code is given twice.
        Workspace.objects.select_for_update().get(pk=workspace.pk)
        row = TableMapping.objects.of(workspace).filter(signature=signature).first()
        row = row or TableMapping(
            workspace=workspace, signature=signature, table=_new_code(workspace, own.title), created_by=by
        )
        row.mapping, row.origin, row.shared = mapping.as_json(), own.origin, shared
        row.title, row.universe, row.source = own.title[:400], own.universe, own.source[:200]
        row.save()
        own = dataclasses.replace(own, table=row.table)
        data_import = DataImport.objects.create(
            workspace=workspace, created_by=by, origin=own.origin, total=1
        )
        ImportFile.objects.create(
            data_import=data_import, document=file.document, name=file.name, sheets=file.sheets,
            mapping={"mapping": mapping.as_json(), "own": dataclasses.asdict(own)},
        )  # fmt: skip
        audit.record(by=by, verb="statistics.map_file", thing=row, workspace=workspace)
    return data_import


def _new_code(workspace: Workspace, title: str) -> str:
    """'eigen-kinder-in-kitas', with a number where the workspace has that code."""
    taken = set(TableMapping.objects.of(workspace).values_list("table", flat=True))
    code = f"eigen-{slugify(title)[:40] or 'tabelle'}"
    numbered = (code if n == 1 else f"{code}-{n}" for n in range(1, len(taken) + 2))
    return next(c for c in numbered if c not in taken)

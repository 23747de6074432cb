"""Steps of the kill test, each in a process of its own: `python killing.py prepare` or `digest`.

`prepare` fills BINDEGLIED_HOME with work that waits: an import to be looked at, one to be stored, an edition to
be rendered. `digest` prints as JSON what came of it, without numbers of rows and times.
"""

import hashlib
import json
import os
import sys
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bindeglied.config.settings.base")
django.setup()

from bindeglied.cli import database  # noqa: E402
from bindeglied.core.clock import today  # noqa: E402
from bindeglied.domain.accounts import actions as accounts  # noqa: E402
from bindeglied.domain.audit import queries as audit  # noqa: E402
from bindeglied.domain.documents.models import Document  # noqa: E402
from bindeglied.domain.documents.queries import path_of  # noqa: E402
from bindeglied.domain.indicators.models import StoredSeries  # noqa: E402
from bindeglied.domain.reports import actions as reports_actions  # noqa: E402
from bindeglied.domain.reports.models import EditionFile  # noqa: E402
from bindeglied.domain.statistics import queries as statistics  # noqa: E402
from bindeglied.domain.statistics.models import DataImport, Dataset  # noqa: E402
from bindeglied.jobs import example, imports, queue, reports  # noqa: E402


def prepare() -> None:
    """Three kinds of waiting work on figures of the example."""
    database.make_ready()
    workspace = accounts.create_workspace(
        by=None, key="altenburger-land", name="Landkreis Altenburger Land", place_key="16077"
    )
    files = sorted(example.FIGURES.glob("*.zip"))
    first = [f for f in files if f.name.startswith(("12411", "12531"))]
    second = [f for f in files if f.name.startswith(("13211", "12521"))]
    third = [f for f in files if f.name.startswith(("21111", "22221", "12711"))]
    imports.import_files(first)
    queue.run_all()
    report = reports_actions.create_report(
        by=None, workspace=workspace, title="Migrationsbericht", reference_date=today(), place="16077"
    )
    to_store = imports.import_files(second)
    queue.next_row().delete()  # in place of reading it in at once it goes the way of a person: preview, yes
    imports.inspect(to_store.pk)
    to_store.refresh_from_db()
    imports.confirm(by=None, data_import=to_store)
    imports.import_files(third)
    reports.freeze(by=None, report=report)
    print(queue.pending())


def digest() -> None:
    """Everything that the work leaves behind."""
    series = StoredSeries.objects.order_by("indicator", "place", "categories", "boundary")
    found: dict[str, Any] = {
        "imports": list(DataImport.objects.order_by("pk").values_list("state", "problem")),
        "datasets": sorted(
            map(list, Dataset.objects.values_list("table", "cells_sha256", "rows", "file_name"))
        ),
        "cells on disk": all(statistics.dataset_path(s).exists() for s in _cells()),
        "files on disk": all(
            hashlib.sha256(path_of(d).read_bytes()).hexdigest() == d.sha256 for d in Document.objects.all()
        ),
        "series": hashlib.sha256(
            json.dumps(
                list(
                    series.values_list(
                        "indicator", "place", "categories", "label", "boundary", "unit", "points"
                    )
                )
            ).encode()
        ).hexdigest(),
        "edition": sorted(map(list, EditionFile.objects.values_list("format", "document__name"))),
        "waiting": queue.pending(),
        "audit intact": audit.first_broken() is None,
    }
    print(json.dumps(found))


def _cells() -> list[str]:
    return list(Dataset.objects.values_list("cells_sha256", flat=True))


if __name__ == "__main__":
    {"prepare": prepare, "digest": digest}[sys.argv[1]]()

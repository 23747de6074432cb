"""Freeze a report in the installation of BINDEGLIED_HOME, run by `test_reports.py`; prints the edition's key."""

import sys
from datetime import date
from pathlib import Path

import django

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    django.setup()

    from bindeglied.domain.accounts.models import Workspace
    from bindeglied.domain.reports import actions
    from bindeglied.jobs import reports
    from tests.factories import published

    published.store()
    workspace = Workspace.objects.create(key="altenburger-land", name="Altenburger Land", place_key="16077")
    report = actions.create_report(
        by=None,
        workspace=workspace,
        title="Migrationsbericht 2025",
        reference_date=date(2025, 12, 31),
        place="16077",
    )
    print(reports.freeze(by=None, report=report).pk)

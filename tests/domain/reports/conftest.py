from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.reports import actions
from bindeglied.domain.reports.models import Block, Report
from tests.factories import published

DAY = date(2025, 12, 31)


@pytest.fixture
def figures(db: None) -> None:
    """Published series for a whole report."""
    published.store()


@pytest.fixture
def report(figures: None, altenburg: Workspace, alice: User) -> Report:
    """A new report of Alice's workspace."""
    return actions.create_report(
        by=alice, workspace=altenburg, title="Migrationsbericht 2025", reference_date=DAY, place="16077"
    )


@pytest.fixture
def block(report: Report) -> Block:
    """Its sentence on the people in the register of foreigners."""
    sentences = Block.objects.filter(report=report, kind="sentence").order_by("position")
    found = next(
        b
        for b in sentences
        if b.spec["indicators"] == ["foreign_residents_register"] and "form" not in b.spec
    )
    found.report = report
    return found


@pytest.fixture
def corrected(figures: None) -> Callable[[float], None]:
    """Publish another number of people in the register at the end of 2025."""

    def correct(value: float) -> None:
        key = "foreign_residents_register"
        rows = [row for row in published.report_series() if row.indicator == key]
        total = rows[0]
        last = total.points[-1]._replace(value=value)
        published.store([replace(total, points=(*total.points[:-1], last)), *rows[1:]])

    return correct

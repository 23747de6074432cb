from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.reports import actions
from bindeglied.domain.reports.models import Block, Report
from tests.factories import published

REGISTER = "foreign_residents_register"


@pytest.fixture
def report(altenburg: Workspace, alice: User) -> Report:
    """A report of Alice's workspace with published figures."""
    published.store()
    return actions.create_report(
        by=alice,
        workspace=altenburg,
        title="Migrationsbericht 2025",
        reference_date=date(2025, 12, 31),
        place="16077",
    )


@pytest.fixture
def block(report: Report) -> Block:
    """Its sentence on the people in the register of foreigners."""
    found = next(
        b
        for b in Block.objects.filter(report=report, kind="sentence").order_by("position")
        if b.spec["indicators"] == [REGISTER] and "form" not in b.spec
    )
    found.report = report
    return found


@pytest.fixture
def browser(sign_in: Callable[[User | None], Client], alice: User) -> Client:
    return sign_in(alice)


@pytest.fixture
def corrected(report: Report) -> Callable[[float], None]:
    """Publish another number of people in the register at the end of 2025."""

    def correct(value: float) -> None:
        rows = [row for row in published.report_series() if row.indicator == REGISTER]
        last = rows[0].points[-1]._replace(value=value)
        published.store([replace(rows[0], points=(*rows[0].points[:-1], last)), *rows[1:]])

    return correct

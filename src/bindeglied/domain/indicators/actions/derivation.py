"""The cells behind a figure; written by the job that looks them up."""

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.audit import actions as audit
from bindeglied.domain.indicators.models import Derivation
from bindeglied.domain.indicators.values import SourceCell


def record_derivation(
    *,
    by: str = "job",
    workspace: Workspace,
    indicator: str,
    place: str,
    date: str,
    digest: str,
    cells: Sequence[SourceCell],
    left_out: int = 0,
) -> None:
    """Keep the cells of one figure in place of those found before."""
    with transaction.atomic():
        row, _ = Derivation.objects.update_or_create(
            workspace=workspace,
            indicator=indicator,
            place=place,
            date=date,
            defaults={"digest": digest, "cells": [asdict(c) for c in cells], "left_out": left_out},
        )
        audit.record(by=by, verb="indicators.record_derivation", thing=row, workspace=workspace)

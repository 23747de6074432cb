"""The places beside which a workspace sees its own."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from bindeglied.core import access
from bindeglied.core.errors import Refused
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.audit import actions as audit
from bindeglied.domain.indicators import rules
from bindeglied.domain.indicators.models import ComparisonGroup
from bindeglied.domain.places import queries as places
from bindeglied.domain.places.values import Level

MOST = 12  # bars that one can still read beside each other


def choose_group(*, by: Any, workspace: Workspace, name: str, keys: Iterable[str]) -> None:
    """Put the districts of these keys beside the own place; no key at all leaves Land and Germany.

    The own place is left out. Raises `NotAllowed`, and `Refused` for a key that is no district of today or
    for more than twelve.
    """
    access.require(by, rules.CHOOSE_GROUP, workspace)
    chosen = sorted(set(keys) - {workspace.place_key})
    for key in chosen:
        found = places.place(key)
        if found is None or found.level != Level.DISTRICT or found.valid_to:
            raise Refused(
                f"Zum Schlüssel {key[:20]} gibt es heute keinen Kreis. Bitte wählen Sie aus der Liste."
            )
    if len(chosen) > MOST:
        raise Refused(f"Bitte wählen Sie höchstens {MOST} Orte. Mehr lassen sich nebeneinander nicht lesen.")
    with transaction.atomic():
        group, _ = ComparisonGroup.objects.update_or_create(
            workspace=workspace, defaults={"name": name.strip(), "places": chosen}
        )
        audit.record(by=by, verb="indicators.choose_group", thing=group, workspace=workspace)

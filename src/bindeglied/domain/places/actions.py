"""Social areas: make, change, take out, put back."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from bindeglied.core import access, clock
from bindeglied.core.errors import Refused
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.audit import actions as audit
from bindeglied.domain.places import rules
from bindeglied.domain.places.models import SocialArea
from bindeglied.domain.places.queries import areas as queries

NAME_LENGTH = 100


def make_area(*, by: Any, workspace: Workspace, name: str, parts: Sequence[str]) -> SocialArea:
    """An area of municipalities of the workspace's district; `parts` are their keys.

    Raises `NotAllowed`, and `Refused` without name or parts, for a name that is taken, a place elsewhere.
    """
    access.require(by, rules.EDIT_AREAS, workspace)
    with transaction.atomic():
        name, keys = _checked(workspace, name, parts, None)
        area = SocialArea.objects.create(workspace=workspace, name=name, parts=keys, created_by=by)
        audit.record(by=by, verb="places.make_area", thing=area, workspace=workspace)
    return area


def change_area(*, by: Any, area: SocialArea, name: str, parts: Sequence[str]) -> None:
    """Another name, other parts; errors as for `make_area`."""
    access.require(by, rules.EDIT_AREAS, area.workspace)
    with transaction.atomic():
        area.name, area.parts = _checked(area.workspace, name, parts, area)
        area.save(update_fields=["name", "parts", "changed_at"])
        audit.record(by=by, verb="places.change_area", thing=area, workspace=area.workspace)


def remove_area(*, by: Any, area: SocialArea) -> None:
    """Take an area out; it can be put back."""
    access.require(by, rules.EDIT_AREAS, area.workspace)
    with transaction.atomic():
        area.removed_at = clock.now()
        area.save(update_fields=["removed_at", "changed_at"])
        audit.record(by=by, verb="places.remove_area", thing=area, workspace=area.workspace)


def restore_area(*, by: Any, area: SocialArea) -> None:
    """Put an area back; `Refused` where its name was given to another one since."""
    access.require(by, rules.EDIT_AREAS, area.workspace)
    with transaction.atomic():
        _check_name_is_free(area.workspace, area.name, area)
        area.removed_at = None
        area.save(update_fields=["removed_at", "changed_at"])
        audit.record(by=by, verb="places.restore_area", thing=area, workspace=area.workspace)


def _checked(
    workspace: Workspace, name: str, parts: Sequence[str], area: SocialArea | None
) -> tuple[str, list[str]]:
    """The name without needless blanks and the parts in the order of their keys, each once."""
    name = " ".join(name.split())
    if not name:
        raise Refused("Bitte geben Sie dem Sozialraum einen Namen.")
    if len(name) > NAME_LENGTH:
        raise Refused(f"Der Name ist zu lang. Bitte kürzen Sie ihn auf {NAME_LENGTH} Zeichen.")
    if not parts:
        raise Refused("Bitte wählen Sie mindestens eine Gemeinde.")
    if not set(parts) <= {place.key for place in queries.parts_offered(workspace)}:
        raise Refused("Bitte wählen Sie nur Gemeinden des eigenen Kreises.")
    _check_name_is_free(workspace, name, area)
    return name, sorted(set(parts))


def _check_name_is_free(workspace: Workspace, name: str, area: SocialArea | None) -> None:
    others = queries.areas(workspace).filter(name=name)
    if (others.exclude(pk=area.pk) if area else others).exists():
        raise Refused(f"Einen Sozialraum „{name}“ gibt es schon. Bitte wählen Sie einen anderen Namen.")

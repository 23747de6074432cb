"""The social areas of a workspace."""

from django.db.models import QuerySet

from bindeglied.core.errors import NotFound
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.places.models import SocialArea
from bindeglied.domain.places.queries import official
from bindeglied.domain.places.values import Place


def areas(workspace: Workspace) -> QuerySet[SocialArea]:
    """All that stand, in order of name. One query."""
    return SocialArea.objects.of(workspace).filter(removed_at__isnull=True)


def removed_areas(workspace: Workspace) -> QuerySet[SocialArea]:
    """Those that were taken out, the last one first. One query."""
    return SocialArea.objects.of(workspace).filter(removed_at__isnull=False).order_by("-removed_at")


def area_of(workspace: Workspace, pk: int, *, removed: bool = False) -> SocialArea:
    """One area; `NotFound` for one that is not there, or not where it is looked for."""
    found = (removed_areas(workspace) if removed else areas(workspace)).filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found


def parts_offered(workspace: Workspace) -> tuple[Place, ...]:
    """The municipalities that an area of the workspace can be made of; none where the program has none."""
    return official.municipalities_of(workspace.place_key)

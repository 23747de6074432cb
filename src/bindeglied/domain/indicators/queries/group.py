"""The places beside which a workspace sees its own."""

from dataclasses import dataclass

from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.indicators.models import ComparisonGroup


@dataclass(frozen=True, slots=True)
class Group:
    """Its name, '' where none was given, and the keys of its districts in order."""

    name: str = ""
    places: tuple[str, ...] = ()


def group_of(workspace: Workspace) -> Group:
    """The group of the workspace, an empty one where none was chosen. One query."""
    row = ComparisonGroup.objects.of(workspace).values_list("name", "places").first()
    return Group(row[0], tuple(row[1])) if row else Group()

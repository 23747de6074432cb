"""Editions whose files are still being made, or could not be made."""

from django.db.models import Count, Exists, OuterRef, QuerySet

from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.reports.choices import Format
from bindeglied.domain.reports.models import Edition, EditionFile, RenderFailure


def editions_waiting(workspace: Workspace) -> QuerySet[Edition]:
    """Frozen editions without all their files, newest first, without their content. One query.

    `failed` says that making them was given up.
    """
    complete = (
        EditionFile.objects.filter(edition__workspace=workspace)
        .values("edition")
        .annotate(n=Count("pk"))
        .filter(n__gte=len(Format))
    )
    rows = Edition.objects.of(workspace).exclude(pk__in=complete.values("edition"))
    rows = rows.annotate(failed=Exists(RenderFailure.objects.filter(edition=OuterRef("pk"))))
    newest_first: QuerySet[Edition] = rows.defer("content").select_related("report").order_by("-frozen_at")
    return newest_first

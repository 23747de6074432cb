"""Find kept files."""

from pathlib import Path

from django.conf import settings

from bindeglied.core.errors import NotFound
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.documents.models import Document


def document_of(workspace: Workspace | None, pk: int) -> Document:
    """The document of this workspace; `NotFound` for a missing one and for a foreign one."""
    try:
        return Document.objects.get(workspace=workspace, pk=pk)
    except Document.DoesNotExist:
        raise NotFound from None


def path_of(document: Document) -> Path:
    """Where its bytes rest."""
    return Path(settings.FILES) / document.sha256[:2] / document.sha256

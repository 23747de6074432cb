from django.db import models
from django.db.models import Q

from bindeglied.domain.accounts.models import User, Workspace
from bindeglied.domain.documents.models import Document
from bindeglied.domain.statistics.choices import ImportState, Origin


class DataImport(models.Model):
    """Several files read in together: stored as a whole, undone as a whole.

    `workspace` is where it was started (None at the command line); official tables belong to the
    installation all the same. `done` of `total` and `activity` tell how far a job has come.
    """

    workspace = models.ForeignKey(
        Workspace, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, related_name="+", null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=12, choices=ImportState.choices, default=ImportState.UPLOADED)
    origin = models.CharField(max_length=12, choices=Origin.choices, default=Origin.OFFICIAL)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    activity = models.CharField(max_length=200, blank=True)
    problem = models.TextField(blank=True)
    indicators = models.JSONField(default=list, help_text="what would get a new figure, for the preview")
    stored_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(User, on_delete=models.SET_NULL, related_name="+", null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(origin=Origin.OFFICIAL) | Q(workspace__isnull=False),
                name="only_official_without_workspace",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True) | Q(stored_at__isnull=False), name="undone_was_stored"
            ),
        ]

    def __str__(self) -> str:
        return f"import {self.pk} ({self.state})"


class ImportFile(models.Model):
    """One file of an import; `tables` holds one `PreparedTable` as JSON per table (a ZIP may hold several).

    Empty until the file was inspected.
    """

    data_import = models.ForeignKey(DataImport, on_delete=models.CASCADE, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    tables = models.JSONField(default=list)
    sheets = models.JSONField(default=list, help_text="the beginnings of its sheets, where no layout fits")
    mapping = models.JSONField(default=dict, help_text="how an own table is read, and what it is")

    def __str__(self) -> str:
        return self.name

from django.db import models

from bindeglied.domain.accounts.models import ScopedModel, User
from bindeglied.domain.documents.models import Document
from bindeglied.domain.reports.choices import Format
from bindeglied.domain.reports.models.report import Report


class Edition(ScopedModel):
    """A frozen report: its content with copies of all figures, and their hash. Never changed.

    `content` is `values.Document` as JSON.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    hash = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(User, on_delete=models.SET_NULL, related_name="+", null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="edition_numbers")]

    def __str__(self) -> str:
        return f"edition {self.number} of {self.report_id}"


class EditionFile(models.Model):
    """One rendered file of an edition; missing while the job has not rendered it yet."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    format = models.CharField(max_length=5, choices=Format.choices)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "format"], name="one_file_per_format")]

    def __str__(self) -> str:
        return f"{self.format} of {self.edition_id}"

from typing import Any

from django.db import models

from bindeglied.core.errors import Refused
from bindeglied.domain.accounts.models import ScopedModel, User
from bindeglied.domain.accounts.models.workspace import ScopedQuerySet
from bindeglied.domain.documents.models import Document
from bindeglied.domain.reports.choices import Format
from bindeglied.domain.reports.models.report import Report

FROZEN = "Eine festgeschriebene Ausgabe bleibt, wie sie ist. Bitte schreiben Sie eine neue Ausgabe fest."


class FrozenQuerySet(ScopedQuerySet):
    """Rows that are written once."""

    def update(self, **fields: Any) -> int:
        raise Refused(FROZEN)

    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> int:
        raise Refused(FROZEN)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise Refused(FROZEN)


class Edition(ScopedModel):
    """A frozen report: its content with copies of all figures, and their hash. Never changed.

    `content` is `values.Document` as JSON; `hash` is `values.content_hash` of it. Saving a second
    time and deleting are refused here, so that no path around the actions can change what was said.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    hash = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(User, on_delete=models.SET_NULL, related_name="+", null=True, blank=True)

    objects = FrozenQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="edition_numbers")]

    def __str__(self) -> str:
        return f"edition {self.number} of {self.report_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Refused(FROZEN)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise Refused(FROZEN)


class EditionFile(models.Model):
    """One rendered file of an edition; missing while the job has not rendered it yet."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    format = models.CharField(max_length=5, choices=Format.choices)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "format"], name="one_file_per_format")]

    def __str__(self) -> str:
        return f"{self.format} of {self.edition_id}"


class RenderFailure(models.Model):
    """Why the files of an edition could not be made; gone as soon as it is tried once more."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField(help_text="German sentence for the person who waits")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"files of {self.edition_id}: {self.reason}"

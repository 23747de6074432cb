from django.db import models

from bindeglied.domain.accounts.models import ScopedModel, User
from bindeglied.domain.reports.choices import BlockKind, Kind


class Report(ScopedModel):
    """A report in the making: blocks in chapters, from which editions are frozen."""

    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=12)
    reference_date = models.DateField(help_text="figures older than three years stand under Rückblick")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, related_name="+", null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, help_text="grows with every change, against lost edits")

    def __str__(self) -> str:
        return self.title


class Block(models.Model):
    """One block of a draft.

    `chapter` is a key of the template; `spec` says from what it is made (indicator, places, form);
    `edited_text` is what a person wrote instead of the generated sentence, `fingerprint` the hash of
    the figures it was written for: when they differ from today's, the block is stale.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    chapter = models.CharField(max_length=40)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=BlockKind.choices)
    spec = models.JSONField(default=dict)
    edited_text = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    kept_reason = models.CharField(
        max_length=300, blank=True, help_text="why a stale sentence stays as it is"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "position"], name="one_block_per_position")]

    def __str__(self) -> str:
        return f"{self.chapter} {self.position} {self.kind}"

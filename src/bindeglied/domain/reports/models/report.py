from django.db import models
from django.db.models import Q

from bindeglied.domain.accounts.models import ScopedModel, User
from bindeglied.domain.reports.choices import BlockKind, Kind


class Report(ScopedModel):
    """A report in the making: blocks in chapters, from which editions are frozen.

    `deleted_at` says that it lies in the bin; its editions stay as they are.
    """

    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=12)
    reference_date = models.DateField(help_text="figures older than three years stand under Rückblick")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, related_name="+", null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, help_text="grows with every change, against lost edits")

    def __str__(self) -> str:
        return self.title


class Block(models.Model):
    """One block of a draft.

    `chapter` is a key of the template; `spec` says from what it is made (form, indicators, places).
    `edited_text` is what a person wrote instead of the generated sentence; `figures` are copies of
    the figures it was written for (`values.Figure` as JSON) and `fingerprint` is their hash: when it
    differs from that of today's figures, the block is stale, unless `kept_fingerprint` says that a
    person looked at today's figures and kept the sentence for `kept_reason`.
    `removed_at` says that the block was taken out and can be put back.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    chapter = models.CharField(max_length=40)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=BlockKind.choices)
    spec = models.JSONField(default=dict)
    edited_text = models.TextField(blank=True)
    figures = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    kept_reason = models.CharField(
        max_length=300, blank=True, help_text="why a stale sentence stays as it is"
    )
    kept_fingerprint = models.CharField(max_length=64, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "position"],
                condition=Q(removed_at__isnull=True),
                name="one_block_per_position",
            ),
            models.CheckConstraint(
                condition=Q(kept_reason="", kept_fingerprint="")
                | (~Q(kept_reason="") & ~Q(kept_fingerprint="")),
                name="kept_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.chapter} {self.position} {self.kind}"

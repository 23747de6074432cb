from django.db import models

from bindeglied.domain.accounts.models import ScopedModel, User
from bindeglied.domain.statistics.choices import Origin


class ProtectionRule(ScopedModel):
    """By which rule the figures of one origin may leave this workspace."""

    origin = models.CharField(max_length=12, choices=Origin.choices)
    name = models.CharField(max_length=120)
    minimum = models.PositiveSmallIntegerField(help_text="smallest count that is shown")
    source = models.CharField(max_length=300, help_text="who set it, where it is written")
    valid_from = models.DateField()
    sentence = models.TextField(help_text="the rule in plain German")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "origin"], name="one_rule_per_origin"),
            models.CheckConstraint(condition=models.Q(minimum__gte=3), name="minimum_at_least_three"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.minimum})"


class Release(ScopedModel):
    """What was published of a table: cell by cell, value or blank.

    `cells` is a list of cells as JSON (`values.Cell`); a blank one is `secret` and has no value.
    Of official tables it holds an extract as delivered, of all others what the rule let through.
    """

    table = models.CharField(max_length=60, db_index=True)
    origin = models.CharField(max_length=12, choices=Origin.choices, default=Origin.OWN)
    title = models.CharField(max_length=400)
    source = models.CharField(max_length=200, blank=True)
    rule = models.JSONField(help_text="the rule as it was")
    cells = models.JSONField()
    released_at = models.DateTimeField(auto_now_add=True)
    released_by = models.ForeignKey(User, on_delete=models.SET_NULL, related_name="+", null=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"release of {self.table}"

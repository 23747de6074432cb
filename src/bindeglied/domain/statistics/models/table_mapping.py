from django.db import models

from bindeglied.domain.accounts.models import ScopedModel, User
from bindeglied.domain.statistics.choices import Origin


class TableMapping(ScopedModel):
    """An own table: what it is, and how its sheets are read; next year's sheet is known by `signature`.

    `mapping` is a `values.SheetMapping`. A `shared` one may be taken over by other workspaces; their tables
    stay their own.
    """

    table = models.CharField(max_length=60)
    signature = models.CharField(max_length=64, db_index=True, help_text="of the head, years left out")
    mapping = models.JSONField()
    origin = models.CharField(max_length=12, choices=Origin.choices, default=Origin.OWN)
    title = models.CharField(max_length=400)
    universe = models.TextField(help_text="who or what is counted")
    source = models.CharField(max_length=200)
    shared = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, related_name="+", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "table"], name="one_mapping_per_own_table"),
            models.UniqueConstraint(fields=["workspace", "signature"], name="one_mapping_per_head"),
            models.CheckConstraint(
                condition=models.Q(origin__in=[Origin.OWN, Origin.DELIVERED]),
                name="own_table_is_not_official",
            ),
        ]

    def __str__(self) -> str:
        return self.title

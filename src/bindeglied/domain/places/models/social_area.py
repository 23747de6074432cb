from django.db import models

from bindeglied.domain.accounts.models import ScopedModel, User
from bindeglied.domain.places.choices import AreaKind


class SocialArea(ScopedModel):
    """A part of a district that a workspace looks at as one: `parts` are keys of places, in order.

    A removed one keeps its name and parts and can be put back.
    """

    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=AreaKind.choices, default=AreaKind.MUNICIPALITIES)
    parts = models.JSONField(default=list)
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, related_name="+", null=True)
    changed_at = models.DateTimeField(auto_now=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "name"],
                condition=models.Q(removed_at__isnull=True),
                name="one_social_area_of_a_name",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=AreaKind.values), name="social_area_of_a_known_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.name

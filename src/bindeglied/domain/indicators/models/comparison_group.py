from django.db import models

from bindeglied.domain.accounts.models import ScopedModel


class ComparisonGroup(ScopedModel):
    """The places beside which a workspace wants to see its own: of the same kind, chosen by itself.

    `places` are keys of districts in the order of the official key, never of their figures.
    """

    name = models.CharField(max_length=100)
    places = models.JSONField(default=list)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace"], name="one_comparison_group")]

    def __str__(self) -> str:
        return self.name

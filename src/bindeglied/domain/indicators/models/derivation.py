from django.db import models

from bindeglied.domain.accounts.models import ScopedModel


class Derivation(ScopedModel):
    """The cells of official tables that one figure was made of, as a job found them.

    `cells` is a list of `values.SourceCell` as JSON; `digest` is that of the series then: a figure that
    was computed anew has another one, and its cells are looked up again.
    """

    indicator = models.CharField(max_length=60)
    place = models.CharField(max_length=12)
    date = models.CharField(max_length=25)
    digest = models.CharField(max_length=32)
    cells = models.JSONField(default=list)
    left_out = models.PositiveIntegerField(default=0, help_text="how many more there are")
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "indicator", "place", "date"], name="one_derivation_per_figure"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.place} {self.date}"

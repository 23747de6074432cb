from django.db import models

from bindeglied.domain.accounts.models import Workspace


class StoredSeries(models.Model):
    """All points of one indicator at one place and breakdown, computed by a job.

    One row instead of one per point: a page reads a series as a whole, and a row a place is what a
    map needs. `workspace` is None where only official tables were used. `boundary` is '' for the
    territory as delivered, else the ISO date of the territorial state. `latest_*` repeat the newest
    point with a number, so that lists and maps need not open `points`.
    """

    indicator = models.CharField(max_length=60)
    place = models.CharField(max_length=12)
    categories = models.CharField(max_length=200, blank=True, help_text="'GES=GESW', '' for the total")
    label = models.CharField(max_length=200, blank=True, help_text="German name of the category")
    boundary = models.CharField(max_length=10, blank=True)
    workspace = models.ForeignKey(
        Workspace, on_delete=models.CASCADE, related_name="+", null=True, blank=True
    )
    unit = models.CharField(max_length=60)
    points = models.JSONField()
    latest_date = models.CharField(max_length=20, blank=True)
    latest_value = models.FloatField(null=True)
    latest_status = models.CharField(max_length=20, blank=True)
    digest = models.CharField(max_length=32, help_text="of all that the row says, to write only what changed")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "place", "categories", "boundary"],
                condition=models.Q(workspace__isnull=True),
                name="one_official_series_each",
            ),
            models.UniqueConstraint(
                fields=["indicator", "place", "categories", "boundary", "workspace"],
                condition=models.Q(workspace__isnull=False),
                name="one_own_series_each",
            ),
        ]
        indexes = [models.Index(fields=["place", "indicator"], name="series_of_place")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.place} {self.categories}"

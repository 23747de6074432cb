from django.db import models

from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.statistics.choices import Origin
from bindeglied.domain.statistics.models.data_import import DataImport


class Dataset(models.Model):
    """The stored cells of one table of one file: an immutable Parquet file and what it is.

    Current cells of a table are those of the newest `delivered_at` (then `id`), cell by cell, over
    all datasets whose import is not undone: superseding never changes a row.
    `workspace` is None for official tables. `census_bases` maps a date to '1987', '2011', '2022'
    or '' (unknown) for population tables.
    """

    data_import = models.ForeignKey(DataImport, on_delete=models.PROTECT, related_name="+")
    workspace = models.ForeignKey(
        Workspace, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    origin = models.CharField(max_length=12, choices=Origin.choices, default=Origin.OFFICIAL)
    table = models.CharField(max_length=60, db_index=True)
    title = models.CharField(max_length=400)
    statistic = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    layout = models.CharField(max_length=30)
    file_name = models.CharField(max_length=400)
    file_sha256 = models.CharField(max_length=64, db_index=True, help_text="of the file as delivered")
    cells_sha256 = models.CharField(max_length=64, help_text="of the Parquet file, also its name")
    rows = models.PositiveIntegerField()
    dates = models.JSONField(default=list)
    dimensions = models.JSONField(default=list)
    variables = models.JSONField(default=list)
    census_bases = models.JSONField(default=dict)
    stand = models.CharField(max_length=20, blank=True)
    delivered_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.table} ({self.rows} cells)"

from django.db import models


class Entry(models.Model):
    """Who did what to which object, when and in which workspace.

    Append-only and chained by hash; plain ids instead of foreign keys, so that nothing that is
    erased takes its trace along; no field values, so that no name outlives its erasure.
    """

    at = models.DateTimeField()
    actor = models.CharField(max_length=40, help_text="'user:7', 'cli' or 'job'")
    verb = models.CharField(max_length=60, help_text="'statistics.store_import'")
    object_kind = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    workspace = models.CharField(max_length=40, blank=True, help_text="key of the workspace")
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name_plural = "entries"
        indexes = [models.Index(fields=["workspace", "-id"], name="audit_workspace_newest")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.verb} {self.object_kind}:{self.object_id}"

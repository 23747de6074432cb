from django.db import models

from bindeglied.domain.accounts.models import User, Workspace


class Document(models.Model):
    """A file that rests under HOME/files by the hash of its content.

    Several rows may share one stored file. `workspace` is None for files of the installation.
    """

    workspace = models.ForeignKey(
        Workspace, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, related_name="+", null=True, blank=True)

    def __str__(self) -> str:
        return self.name

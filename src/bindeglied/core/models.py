"""Abstract bases."""

from django.db import models


class Created(models.Model):
    """When a row came to be."""

    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

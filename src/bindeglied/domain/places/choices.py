"""Fixed words of places."""

from django.db import models


class AreaKind(models.TextChoices):
    """What the parts of a social area are."""

    MUNICIPALITIES = "municipalities", "aus Gemeinden"

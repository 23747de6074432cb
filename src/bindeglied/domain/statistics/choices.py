"""Closed lists of the statistics app."""

from django.db import models


class Layout(models.TextChoices):
    """File layouts by the names of `inspect`."""

    DATENCSV = "datencsv", "datencsv"
    FFCSV_OLD = "ffcsv-old", "ffcsv-old"
    FFCSV_NEW = "ffcsv-new", "ffcsv-new"
    SERVICE_ANSWER = "service-answer", "service-answer"
    UNKNOWN = "unknown", "unknown"


class Origin(models.TextChoices):
    """Whose figure it is decides the rule of protection."""

    OFFICIAL = "official", "amtlich veröffentlicht"
    DELIVERED = "delivered", "Sonderauswertung unter Auflagen"
    OWN = "own", "eigene Zählung"


class ImportState(models.TextChoices):
    UPLOADED = "uploaded", "hochgeladen"
    INSPECTED = "inspected", "geprüft"
    STORING = "storing", "wird übernommen"
    STORED = "stored", "übernommen"
    CANCELLED = "cancelled", "abgebrochen"
    FAILED = "failed", "nicht übernommen"
    UNDONE = "undone", "zurückgenommen"


TOTAL = "TOTAL"  # code of the total of every dimension

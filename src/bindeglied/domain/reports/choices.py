"""Closed lists of the reports app."""

from django.db import models


class Kind(models.TextChoices):
    """Kinds of report, by their names at the command line."""

    MIGRATION = "migration", "Migrationsbericht"


class BlockKind(models.TextChoices):
    TEXT = "text", "Text"
    SENTENCE = "sentence", "Satz aus Zahlen"
    TABLE = "table", "Tabelle"
    CHART = "chart", "Grafik"
    MAP = "map", "Karte"
    MISSING = "missing", "Was fehlt"
    METHOD = "method", "Methode und Quellen"


class Format(models.TextChoices):
    HTML = "html", "Webseite"
    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"
    XLSX = "xlsx", "Excel"

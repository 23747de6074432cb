"""Closed lists of the statistics app."""

from django.db import models

from bindeglied.analysis.status import Status


class Layout(models.TextChoices):
    """File layouts by the names of `inspect`."""

    DATENCSV = "datencsv", "datencsv"
    FFCSV_OLD = "ffcsv-old", "ffcsv-old"
    FFCSV_NEW = "ffcsv-new", "ffcsv-new"
    GENESIS_XLSX = "genesis-xlsx", "genesis-xlsx"
    GENESIS_JSON = "genesis-json", "genesis-json"
    GENESIS_CHARACTERISTIC = "genesis-characteristic", "genesis-characteristic"
    LANDESDATENBANK = "landesdatenbank", "landesdatenbank"
    BA_CSV = "ba-csv", "ba-csv"
    INKAR = "inkar", "inkar"
    MIGRATION_REGIONS = "migration-regions", "migration-regions"
    DEUTSCHLANDATLAS = "deutschlandatlas", "deutschlandatlas"
    BBSR_KEY = "bbsr-key", "bbsr-key"
    GV100AD = "gv100ad", "gv100ad"
    GV_ISYS = "gv-isys", "gv-isys"
    CATALOGUE = "catalogue", "catalogue"
    CITY = "city", "city"
    HSDS = "hsds", "hsds"
    INTEGREAT = "integreat", "integreat"
    GEOJSON = "geojson", "geojson"
    SERVICE_ANSWER = "service-answer", "service-answer"
    OWN_TABLE = "own-table", "own-table"
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

# What stands where a table shows no number, in the words of an office.
STATUS_WORDS = {
    Status.VALUE: "wie geliefert",
    Status.ZERO: "nichts vorhanden",
    Status.ROUNDED: "gerundet",
    Status.PERTURBED: "zum Schutz verändert",
    Status.ESTIMATED: "geschätzt",
    Status.UNRELIABLE: "nicht sicher genug",
    Status.SECRET: "geheim zu halten",
    Status.NOT_APPLICABLE: "nicht sinnvoll",
    Status.NOT_DELIVERED: "noch nicht geliefert",
    Status.NO_SUCH_PLACE: "Ort gab es nicht",
}

# The signs of official tables, in the order in which they are named.
MARKER_WORDS = {
    ".": "geheim zu halten",
    "-": "„nichts vorhanden“",
    "x": "nicht sinnvoll",
    "...": "noch nicht geliefert",
    "/": "nicht sicher genug",
    "( )": "nur eingeschränkt sicher",
    "0": "weniger als die Hälfte der Einheit",
}

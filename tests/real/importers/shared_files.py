"""Which of the shared files are tables of the layouts that are read."""

from pathlib import Path

FOLDERS = (
    "regionalstatistik-datencsv/web-cp1252",
    "regionalstatistik-datencsv/api-utf8",
    "genesis-online-classic",
    "ffcsv-2024-old-columns",
    "ffcsv-2026-new-columns",
)
NEWER = (
    "12521-0041_2023_en.csv",
    "13211-02-05-4_2023.csv",
    "13211-02-05-4_2025.csv",
    "21111-01-03-4_2023.csv",
    "21111-02-06-4_2023.csv",
    "21121-02-02-4_2023.csv",
    "12711-04-02-4_2019.xlsx",
    "12711-04-02-4_2020.xlsx",
    "12711-04-02-4_2021.xlsx",
    "14111-01-04-4_2021.xlsx",
)
KINDS = (".csv", ".zip", ".xlsx")


def tables(samples: Path) -> list[Path]:
    """All of them."""
    found = [p for f in FOLDERS for p in sorted((samples / f).iterdir()) if p.suffix in KINDS]
    return found + [samples / "newer" / name for name in NEWER]

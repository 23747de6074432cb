"""What is known of a source: who publishes it, under which licence, and how it rounds."""

import re
from dataclasses import dataclass

from bindeglied.analysis.status import Status

_LICENCE = re.compile(r"Datenlizenz Deutschland\s*[-–]\s*Namensnennung\s*[-–]\s*Version 2\.0")
_COPYRIGHT = re.compile(r"©\s*(.+?)(?:,\s*Deutschland)?,\s*\d{4}")
_STAND = re.compile(
    r"^(?:Stand|created|As of|Date)\s*:\s*(\d{2})\.(\d{2})\.(\d{4})(?:\s*/\s*(\d\d:\d\d:\d\d))?", re.MULTILINE
)
_STAND_ISO = re.compile(
    r"^(?:Stand|created|As of|Date)\s*:\s*(\d{4}-\d{2}-\d{2})(?:\s*/\s*(\d\d:\d\d:\d\d))?", re.MULTILINE
)
_STAND_LINE = re.compile(r"(?:Stand|created|As of|Date)\s*:")
DL_DE_BY = "dl-de/by-2-0"
DESTATIS = "Statistisches Bundesamt (Destatis)"
OFFICES = "Statistische Ämter des Bundes und der Länder"


@dataclass(frozen=True, slots=True)
class Rule:
    """How the numbers of a table were protected before they were published.

    It holds for tables whose code begins with `table`, for places in `land` ('' for all), from the
    year `since` on. `base` is the rounding base: where a number of a level is no multiple of it, that level
    and variable was not rounded (schools themselves, totals of a Land).
    """

    table: str
    status: Status
    base: float | None = None
    land: str = ""
    since: str = ""


RULES = (
    Rule("12521", Status.ROUNDED, 5),  # register of foreigners
    Rule("12531", Status.ROUNDED, 5),
    Rule("MIGRATION-INTEGRATION", Status.ROUNDED, 5),  # its columns of the register
    Rule("22221", Status.ROUNDED, 5, since="2020"),  # asylum benefits
    Rule("BA-INTERAKTIV", Status.ROUNDED, 10),  # employees; unemployed persons are exact
    Rule("12111-01", Status.PERTURBED),  # census 2011, method SAFE
    Rule("12111-07", Status.ROUNDED, 10),  # census 2011, sample of households
    Rule("1000A", Status.PERTURBED),  # census 2022, cell key
    Rule("2000S", Status.PERTURBED),
    # School statistics by the footnotes of their tables: each Land for itself. What the footnotes say of
    # Bremen and Niedersachsen holds for some of their numbers only.
    Rule("211", Status.ROUNDED, 3, land="01", since="2018"),
    Rule("211", Status.ROUNDED, 3, land="04", since="2018"),
    Rule("211", Status.ROUNDED, 3, land="15", since="2018"),
    Rule("211", Status.ROUNDED, 5, land="05", since="2019"),
    Rule("21121", Status.ROUNDED, 3, land="03", since="2018"),
)


def rules_of(table: str) -> tuple[Rule, ...]:
    """The rules that touch a table."""
    return tuple(rule for rule in RULES if table.startswith(rule.table))


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the text below a table says of the table. `stand` is ISO with time, or None."""

    licence: str = ""
    source: str = ""
    stand: str | None = None


def imprint(footer: str) -> Imprint:
    """Read licence, source and Stand out of a footer."""
    copyright_ = _COPYRIGHT.search(footer)
    return Imprint(
        licence=DL_DE_BY if _LICENCE.search(footer) else "",
        source=copyright_[1].strip() if copyright_ else "",
        stand=_stand(footer),
    )


def footnotes(footer: str) -> str:
    """The text below a table as it was meant to be read, without the line of underscores and the imprint."""
    lines = [line.strip().strip(";") for line in footer.replace('""', "\u0001").split("\n")]
    lines = [line.replace('"', "").replace("\u0001", '"') for line in lines]
    ends = [i for i, line in enumerate(lines) if line.startswith(("©", "(C)")) or _STAND_LINE.match(line)]
    kept = lines[: min(ends, default=len(lines))]
    return "\n".join(line for line in kept if not line.startswith("_____")).strip()


def statistic(table: str) -> str:
    """The number of the statistic that a table belongs to; all of the Regionalatlas is one."""
    return "99910" if table.startswith("AI") else table[:5]


def publisher(table: str) -> str:
    """Who publishes a table that does not say so itself."""
    return DESTATIS if re.fullmatch(r"\d{5}-\d{4}", table) else OFFICES


def portal(table: str) -> str:
    """The portal that offers a table, with its address."""
    if re.fullmatch(r"\d{5}-\d{4}", table):
        return "GENESIS-Online (www-genesis.destatis.de)"
    if re.fullmatch(r"\d{4}[A-Z]-\d{4}", table):
        return "Zensus-Datenbank (ergebnisse.zensus2022.de)"
    return "Regionaldatenbank (www.regionalstatistik.de)"


def _stand(footer: str) -> str | None:
    if found := list(_STAND.finditer(footer)):
        day, month, year, time = found[-1].groups()
        return f"{year}-{month}-{day}" + (f"T{time}" if time else "")
    if found := list(_STAND_ISO.finditer(footer)):
        day, time = found[-1].groups()
        return f"{day}T{time}" if time else str(day)
    return None

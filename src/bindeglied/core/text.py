"""German figures and dates as an office writes them: 87.508 · 4,7 % · 31.12.2024 · −2,3."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

THIN = "\u202f"  # narrow no-break space, before % and units
MINUS = "\u2212"
_LICENCES = {"dl-de/by-2-0": "Datenlizenz Deutschland – Namensnennung – Version 2.0"}
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
    "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


def rounded(value: float, decimals: int) -> Decimal:
    """Round as people do (half away from zero), on the shortest decimal text of the float."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def number(value: float, decimals: int = 0, *, sign: bool = False) -> str:
    """87508 -> '87.508'; -2.25 with one decimal -> '−2,3'; `sign` writes '+' too."""
    exact = rounded(value, decimals)
    digits = f"{abs(exact):,.{decimals}f}".replace(",", "_").replace(".", ",").replace("_", ".")
    if exact < 0:
        return MINUS + digits
    return ("+" if sign and exact > 0 else "") + digits


def quantity(value: float, unit: str, decimals: int = 0, *, sign: bool = False) -> str:
    """A figure with its unit after a narrow no-break space; no unit, no space."""
    text = number(value, decimals, sign=sign)
    return f"{text}{THIN}{unit}" if unit else text


def short_date(iso: str) -> str:
    """'2024-12-31' -> '31.12.2024', the winter '2023-10P6M' -> '2023/24'; what is none of them stays."""
    if len(iso) == 10 and iso[4] == iso[7] == "-":
        return f"{iso[8:]}.{iso[5:7]}.{iso[:4]}"
    if iso.endswith("-10P6M"):
        return f"{iso[:4]}/{(int(iso[:4]) + 1) % 100:02}"
    return iso


def long_date(iso: str) -> str:
    """'2024-12-31' -> '31. Dezember 2024'; a year stays a year."""
    if len(iso) == 10 and iso[4] == iso[7] == "-":
        day = date.fromisoformat(iso)
        return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
    return short_date(iso)


def licence(code: str) -> str:
    """The name of a licence by its short mark; what has no other name stays as it is."""
    return _LICENCES.get(code, code)

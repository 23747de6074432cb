"""Dates of official tables: reference days, years, school years, semesters."""

import re
from datetime import date, timedelta
from functools import lru_cache

_GERMAN = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PERIOD = re.compile(r"(?:18|19|20|21)\d\d(?:-(?:0[1-9]|1[0-2])(?:P\d{1,2}[DMY])?|-Q[1-4]|/\d\d)?")
_SEMESTER = re.compile(r"(WS|SS|Wintersemester|Sommersemester) (\d{4})(?:/\d{2,4})?")
_COUNTED = re.compile(r"[34]\d{4}", re.ASCII)
_IN_TEXT = re.compile(r"\b\d{2}\.\d{2}\.\d{4}\b")


@lru_cache(maxsize=4096)
def iso_date(text: str) -> str | None:
    """'31.12.2022' -> '2022-12-31'; ISO days, years and periods ('2023-10P6M') stay; None for no date."""
    text = text.strip()
    if match := _GERMAN.fullmatch(text):
        return _day(match[3], match[2], match[1])
    if match := _ISO.fullmatch(text):
        return _day(match[1], match[2], match[3])
    if match := _SEMESTER.fullmatch(text):
        return f"{match[2]}-10P6M" if match[1].startswith("W") else f"{match[2]}-04P6M"
    return text if _PERIOD.fullmatch(text) else None


def date_in(text: str) -> str | None:
    """The only reference day that a title names, None if it names none or several."""
    found = {iso_date(day) for day in _IN_TEXT.findall(text)} - {None}
    return found.pop() if len(found) == 1 else None


def counted_day(text: str) -> str | None:
    """The day (ISO) of a number of days as a spreadsheet counts them, from 1982 to 2036: '43465' -> '2018-12-31'."""
    if not _COUNTED.fullmatch(text.strip()):
        return None
    return (date(1899, 12, 30) + timedelta(int(text))).isoformat()


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None

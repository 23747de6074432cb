"""What the name of a file tells: the table, where the content does not name it, and when it was delivered."""

import re
from datetime import UTC, datetime

_TABLE = re.compile(
    r"(?<![0-9A-Za-z])("
    r"\d{5}-(?:\d{2}|[A-Z])-(?:\d{2}-)?\d{1,2}(?:-B)?"  # Regionaldatenbank: 12411-01-01-4, 12211-Z-11
    r"|AI-?[A-Z0-9]+(?:-\d{1,2})*"  # Regionalatlas: AI-N-01-2-5, AI002-1
    r"|\d{5}-\d{4}"  # GENESIS-Online: 12531-0043
    r"|\d{4}[A-Z]-\d{4}"  # census: 1000A-2022
    r")(?![0-9A-Za-z])"
)
_MILLISECONDS = re.compile(r"(?<!\d)(1[5-9]\d{11}|[2-3]\d{12})(?!\d)")


def table_in(name: str) -> str:
    """The code of a table in a file name, '' if there is none: '12411-01-01-4_de_flat (1).csv'."""
    match = _TABLE.search(_last(name).replace("_", " "))
    return match[1] if match else ""


def delivered_at(name: str) -> str | None:
    """The moment (ISO, UTC) that portals write into the name in milliseconds, None if there is none."""
    match = _MILLISECONDS.search(_last(name))
    if match is None:
        return None
    return datetime.fromtimestamp(int(match[1]) // 1000, UTC).isoformat()


def _last(name: str) -> str:
    return name.rsplit("/", 1)[-1]

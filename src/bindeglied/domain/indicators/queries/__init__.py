"""The first door of the gate: published series, read from the database alone."""

from bindeglied.domain.indicators.queries.chronicle import (
    chronicle,
    chronicle_between,
    entry_of,
    taken_out,
)
from bindeglied.domain.indicators.queries.derivation import derivation_of, official_row
from bindeglied.domain.indicators.queries.group import group_of
from bindeglied.domain.indicators.queries.overview import missing, overview
from bindeglied.domain.indicators.queries.series import (
    dates_of,
    published_at,
    published_breakdowns,
    published_many,
    published_series,
)
from bindeglied.domain.indicators.queries.statements import said, said_of

__all__ = ["chronicle", "chronicle_between", "dates_of", "derivation_of", "entry_of", "group_of", "missing", "official_row", "overview", "published_at", "published_breakdowns", "published_many",
           "published_series", "said", "said_of", "taken_out"]  # fmt: skip

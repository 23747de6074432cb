"""The indicators, as typed data; a new one is an entry in the module of its topic."""

from collections.abc import Collection, Mapping

from bindeglied.domain.indicators.catalogue import (
    ages,
    awaited,
    births,
    census,
    education,
    foreigners,
    livelihood,
    movement,
    moves,
    participation,
    population,
    protection,
    school,
    structure,
    work,
)
from bindeglied.domain.indicators.values import Indicator

_TOPICS = (
    population,
    foreigners,
    ages,
    births,
    movement,
    moves,
    structure,
    census,
    protection,
    participation,
    work,
    livelihood,
    school,
    education,
    awaited,
)

# By name, in the order in which pages list them.
INDICATORS: Mapping[str, Indicator] = {i.key: i for topic in _TOPICS for i in topic.INDICATORS}


def using(tables: Collection[str]) -> tuple[Indicator, ...]:
    """The indicators that are computed from any of the tables, in the order of the catalogue."""
    wanted = set(tables)
    return tuple(i for i in INDICATORS.values() if wanted.intersection(i.tables))

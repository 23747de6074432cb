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

_ALL = [indicator for topic in _TOPICS for indicator in topic.INDICATORS]
_FIELDS = list(dict.fromkeys(indicator.field for indicator in _ALL))

# By name, in the order in which pages list them: those of a field of action stand together.
INDICATORS: Mapping[str, Indicator] = {i.key: i for i in sorted(_ALL, key=lambda i: _FIELDS.index(i.field))}


def using(tables: Collection[str]) -> tuple[Indicator, ...]:
    """The indicators that are computed from any of the tables, in the order of the catalogue."""
    wanted = set(tables)
    return tuple(i for i in INDICATORS.values() if wanted.intersection(i.tables))

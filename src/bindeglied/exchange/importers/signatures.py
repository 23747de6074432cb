"""Which table a flat file without a telling name is: by what only that table holds.

A flat file says its statistic, its characteristics and its variables, but not its table.
"""

# (statistic, characteristics, variable, what the smallest regions are called) -> table. The Regionaldatenbank
# says 'Kreise und kreisfreie Städte', GENESIS-Online 'Kreise'.
_KNOWN = {
    ("12411", frozenset({"GES"}), "BEVSTD", "Kreise und kreisfreie Städte"): "12411-01-01-4",
    ("12411", frozenset({"GES"}), "BEVSTD", "Gemeinden"): "12411-01-01-5",
    ("13111", frozenset({"NAT", "GES"}), "ERW032", "Kreise und kreisfreie Städte"): "13111-01-03-4",
    ("12531", frozenset({"SCHST2", "GES", "STAAG5"}), "BEV030", "Kreise"): "12531-0043",
}


def table_of(
    statistic: str, dimensions: frozenset[str], variables: frozenset[str], regions: frozenset[str]
) -> str:
    """The code of the table, '' where the content does not tell it."""
    return next(
        (
            table
            for (of, parts, variable, region), table in _KNOWN.items()
            if of == statistic and parts == dimensions and variables == {variable} and region in regions
        ),
        "",
    )

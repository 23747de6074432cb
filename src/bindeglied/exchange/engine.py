"""The only reader and writer of stored cells.

A dataset is one immutable Parquet file, named by the SHA-256 of its bytes, with the columns table, date,
place, variable, `dim_<CODE>` per dimension, value, status, marker, quality, base. A dimension that a file
does not have counts as its total. Which of several deliveries of a cell holds is decided while reading:
the later one, cell by cell, in the order in which the files are given.

pyarrow and DuckDB are imported inside the functions: no web process reads or writes cells.
"""

# ruff: noqa: S608 (names are quoted by `_column` and `_quoted`, figures and codes are bound)

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bindeglied.analysis.status import RANKS, WITHOUT_NUMBER, Status
from bindeglied.core import files as content_files
from bindeglied.core import text
from bindeglied.domain.places import queries as places_queries
from bindeglied.domain.statistics.choices import STATUS_WORDS, TOTAL
from bindeglied.domain.statistics.values import Cell, CellFile, CellTable, Changes, StoredCells, SummedCell

ALL_PARTS = "*"  # in `where`: every category of the dimension but its total
_PLAIN = ("table", "date", "place", "variable")
_CONTENT = ("value", "status", "marker", "quality", "base")
_EXAMPLES = 5

__all__ = ["ALL_PARTS", "CellFile", "StoredCells", "SummedCell", "Sums", "compare", "places_in", "read_cells",
           "sum_cells", "write_dataset"]  # fmt: skip


def write_dataset(cells: CellTable, folder: Path) -> StoredCells:
    """Write `cells` into `folder`; equal cells of the same table give the same file.

    When this returns, the file is safe on disk under its name; a kill before leaves at most a hidden
    part file. ValueError if the columns are not of equal length.
    """
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    sink = pa.BufferOutputStream()
    # Statistics would cost as much as all the rest and skip nothing: a file is a single group of rows.
    pq.write_table(
        _arrow_table(cells),
        sink,
        compression="zstd",
        compression_level=1,
        write_statistics=False,
        store_schema=False,
    )
    kept = content_files.keep([sink.getvalue()], folder, name=lambda sha256: f"{sha256}.parquet")
    return StoredCells(kept.sha256, kept.path, len(cells))


def _arrow_table(cells: CellTable) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    columns = {
        "table": pa.DictionaryArray.from_arrays(
            pa.repeat(pa.scalar(0, pa.int8()), len(cells)), pa.array([cells.table])
        ),
        "date": _words(cells.date),
        "place": _words(cells.place),
        "variable": _words(cells.variable),
        **{f"dim_{code}": _words(cells.categories[code]) for code in sorted(cells.categories)},
        "value": _numbers(cells.value),
        "status": _words(cells.status),
        "marker": _words(cells.marker),
        "quality": _words(cells.quality),
        "base": _numbers(cells.base),
    }
    return pa.table(columns)


def _words(values: Any) -> Any:
    """A column of codes, each stored once."""
    import pyarrow as pa  # noqa: PLC0415

    column = values if isinstance(values, pa.Array | pa.ChunkedArray) else pa.array(values, pa.string())
    return column if pa.types.is_dictionary(column.type) else column.dictionary_encode()


def _numbers(values: Any) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    if isinstance(values, pa.Array | pa.ChunkedArray):
        return values.cast(pa.float64())
    return pa.array(values, pa.float64(), from_pandas=True)


def read_cells(
    files: Sequence[CellFile],
    *,
    where: Mapping[str, Collection[str]] | None = None,
    places: Collection[str] | None = None,
    dates: Collection[str] | None = None,
    variables: Collection[str] | None = None,
    others_total: bool = False,
) -> list[Cell]:
    """The current cells of `files` in order of date, place, variable and categories.

    `files` go from the earliest delivery to the latest; `where` keeps cells whose category of the
    dimension is among the codes (`ALL_PARTS`: any but the total); None means no condition, `others_total`
    that dimensions which `where` does not name stand at their total.
    """
    with _current(files, where or {}, places, dates, variables, others_total) as (connection, dimensions):
        order = "".join(f", {_column(d)}" for d in dimensions)
        columns = f"{_quoted(_PLAIN)}, {_quoted(_CONTENT)}{order}"
        asked = f'SELECT {columns} FROM current_cells ORDER BY date, place, variable{order}, "table"'
        rows = connection.execute(asked).fetchall()
    return [
        Cell(
            table, date, place, dict(zip(dimensions, codes, strict=True)), variable,
            value, Status(status), marker, quality, base,
        )
        for table, date, place, variable, value, status, marker, quality, base, *codes in rows
    ]  # fmt: skip


class Sums:
    """Sums over stored cells. Each table is read once, however often it is asked; a context manager.

    `knows` says of the key of a place whether anybody will ask for it; cells of other places are dropped early.
    """

    def __init__(self, knows: Callable[[str], bool] | None = None) -> None:
        self._knows = knows

    def __enter__(self) -> "Sums":
        self._opened = ExitStack()
        # Many small questions: a second thread would cost more than it brings.
        self._connection = self._opened.enter_context(_connection(threads=1))
        self._tables: dict[tuple[tuple[str, ...], ...], tuple[str, list[str]]] = {}
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    def of(
        self,
        files: Sequence[CellFile],
        *,
        variables: Collection[str],
        where: Mapping[str, Collection[str]],
        places: Collection[str] | None = None,
        dates: Collection[str] | None = None,
        by: Sequence[str] = (),
    ) -> list[SummedCell]:
        """Sums over the codes in `where`, one per place, date, variable and category of `by`, in that order.

        A dimension that neither names is taken at its total; `by` without codes in `where` gives all
        parts, its total left out. A sum with one cell that has no number has none either and carries its
        status: nothing is filled over a blank. Cells that were not delivered at all are not counted in
        `n`; whether that is allowed is for the caller to judge.
        """
        names = _names(files)
        table, dimensions = self._table(names, variables)
        if not set(by) <= set(dimensions):
            return []
        chosen = {**dict.fromkeys(by, (ALL_PARTS,)), **where}
        conditions, values = _conditions(dimensions, chosen, places, dates, None, True)
        keys = ", ".join(["place", "date", "variable", *(_column(d) for d in by)])
        several = sum(map(bool, names)) > 1
        deliveries = "list_sort(list(DISTINCT delivery))" if several else "[any_value(delivery)]"
        rows = self._connection.execute(
            f"""SELECT {keys}, max(CASE status {_RANK} END), fsum(value), count(*),
                       count(*) FILTER (value IS NULL AND status <> 'zero'),
                       count(*) FILTER (status = 'rounded'), max(base), {deliveries}
                FROM {table} {conditions} GROUP BY {keys} ORDER BY {keys}""",
            values,
        ).fetchall()
        return _summed(rows, by)

    def _table(self, names: Sequence[str], variables: Collection[str]) -> tuple[str, list[str]]:
        """Name and dimensions of the temporary table that holds the current cells."""
        key = (tuple(names), tuple(variables))
        if key not in self._tables:
            name = f"cells_{len(self._tables)}"
            dimensions = _dimensions(self._connection, names) if names else []
            conditions, values = _conditions(dimensions, {}, None, None, variables)
            _create_cells(self._connection, name, names, dimensions, conditions, values)
            if self._knows:
                keys = self._connection.execute(f"SELECT DISTINCT place FROM {name}").fetchall()
                drop = f"DELETE FROM {name} WHERE place IN (SELECT unnest(?::VARCHAR[]))"
                self._connection.execute(drop, [[key for (key,) in keys if not self._knows(key)]])
            self._tables[key] = (name, dimensions)
        return self._tables[key]


_BY_RANK = tuple(RANKS)
_RANK = " ".join(f"WHEN '{status}' THEN {rank}" for status, rank in RANKS.items())


def _summed(rows: Sequence[tuple[Any, ...]], by: Sequence[str]) -> list[SummedCell]:
    found = []
    shared: dict[tuple[str, ...], dict[str, str]] = {}  # one mapping for all cells of a category
    plain = (0,)
    for place, date, variable, *codes, rank, total, n, blanks, n_rounded, base, deliveries in rows:
        status = _BY_RANK[rank]
        value = None if blanks or status in WITHOUT_NUMBER else (total or 0.0)
        key = tuple(codes)
        categories = shared.get(key)
        if categories is None:
            categories = shared[key] = dict(zip(by, codes, strict=True))
        origin = plain if deliveries == [0] else tuple(deliveries)
        found.append(SummedCell(place, date, variable, value, status, n, n_rounded, base, origin, categories))
    return found


def sum_cells(
    files: Sequence[CellFile],
    *,
    variables: Collection[str],
    where: Mapping[str, Collection[str]],
    places: Collection[str] | None = None,
    dates: Collection[str] | None = None,
    by: Sequence[str] = (),
) -> list[SummedCell]:
    """One question to `Sums`."""
    with Sums() as sums:
        return sums.of(files, variables=variables, where=where, places=places, dates=dates, by=by)


def compare(candidate: Path, current: Sequence[CellFile], *, delivered_at: str | None = None) -> Changes:
    """What storing `candidate` (delivered at that time, None: now) would do to the current cells.

    Equal figures are no change, whichever delivery is the later one.
    """
    with _connection() as connection:
        stored = _names(current)
        dimensions = _dimensions(connection, [str(candidate), *stored])
        _create_cells(connection, "candidate", [str(candidate)], dimensions)
        if not stored:
            count = connection.execute("SELECT count(*) FROM candidate").fetchone()[0]
            return Changes(new=count, replaced=0, unchanged=0, outdated=0)
        _create_cells(connection, "stored", stored, dimensions)
        later = [
            str(i)
            for i, file in enumerate(current)
            if delivered_at is not None and file.delivered_at > delivered_at
        ]
        keys = ("table", "date", "place", "variable", *(f"dim_{d}" for d in dimensions))
        connection.execute(
            f"""CREATE TEMP TABLE met AS
                SELECT c.date, c.place, s.value AS old_value, s.status AS old_status, c.value, c.status, CASE
                  WHEN s.status IS NULL THEN 'new'
                  WHEN s.value IS NOT DISTINCT FROM c.value AND s.status = c.status THEN 'unchanged'
                  WHEN s.delivery IN ({", ".join(later) or "-1"}) THEN 'outdated' ELSE 'replaced' END AS kind
                FROM candidate c LEFT JOIN stored s USING ({_quoted(keys)})"""
        )
        counts = dict(connection.execute("SELECT kind, count(*) FROM met GROUP BY kind").fetchall())
        examples = connection.execute(
            "SELECT place, date, old_value, old_status, value, status FROM met WHERE kind = 'replaced' "
            f"ORDER BY date DESC, place, old_value DESC LIMIT {_EXAMPLES}"
        ).fetchall()
    return Changes(
        new=counts.get("new", 0),
        replaced=counts.get("replaced", 0),
        unchanged=counts.get("unchanged", 0),
        outdated=counts.get("outdated", 0),
        examples=tuple(_example(*row) for row in examples),
    )


def _example(
    place: str, date: str, old: float | None, old_status: str, new: float | None, status: str
) -> str:
    before, after = (
        STATUS_WORDS[Status(s)] if v is None else text.number(v, 0 if v == int(v) else 1)
        for v, s in ((old, old_status), (new, status))
    )
    return f"{places_queries.name_of(place)}, {text.short_date(date)}: {before} → {after}"


def places_in(path: Path) -> list[str]:
    """Keys of all places that a dataset has rows of, in order."""
    with _connection() as connection:
        rows = connection.execute("SELECT DISTINCT place FROM read_parquet(?) ORDER BY 1", [str(path)])
        return [key for (key,) in rows.fetchall()]


@contextmanager
def _current(
    files: Sequence[CellFile],
    where: Mapping[str, Collection[str]],
    places: Collection[str] | None,
    dates: Collection[str] | None,
    variables: Collection[str] | None,
    others_total: bool,
) -> Iterator[tuple[Any, list[str]]]:
    """A connection in which the table `current_cells` holds what is asked, and its dimensions."""
    with _connection() as connection:
        names = _names(files)
        dimensions = _dimensions(connection, names) if names else []
        _create_cells(connection, "current_cells", names, dimensions,
                      *_conditions(dimensions, where, places, dates, variables, others_total))  # fmt: skip
        yield connection, dimensions


def _conditions(
    dimensions: Sequence[str],
    where: Mapping[str, Collection[str]],
    places: Collection[str] | None,
    dates: Collection[str] | None,
    variables: Collection[str] | None,
    others_total: bool = False,
) -> tuple[str, list[str]]:
    """A WHERE clause (or nothing) and what it binds; `others_total`: dimensions not named stand at their total."""
    conditions: list[str] = []
    values: list[str] = []
    for column, wanted in (("place", places), ("date", dates), ("variable", variables)):
        if wanted is not None:
            conditions.append(f"{column} IN ({', '.join('?' * len(wanted)) or 'NULL'})")
            values += wanted
    for code in [*dimensions, *(set(where) - set(dimensions))]:
        wanted = where.get(code, (TOTAL,) if others_total else None)
        if wanted is not None:
            conditions.append(_chosen(code if code in dimensions else None, wanted, values))
    return (f"WHERE {' AND '.join(conditions)}" if conditions else ""), values


def _names(files: Sequence[CellFile]) -> list[str]:
    """Names in the order given, empty where the same file is delivered again further on.

    The later delivery of a file overrides whatever came in between, so the earlier one adds nothing.
    """
    names = [str(f.path) for f in files]
    return [name if name not in names[i + 1 :] else "" for i, name in enumerate(names)]


def _chosen(code: str | None, wanted: Collection[str], values: list[str]) -> str:
    """The condition on one dimension; one that no file has stands at its total everywhere."""
    column = f"coalesce({_column(code)}, '{TOTAL}')" if code is not None else f"'{TOTAL}'"
    if ALL_PARTS in wanted:
        return f"{column} <> '{TOTAL}'"
    values += wanted
    return f"{column} IN ({', '.join('?' * len(wanted)) or 'NULL'})"


def _create_cells(
    connection: Any, name: str, files: Sequence[str], dimensions: Sequence[str],
    filters: str = "", values: Sequence[str] = (),
) -> None:  # fmt: skip
    """The current ones among the cells of `files` (see `_names`) as temporary table `name`."""
    if not files:
        columns = ", ".join(f'"{c}" VARCHAR' for c in (*_PLAIN, "status", "marker", "quality"))
        connection.execute(
            f"CREATE TEMP TABLE {name} ({columns}, value DOUBLE, base DOUBLE, delivery BIGINT)"
        )
        return
    # Pushed into the scan: conditions stand on columns of the cell's identity only, so that what they
    # drop could not have overridden anything that stays.
    dims = "".join(f", coalesce({_column(d)}, '{TOTAL}') AS {_column(d)}" for d in dimensions)
    identity = _quoted((*_PLAIN, *(f"dim_{d}" for d in dimensions)))
    read = [f for f in files if f]
    newest = (
        f"QUALIFY row_number() OVER (PARTITION BY {identity} ORDER BY delivery DESC) = 1"
        if len(read) > 1
        else ""
    )
    connection.execute(
        f"""CREATE TEMP TABLE {name} AS
            WITH scanned AS (
              SELECT {_quoted(_PLAIN)}{dims}, {_quoted(_CONTENT)},
                     list_position(?, filename) - 1 AS delivery
              FROM read_parquet(?, union_by_name = true, filename = true) {filters})
            SELECT * FROM scanned {newest}""",
        [list(files), read, *values],
    )


def _dimensions(connection: Any, files: Sequence[str]) -> list[str]:
    """Codes of all dimensions that any of the files has, in order."""
    described = connection.execute(
        "DESCRIBE SELECT * FROM read_parquet(?, union_by_name = true)", [[f for f in files if f]]
    ).fetchall()
    return sorted(row[0].removeprefix("dim_") for row in described if row[0].startswith("dim_"))


@contextmanager
def _connection(threads: int = 2) -> Iterator[Any]:
    import duckdb  # noqa: PLC0415

    # Nothing is fetched from a network; two threads, because the task process has company.
    settings: dict[str, Any] = {"autoinstall_known_extensions": "false", "threads": str(threads)}
    connection = duckdb.connect(":memory:", config=settings)
    try:
        yield connection
    finally:
        connection.close()


def _column(dimension: str) -> str:
    return '"' + f"dim_{dimension}".replace('"', '""') + '"'


def _quoted(columns: Sequence[str]) -> str:
    return ", ".join('"' + c.replace('"', '""') + '"' for c in columns)

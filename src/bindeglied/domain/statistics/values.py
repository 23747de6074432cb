"""Values that travel between importers, the engine, jobs, pages and the command line."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from bindeglied.analysis.status import Status


@dataclass(frozen=True, slots=True)
class Dimension:
    """A breakdown of a table by its GENESIS code; `labels` maps category code to German label."""

    code: str
    label: str
    categories: int
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Variable:
    """What is counted (German: Wertmerkmal)."""

    code: str
    label: str
    unit: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something odd about a file that does not keep it from being stored."""

    code: str
    message: str  # German, ready to show
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """What one table of a file is, before anything is stored: the object of `inspect --json`.

    `file` is the name as the person knows it, for a table in a ZIP 'outer.zip/inner.csv'.
    `delivered_at` (ISO) orders deliveries of the same cell: the file's own Stand, else the time in
    the inner file name, else None (time of import). `footnotes` is the text below the table.
    `error` is a German message when the file cannot be stored; the other fields may then be empty.
    """

    file: str
    layout: str
    encoding: str = ""
    table: str = ""
    statistic: str = ""
    title: str = ""
    dates: tuple[str, ...] = ()
    places: Mapping[str, int] = field(default_factory=dict)
    dimensions: tuple[Dimension, ...] = ()
    variables: tuple[Variable, ...] = ()
    observations: int = 0
    markers: Mapping[str, int] = field(default_factory=dict)
    quality: Mapping[str, int] = field(default_factory=dict)
    licence: str = ""
    stand: str | None = None
    delivered_at: str | None = None
    footnotes: str = ""
    source: str = ""  # 'Statistische Ämter des Bundes und der Länder', 'Statistisches Bundesamt (Destatis)'
    warnings: tuple[Notice, ...] = ()
    census_bases: Mapping[str, str] = field(default_factory=dict)  # date -> '1987', '2011', '2022', ''
    error: str | None = None

    def as_json(self) -> dict[str, Any]:
        """All fields as plain JSON values, to rest in the preview row."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Recognised":
        """Rebuild what `as_json` wrote."""
        return cls(
            **{
                **data,
                "dates": tuple(data["dates"]),
                "dimensions": tuple(Dimension(**d) for d in data["dimensions"]),
                "variables": tuple(Variable(**v) for v in data["variables"]),
                "warnings": tuple(Notice(**n) for n in data["warnings"]),
            }
        )


@dataclass(frozen=True, slots=True)
class CellTable:
    """The cells of one table in columns of equal length, as an importer yields them.

    Keys of `categories` are dimension codes, their values category codes with `TOTAL` for totals.
    `value` is None where `marker` or `status` says why. `base` is the rounding base or None.
    Every column may be any sequence, a numpy array or a pyarrow array included.
    """

    table: str
    date: Sequence[str]
    place: Sequence[str]
    variable: Sequence[str]
    categories: Mapping[str, Sequence[str]]
    value: Sequence[float | None]
    status: Sequence[str]
    marker: Sequence[str]
    quality: Sequence[str]
    base: Sequence[float | None]

    def __len__(self) -> int:
        return len(self.value)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an importer makes of one table: its description and, unless it has an error, its cells."""

    recognised: Recognised
    cells: CellTable | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One stored observation; the object of `observations --format json`."""

    table: str
    date: str
    place: str
    categories: Mapping[str, str]
    variable: str
    value: float | None
    status: Status
    marker: str
    quality: str
    base: float | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What storing a table would do to the cells that are current now."""

    new: int
    replaced: int
    unchanged: int
    outdated: int  # older than what is stored: kept as superseded, changes nothing
    examples: tuple[str, ...] = ()  # up to five German lines 'Altenburger Land, 31.12.2024: 87.508 → 87.509'


@dataclass(frozen=True, slots=True)
class StoredCells:
    """Where the cells of one table rest: a Parquet file named by the SHA-256 of its bytes."""

    sha256: str
    path: Path
    rows: int


@dataclass(frozen=True, slots=True)
class CellFile:
    """Stored cells as the engine reads them. `delivered_at` (ISO) is the age of the delivery."""

    path: Path
    delivered_at: str


class SummedCell(NamedTuple):
    """The sum of `n` cells of one place, date and variable, and of `categories` where asked by dimension.

    `value` is None when one of the cells has no number; `status` is the strictest of all.
    `n_rounded` cells were rounded, to `base` at the most. `deliveries` are the positions (in the files
    given) of the deliveries that the cells come from. A tuple, because a computation makes very many.
    """

    place: str
    date: str
    variable: str
    value: float | None
    status: Status
    n: int
    n_rounded: int
    base: float | None
    deliveries: tuple[int, ...]
    categories: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PreparedTable:
    """One table of a file of an import, as its preview keeps it.

    `cells_sha256` names the staged dataset of `rows` cells, None where the table cannot be stored.
    `own_place` says that the workspace's place has rows, `gone_places` counts places that no longer
    exist; both are facts for the preview. `changes` is None until they were counted.
    """

    recognised: Recognised
    cells_sha256: str | None = None
    rows: int = 0
    changes: Changes | None = None
    own_place: bool = False
    gone_places: int = 0

    def as_json(self) -> dict[str, Any]:
        """All fields as plain JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "PreparedTable":
        """Rebuild what `as_json` wrote."""
        changes = data["changes"]
        return cls(
            **{
                **data,
                "recognised": Recognised.from_json(data["recognised"]),
                "changes": changes and Changes(**{**changes, "examples": tuple(changes["examples"])}),
            }
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """By which rule figures of one origin leave a workspace. `sentence` says it in plain German."""

    origin: str
    name: str
    minimum: int
    source: str
    sentence: str
    valid_from: str | None = None

    def as_json(self) -> dict[str, Any]:
        """All fields as plain JSON values, to rest with a release."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class SheetText:
    """A sheet as text from its first field on; `rows` are of one length, `height` counts all rows of the file.

    Texts of merged fields stand in each of them. `rows` may be fewer than `height`.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    height: int

    def as_json(self) -> dict[str, Any]:
        """All fields as plain JSON values, to rest with the file of an import."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "SheetText":
        """Rebuild what `as_json` wrote."""
        return cls(data["name"], tuple(tuple(row) for row in data["rows"]), data["height"])


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column of figures, counted from 1; `date` where the head of the column names one ('2024')."""

    column: int
    name: str
    unit: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """How an own table is read. Rows and columns are counted from 1, 0 stands for none.

    `last` 0: up to the first blank row or note. `place` and `date` hold where there is no such column.
    `totals`: rows of totals are left out ('leave') or kept ('take'), those over places as `total_place`.
    `chosen` maps names as written to keys, '' leaves the row out. `zeros`, `units`, `points`, `serials`:
    repairs that a person agreed to (lost leading zeros, text behind numbers, points for thousands, days
    counted from 1900). `land` is the key of the place within whose Land and district names are looked up first.
    """

    sheet: str = ""
    head: int = 1
    first: int = 2
    last: int = 0
    place_column: int = 0
    place: str = ""
    date_column: int = 0
    date: str = ""
    figures: tuple[FigureColumn, ...] = ()
    categories: tuple[tuple[int, str], ...] = ()
    totals: str = "leave"
    total_place: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    zeros: bool = False
    units: bool = False
    points: bool = False
    serials: bool = False
    land: str = ""

    def as_json(self) -> dict[str, Any]:
        """All fields as plain JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "SheetMapping":
        """Rebuild what `as_json` wrote."""
        return cls(
            **{
                **data,
                "figures": tuple(FigureColumn(**f) for f in data["figures"]),
                "categories": tuple((column, label) for column, label in data["categories"]),
            }
        )


@dataclass(frozen=True, slots=True)
class OwnTable:
    """What a person says of an own table; `universe` is who is counted, `origin` decides the rule."""

    table: str
    title: str
    universe: str
    source: str
    origin: str

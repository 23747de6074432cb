"""From a mapped sheet to an `Imported`, as all importers yield it."""

from pathlib import Path

from django.utils.translation import gettext

from bindeglied.core import text
from bindeglied.domain.statistics.choices import MARKER_WORDS, TOTAL, Layout
from bindeglied.domain.statistics.values import (
    CellTable,
    Dimension,
    Imported,
    Notice,
    OwnTable,
    Recognised,
    SheetMapping,
    SheetText,
    Variable,
)
from bindeglied.exchange.importers import keys, own_table, sheets
from bindeglied.exchange.importers.errors import BadFile, shown
from bindeglied.exchange.importers.own_table import MARKERS, Reading

_SHOWN = 3  # faults that are named one by one


def read(path: Path, name: str, mapping: SheetMapping, own: OwnTable) -> Imported:
    """The cells of the mapped sheet of a file; described by its error where they cannot be stored."""
    try:
        found = own_table.read(_sheet(path, mapping), mapping)
        if not found.complete:
            raise BadFile(_faults(found))
    except BadFile as error:
        refused = Recognised(
            file=name, layout=Layout.OWN_TABLE, table=own.table, title=own.title, error=error.message
        )
        return Imported(refused, None)
    return Imported(_recognised(name, mapping, own, found), _cells(own.table, found))


def _sheet(path: Path, mapping: SheetMapping) -> SheetText:
    for sheet in sheets.read(path):
        if sheet.name == mapping.sheet:
            return sheet
    raise BadFile(gettext("The workbook has no sheet “%(name)s”.") % {"name": shown(mapping.sheet)})


def _faults(found: Reading) -> str:
    """The first faults in one message."""
    said = [d.message for d in found.doubts if d.kind != "hint"]
    words = gettext("Row %(row)s: the place “%(name)s” is not known.")
    said += [words % {"row": row, "name": shown(name)} for name, row in found.unknown.items()]
    return " ".join([*said[:_SHOWN], *(["…"] if len(said) > _SHOWN else [])])


def _recognised(name: str, mapping: SheetMapping, own: OwnTable, found: Reading) -> Recognised:
    variables = {own_table.code_of(f.name): f for f in mapping.figures}
    used = {cell.variable for cell in found.cells}
    signs = [MARKERS.get(cell.status, "") for cell in found.cells]
    levels = dict.fromkeys(("country", "state", "region", "district", "municipality", "other"), 0)
    for key in {cell.place for cell in found.cells}:
        levels[keys.level_of(key).value] += 1
    codes = [own_table.code_of(label) for _, label in mapping.categories]
    hints = tuple(Notice("own_table", d.message, d.row or None) for d in found.doubts)
    if found.blanks:
        words = gettext("%(count)s fields for figures are blank. They are not stored.")
        hints += (Notice("blank_fields", words % {"count": text.number(found.blanks)}),)
    return Recognised(
        file=name,
        layout=Layout.OWN_TABLE,
        table=own.table,
        title=shown(own.title, 400),
        dates=tuple(sorted({cell.date for cell in found.cells})),
        places=levels,
        dimensions=tuple(
            Dimension(
                code, label, len({dict(c.categories)[code] for c in found.cells}), found.labels.get(code, {})
            )
            for code, (_, label) in zip(codes, mapping.categories, strict=True)
        ),
        variables=tuple(Variable(c, f.name, f.unit) for c, f in variables.items() if c in used),
        observations=len(found.cells),
        markers={sign: signs.count(sign) for sign in MARKER_WORDS},
        source=shown(own.source, 200),
        warnings=hints,
    )


def _cells(table: str, found: Reading) -> CellTable:
    import pyarrow as pa  # noqa: PLC0415

    def words(values: list[str]) -> pa.DictionaryArray:
        return pa.array(values, pa.string()).dictionary_encode()

    cells = found.cells
    codes = sorted({code for cell in cells for code, _ in cell.categories})
    return CellTable(
        table=table,
        date=words([c.date for c in cells]),
        place=words([c.place for c in cells]),
        variable=words([c.variable for c in cells]),
        categories={code: words([dict(c.categories).get(code, TOTAL) for c in cells]) for code in codes},
        value=pa.array([c.value for c in cells], pa.float64()),
        status=words([c.status.value for c in cells]),
        marker=words([MARKERS.get(c.status, "") for c in cells]),
        quality=words([""] * len(cells)),
        base=pa.array([None] * len(cells), pa.float64()),
    )

"""Own tables: map a sheet, have it read like any other file, know it again next year."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from bindeglied.domain.statistics import actions, queries
from bindeglied.domain.statistics.models import DataImport, ImportFile, TableMapping
from bindeglied.domain.statistics.values import OwnTable, SheetMapping, SheetText
from bindeglied.exchange.importers import own_guess, own_places, own_table
from bindeglied.exchange.importers.own_table import OwnCell, Reading, code_of, letter
from bindeglied.jobs import imports, queue

__all__ = [
    "Known", "OwnCell", "Reading", "begin", "code_of", "key_of", "known_again", "letter", "proposal",
    "proposal_for", "reading",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """A head that is known again: the table it was, and how this file would be read."""

    table: TableMapping
    mapping: SheetMapping


def begin(
    *, by: Any, file: ImportFile, mapping: SheetMapping, own: OwnTable, shared: bool = False
) -> DataImport:
    """Remember how a file is read and have it looked at; its preview is that of any import."""
    sheet = next(s for s in queries.sheets_of(file) if s.name == mapping.sheet)
    with transaction.atomic():
        data_import = actions.map_file(
            by=by, file=file, mapping=mapping, own=own, shared=shared,
            signature=own_guess.signature(sheet, mapping),
        )  # fmt: skip
        queue.put(imports.inspect, import_id=data_import.pk)
    return data_import


def proposal(file: ImportFile, land: str) -> SheetMapping:
    """What probably stands where in a file; a person confirms or changes it."""
    return own_guess.propose(queries.sheets_of(file), file.name, land)


def proposal_for(sheet: SheetText, name: str, land: str) -> SheetMapping:
    """The same for one of its sheets."""
    return own_guess.propose([sheet], name, land)


def key_of(written: str, land: str) -> str:
    """The key of a place written as a key, a name or both ('16077001 Altenburg'), '' where it is not certain."""
    key, _, name = written.strip().partition(" ")
    return own_places.place_of(key if key.isdigit() and name[:1].isalpha() else written.strip(), land) or ""


def reading(sheet: SheetText, mapping: SheetMapping) -> Reading:
    """What a mapping makes of the beginning of a sheet."""
    return own_table.read(sheet, mapping)


def known_again(file: ImportFile, tables: Sequence[TableMapping], home: str = "") -> Known | None:
    """The first of the tables whose head stands in a file; names of places are looked up near `home`."""
    sheets = queries.sheets_of(file)
    for table in tables:
        mapping = SheetMapping.from_json(table.mapping)
        if moved := own_guess.known_again(sheets, file.name, mapping, table.signature):
            return Known(table, dataclasses.replace(moved, land=home or moved.land))
    return None

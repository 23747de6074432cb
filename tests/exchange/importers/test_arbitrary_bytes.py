"""Whatever the bytes are: an answer in German or a whole table, never a traceback."""

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bindeglied.exchange.importers import recognise
from tests.exchange.importers.samples import (
    LAENDER,
    POPULATION,
    REGISTER_EN,
    UNEMPLOYED,
    flat_new,
    flat_old,
    write,
)
from tests.exchange.importers.test_archives import packed
from tests.exchange.importers.test_ba_csv import EMPLOYEES
from tests.exchange.importers.test_genesis_json import document
from tests.exchange.importers.test_gv100ad import BODY, DIRECTORY, HEAD, directory
from tests.exchange.importers.test_inkar import INKAR
from tests.exchange.importers.test_migration_regions import ALTENBURG, JENA, edition, records
from tests.exchange.importers.workbook_samples import workbook

GOOD = [
    POPULATION.encode(),
    POPULATION.encode("cp1252"),
    UNEMPLOYED.encode("cp1252"),
    REGISTER_EN.encode(),
    LAENDER.encode(),
    flat_new().encode(),
    flat_old().encode(),
    packed(("12411-01-01-4.csv", flat_new().encode())),
    workbook(),
    document().encode(),
    INKAR.encode(),
    EMPLOYEES.encode(),
    DIRECTORY.encode(),
    directory(HEAD + BODY),
    edition("2018", JENA, ALTENBURG).encode(),
    json.dumps(records(edition("2022", JENA))).encode(),
]
NAMES = st.sampled_from(["12411-01-01-4.csv", "x.zip", "ohne", "13211-02-05-4.csv", "12521-0008.json"])
QUICK = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def answered(folder: Path, content: bytes, name: str) -> None:
    found = list(recognise.read(write(folder, content, "file"), name))
    assert found
    for imported in found:
        recognised = imported.recognised
        assert recognised.file.startswith(name)
        assert (imported.cells is None) == (recognised.error is not None)
        if imported.cells is None:
            assert "%(" not in recognised.error
        else:
            assert 0 < len(imported.cells) <= recognised.observations
            assert "" not in recognised.dates


@QUICK
@given(content=st.binary(max_size=400), name=NAMES)
def test_arbitrary_bytes(content: bytes, name: str, tmp_path: Path) -> None:
    answered(tmp_path, content, name)


@QUICK
@given(
    start=st.sampled_from([b"GENESIS-Tabelle: 12411-01-01-4\n", b"Tabelle: 1-1\n", b"PK\x03\x04", b"{", b"<", b"Statistik_Code;", b"statistics_code;value_unit;"]),
    rest=st.text(st.sampled_from(list('abZ019;;;;\n\n\n"_,.-xä\t\r')), max_size=400),
    name=NAMES,
)  # fmt: skip
def test_arbitrary_text_after_a_known_beginning(start: bytes, rest: str, name: str, tmp_path: Path) -> None:
    answered(tmp_path, start + rest.encode(), name)


@QUICK
@given(data=st.data(), content=st.sampled_from(GOOD), name=NAMES)
def test_small_files_with_changes(data: st.DataObject, content: bytes, name: str, tmp_path: Path) -> None:
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed)))
        length = data.draw(st.sampled_from([0, 1, 1, 2, 5, 40]))
        piece = data.draw(
            st.one_of(
                st.binary(max_size=4),
                st.sampled_from(
                    [b";", b"\n", b'"', b";;", b"-", b"16077", b"31.12.2018", b"\r", b"\xef\xbb\xbf"]
                ),
            )
        )
        changed[at : at + length] = piece
    answered(tmp_path, bytes(changed), name)


@QUICK
@given(data=st.data(), content=st.sampled_from([g for g in GOOD if not g.startswith(b"PK")]))
def test_lines_taken_out_or_doubled(data: st.DataObject, content: bytes, tmp_path: Path) -> None:
    lines = content.split(b"\n")
    chosen = data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=1, max_size=2 * len(lines)))
    if data.draw(st.booleans()):
        chosen = sorted(chosen)
    answered(tmp_path, b"\n".join(lines[i] for i in chosen), "12411-01-01-4.csv")

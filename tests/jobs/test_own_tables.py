"""A sheet of one's own: dropped, mapped, stored, released, and known again next year."""

import dataclasses
import io

import pytest
import xlsxwriter

from bindeglied.core.errors import NotAllowed, NotFound, Refused
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models import Membership, User, Workspace
from bindeglied.domain.statistics import queries
from bindeglied.domain.statistics.choices import ImportState, Layout, Origin
from bindeglied.domain.statistics.models import DataImport, Dataset, ImportFile, TableMapping
from bindeglied.domain.statistics.values import OwnTable, SheetMapping
from bindeglied.exchange import engine
from bindeglied.jobs import imports, own_tables, queue, releases
from tests.factories.statistics import document

pytestmark = pytest.mark.django_db

OWN = OwnTable("", "Kinder in Kitas", "Kinder mit Platz am Stichtag", "Jugendamt", Origin.OWN)
ROWS = (
    ("Kinder in Kitas", ""), ("Ort", "Kinder 2024"), ("Jena", 120), ("Suhl", 3), ("Insgesamt", 123),
)  # fmt: skip


@pytest.fixture
def workspace() -> Workspace:
    return Workspace.objects.create(key="jena", name="Jena", place_key="16053")


@pytest.fixture
def other_workspace() -> Workspace:
    return Workspace.objects.create(key="suhl", name="Suhl", place_key="16054")


def member(workspace: Workspace, role: str) -> User:
    user = User.objects.create(email=f"{role}.{workspace.key}@example.org")
    Membership.objects.create(user=user, workspace=workspace, role=role)
    return user


@pytest.fixture
def manager(workspace: Workspace) -> User:
    return member(workspace, Role.INTEGRATION_MANAGER)


def workbook(rows=ROWS) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("Kitas")
        for y, row in enumerate(rows):
            page.write_row(y, 0, row)
    return out.getvalue()


def dropped(by: User, workspace: Workspace, content: bytes, name: str = "kita_2024.xlsx") -> ImportFile:
    """The file as an import of official tables left it: refused, its sheets kept."""
    begun = imports.begin(
        by=by, workspace=workspace, documents=[document(content, name=name, workspace=workspace)]
    )
    queue.run_all()
    begun.refresh_from_db()
    assert queries.import_preview(begun).files[0].kind == "unreadable"
    [file] = queries.mappable_files(begun)
    return queries.file_to_map(begun, file.pk)


def mapped(by: User, file: ImportFile, mapping: SheetMapping | None = None, **options) -> DataImport:
    begun = own_tables.begin(
        by=by, file=file, mapping=mapping or own_tables.proposal(file, "16"), own=OWN, **options
    )
    queue.run_all()
    return DataImport.objects.get(pk=begun.pk)


def test_dropped_mapped_stored_released_and_known_next_year(manager, workspace) -> None:
    data_import = mapped(manager, dropped(manager, workspace, workbook()))
    [card] = queries.import_preview(data_import).files
    assert (card.kind, card.table_code, card.title) == (
        "clean",
        "eigen-kinder-in-kitas",
        "Kinder in Kitas, 2024",
    )
    assert not Dataset.objects.exists()

    imports.confirm(by=manager, data_import=data_import)
    queue.run_all()
    [dataset] = Dataset.objects.all()
    assert (dataset.workspace, dataset.origin, dataset.layout) == (workspace, Origin.OWN, Layout.OWN_TABLE)
    cells = engine.read_cells(queries.cell_files(dataset.table, workspace))
    assert {(c.place, c.date): c.value for c in cells} == {("16053", "2024"): 120, ("16054", "2024"): 3}

    assert queries.published_table(dataset.table, workspace=workspace) is None
    releases.ask(by=manager, workspace=workspace, table=dataset.table)
    queue.run_all()
    published = queries.published_table(dataset.table, workspace=workspace)
    assert {c.place: c.value for c in published.cells} == {"16053": 120, "16054": None}

    new = workbook((("Kinder in Kitas", ""), ("Ort", "Kinder 2025"), ("Jena", 130), ("Suhl", 6)))
    file = dropped(manager, workspace, new, "kita_2025.xlsx")
    known = own_tables.known_again(file, queries.known_mappings(workspace))
    assert known is not None
    assert known.table.table == dataset.table
    again = mapped(manager, file, known.mapping)
    imports.confirm(by=manager, data_import=again)
    queue.run_all()
    assert TableMapping.objects.count() == 1
    assert [row.dates for row in queries.datasets_of(dataset.table, workspace)] == [["2024"], ["2025"]]

    again.refresh_from_db()
    imports.undo(by=manager, data_import=again)
    assert [row.dates for row in queries.datasets_of(dataset.table, workspace)] == [["2024"]]


def test_mapping_with_a_doubt_stores_nothing_and_says_the_row(manager, workspace) -> None:
    file = dropped(manager, workspace, workbook((*ROWS[:3], ("Lobeda", 7))))
    data_import = mapped(manager, file)
    assert (
        "Zeile 4: Der Ort „Lobeda“ ist nicht bekannt." in queries.import_preview(data_import).files[0].error
    )
    with pytest.raises(Refused):
        imports.confirm(by=manager, data_import=data_import)
    assert data_import.state == ImportState.INSPECTED


def test_file_that_is_no_sheet_is_not_offered(manager, workspace) -> None:
    begun = imports.begin(
        by=manager, workspace=workspace, documents=[document(b"nur Text", name="a.csv", workspace=workspace)]
    )
    queue.run_all()
    begun.refresh_from_db()
    assert queries.mappable_files(begun) == []


def test_description_is_asked_for_before_anything_is_read(manager, workspace) -> None:
    file = dropped(manager, workspace, workbook())
    for missing in ("title", "universe", "source"):
        with pytest.raises(Refused, match="wie die Tabelle heißt"):
            own_tables.begin(
                by=manager, file=file, mapping=own_tables.proposal(file, "16"),
                own=dataclasses.replace(OWN, **{missing: " "}),
            )  # fmt: skip
    assert not TableMapping.objects.exists()


def test_only_the_team_of_the_workspace_maps(manager, workspace, other_workspace) -> None:
    file = dropped(manager, workspace, workbook())
    others = [
        member(workspace, Role.DEPARTMENT_CONTACT), member(other_workspace, Role.INTEGRATION_MANAGER),
        User.objects.create(email="fremd@example.org"),
    ]  # fmt: skip
    for user in others:
        with pytest.raises(NotAllowed):
            mapped(user, file)
    assert not TableMapping.objects.exists()


def test_mapping_is_shared_only_when_wanted_and_the_table_stays_apart(
    manager, workspace, other_workspace
) -> None:
    neighbour = member(other_workspace, Role.INTEGRATION_MANAGER)
    file = dropped(manager, workspace, workbook())
    theirs = dropped(neighbour, other_workspace, workbook())
    mapped(manager, file)
    assert own_tables.known_again(theirs, queries.known_mappings(other_workspace)) is None
    mapped(manager, file, shared=True)
    known = own_tables.known_again(theirs, queries.known_mappings(other_workspace))
    assert known is not None
    mapped(neighbour, theirs, known.mapping)
    assert set(TableMapping.objects.values_list("workspace__key", "table")) == {
        ("jena", "eigen-kinder-in-kitas"), ("suhl", "eigen-kinder-in-kitas"),
    }  # fmt: skip
    with pytest.raises(NotFound):
        queries.own_table(other_workspace, "eigen-nichts")


def test_two_tables_of_one_title_get_two_codes(manager, workspace) -> None:
    mapped(manager, dropped(manager, workspace, workbook()))
    other = (("Kinder in Kitas", ""), ("Ort", "Plätze 2024"), ("Jena", 120))
    mapped(manager, dropped(manager, workspace, workbook(other)))
    assert sorted(TableMapping.objects.values_list("table", flat=True)) == [
        "eigen-kinder-in-kitas", "eigen-kinder-in-kitas-2",
    ]  # fmt: skip

"""An import is stored as a whole, undone as a whole, by those who may."""

from datetime import timedelta

import pytest

from bindeglied.core import clock
from bindeglied.core.errors import NotAllowed, NotFound, Outdated, Refused
from bindeglied.domain.audit.models import Entry
from bindeglied.domain.statistics import actions, queries, rules
from bindeglied.domain.statistics.choices import ImportState
from bindeglied.domain.statistics.models import DataImport, Dataset
from bindeglied.domain.statistics.values import Notice
from bindeglied.exchange import engine
from tests.factories.statistics import document, inspected, prepared, stored

pytestmark = pytest.mark.django_db

ROW = {"GES": "TOTAL", "value": 87508.0}


def verbs() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("verb", flat=True))


@pytest.mark.parametrize("who", ["contact", "neighbour", "stranger", "operator"])
def test_only_the_team_of_the_workspace_imports(who: str, workspace, request) -> None:
    user = request.getfixturevalue(who)
    for origin in ("official", "own"):
        with pytest.raises(NotAllowed):
            actions.start_import(by=user, workspace=workspace, documents=[document()], origin=origin)
    assert not DataImport.objects.exists()
    assert verbs() == []


def test_without_a_workspace_only_the_operator_imports_and_only_official_tables(manager) -> None:
    with pytest.raises(NotAllowed):
        actions.start_import(by=manager, workspace=None, documents=[document()])
    with pytest.raises(NotAllowed):
        actions.start_import(by=None, workspace=None, documents=[document()], origin="own")
    assert actions.start_import(by=None, workspace=None, documents=[document()]).pk


def test_import_without_files_is_refused(manager, workspace) -> None:
    with pytest.raises(Refused):
        actions.start_import(by=manager, workspace=workspace, documents=[])


def test_import_goes_from_preview_to_stored_with_its_trace(staff, workspace) -> None:
    data_import = stored(staff, workspace, [ROW])
    assert data_import.state == ImportState.STORED
    [row] = Dataset.objects.all()
    assert (row.table, row.rows, row.workspace, row.dates) == ("12411-01-01-4", 1, None, ["2024-12-31"])
    assert verbs() == ["statistics.start_import", "statistics.confirm_import", "statistics.store_import"]
    assert [c.value for c in engine.read_cells(queries.cell_files("12411-01-01-4"))] == [87508]


def test_storing_twice_registers_once(staff, workspace) -> None:
    data_import = stored(staff, workspace, [ROW])
    [file] = queries.files_of(data_import)
    again = actions.register_datasets(
        data_import=data_import, stored={file: [prepared(engine.StoredCells("0" * 64, None, 1))]}
    )
    assert again == []
    assert Dataset.objects.count() == 1
    assert verbs().count("statistics.store_import") == 1


def test_preview_with_nothing_to_store_cannot_be_confirmed(staff, workspace) -> None:
    data_import = inspected(staff, workspace, [prepared(error="Die Datei ist leer.")])
    with pytest.raises(Refused, match="Keine der Dateien"):
        actions.confirm_import(by=staff, data_import=data_import)


def test_file_with_one_unreadable_table_is_left_out_as_a_whole(staff, workspace) -> None:
    good = prepared(engine.StoredCells("1" * 64, None, 1))
    data_import = inspected(staff, workspace, [good, prepared(error="Zeile 3 ist abgeschnitten.")])
    assert queries.storable_files(data_import) == []


def test_same_file_is_not_stored_twice_but_again_after_undo(staff, workspace) -> None:
    first = stored(staff, workspace, [ROW], content=b"same")
    second = inspected(staff, workspace, [prepared(engine.StoredCells("1" * 64, None, 1))], content=b"same")
    assert queries.storable_files(second) == []
    actions.undo_import(by=staff, data_import=first)
    assert len(queries.storable_files(second)) == 1


def test_file_stored_by_somebody_else_meanwhile_is_left_out(staff, workspace) -> None:
    tables = [prepared(engine.StoredCells("1" * 64, None, 1))]
    slow = inspected(staff, workspace, tables, content=b"same")
    actions.confirm_import(by=staff, data_import=slow)
    stored(staff, workspace, [ROW], content=b"same")
    [file] = queries.files_of(slow)
    assert actions.register_datasets(data_import=slow, stored={file: tables}) == []
    assert Dataset.objects.count() == 1


def test_second_yes_changes_nothing(staff, workspace) -> None:
    data_import = stored(staff, workspace, [ROW])
    before = verbs()
    actions.confirm_import(by=staff, data_import=data_import)
    assert verbs() == before


def test_cancelled_import_takes_no_more_results(staff, workspace) -> None:
    data_import = actions.start_import(by=staff, workspace=workspace, documents=[document()])
    actions.cancel_import(by=staff, data_import=data_import)
    assert actions.report_progress(data_import=data_import, done=1) is False
    assert actions.finish_inspection(data_import=data_import, indicators=[]) is False
    with pytest.raises(Outdated):
        actions.cancel_import(by=staff, data_import=data_import)
    data_import.refresh_from_db()
    assert data_import.state == ImportState.CANCELLED


def test_failed_import_says_why(staff, workspace) -> None:
    data_import = actions.start_import(by=staff, workspace=workspace, documents=[document()])
    actions.fail_import(data_import=data_import, reason="Bitte versuchen Sie es noch einmal.")
    actions.fail_import(data_import=data_import, reason="zweites Mal")
    preview = queries.import_preview(DataImport.objects.get())
    assert (preview.state, preview.problem) == ("failed", "Bitte versuchen Sie es noch einmal.")
    assert verbs().count("statistics.fail_import") == 1


def test_undo_brings_back_what_was_before_and_keeps_rows_files_and_trace(staff, workspace) -> None:
    stored(staff, workspace, [ROW, {**ROW, "place": "16053"}])
    before = engine.read_cells(queries.cell_files("12411-01-01-4"))
    overview = queries.tables_overview(workspace)
    second = stored(staff, workspace, [{**ROW, "value": 1.0}, {**ROW, "place": "16"}])
    assert engine.read_cells(queries.cell_files("12411-01-01-4")) != before
    trace = verbs()
    actions.undo_import(by=staff, data_import=second)
    assert engine.read_cells(queries.cell_files("12411-01-01-4")) == before
    assert queries.tables_overview(workspace) == overview
    assert Dataset.objects.count() == 2
    assert all(queries.dataset_path(d.cells_sha256).exists() for d in Dataset.objects.all())
    assert verbs() == [*trace, "statistics.undo_import"]


def test_undo_is_the_importers_until_another_workspace_uses_the_figures(
    manager, staff, neighbour, stranger, operator, workspace, monkeypatch
) -> None:
    data_import = stored(staff, workspace, [ROW])
    for user in (neighbour, stranger):
        with pytest.raises(NotAllowed):
            actions.undo_import(by=user, data_import=data_import)
    with pytest.raises(Refused, match="nur die Person"):
        actions.undo_import(by=manager, data_import=data_import)
    monkeypatch.setattr(rules, "_uses", [lambda data_import: True])
    with pytest.raises(Refused, match="Betrieb"):
        actions.undo_import(by=staff, data_import=data_import)
    actions.undo_import(by=operator, data_import=data_import)
    assert data_import.state == ImportState.UNDONE
    assert data_import.undone_by == operator


def test_undo_ends_after_thirty_days(staff, workspace, monkeypatch) -> None:
    data_import = stored(staff, workspace, [ROW])
    later = clock.now() + timedelta(days=30, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    with pytest.raises(Refused, match="30 Tage"):
        actions.undo_import(by=staff, data_import=data_import)
    with pytest.raises(Refused):
        actions.undo_import(by=None, data_import=data_import)


def test_imports_are_seen_in_their_own_workspace_only(
    manager, neighbour, stranger, contact, workspace, other_workspace
) -> None:
    data_import = stored(manager, workspace, [ROW])
    assert list(queries.imports_visible_to(manager, workspace)) == [data_import]
    assert not queries.imports_visible_to(neighbour, workspace).exists()
    assert not queries.imports_visible_to(stranger, workspace).exists()
    assert not queries.imports_visible_to(contact, workspace).exists()
    assert not queries.imports_visible_to(neighbour, other_workspace).exists()
    assert queries.import_of(workspace, data_import.pk) == data_import
    with pytest.raises(NotFound):
        queries.import_of(other_workspace, data_import.pk)


def test_official_tables_are_everybodys_own_ones_the_workspaces(manager, workspace, other_workspace) -> None:
    stored(manager, workspace, [ROW])
    stored(manager, workspace, [{**ROW, "value": 3.0}], origin="own", table="eigene", title="Eigene Zählung")
    assert [t.table for t in queries.tables_overview(workspace)] == ["12411-01-01-4", "eigene"]
    assert [t.table for t in queries.tables_overview(other_workspace)] == ["12411-01-01-4"]
    assert queries.cell_files("eigene", other_workspace) == []
    assert queries.cell_files("eigene") == []
    assert len(queries.cell_files("eigene", workspace)) == 1


def test_later_stand_holds_whichever_was_read_in_last(manager, workspace) -> None:
    stored(manager, workspace, [{**ROW, "value": 2.0}], delivered_at="2026-02-01")
    stored(manager, workspace, [{**ROW, "value": 1.0}], delivered_at="2025-02-01")
    assert [c.value for c in engine.read_cells(queries.cell_files("12411-01-01-4"))] == [2.0]


@pytest.mark.parametrize("count", [1, 30])
def test_overview_of_tables_takes_one_query(
    count: int, manager, workspace, django_assert_num_queries
) -> None:
    for i in range(count):
        stored(manager, workspace, [{**ROW, "value": float(i)}], table=f"T{i}")
    with django_assert_num_queries(1):
        assert len(queries.tables_overview(workspace)) == count


def test_notice_is_split_into_what_and_why(staff, workspace) -> None:
    notice = Notice("base", "Neue Grundlage: Zensus 2022. Die bisherigen Werte beruhen auf dem Zensus 2011.")
    data_import = inspected(staff, workspace, [prepared(warnings=(notice,))])
    [card] = queries.import_preview(data_import).files
    assert (card.kind, card.badge) == ("notices", "1 Hinweis")
    assert card.notices[0].head == "Neue Grundlage: Zensus 2022."
    assert card.notices[0].body == "Die bisherigen Werte beruhen auf dem Zensus 2011."

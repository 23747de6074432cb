"""A count of 2 in an own table leaves no trace: every page, export and download reads as if it were another.

A figure as small as that cannot be looked for; but where nothing tells it, everything is byte by byte the same
when it is 4.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from bindeglied.domain.documents.actions import keep_upload
from bindeglied.domain.reports import actions as reports
from bindeglied.domain.reports import queries as reports_queries
from bindeglied.domain.statistics import queries
from bindeglied.domain.statistics.choices import Origin
from bindeglied.domain.statistics.models import DataImport, Release
from bindeglied.exchange import engine
from bindeglied.exchange.exporters import report as exporters
from bindeglied.jobs import imports, indicators, releases
from bindeglied.web.workspace.indicators import drawings
from tests.factories.workspaces import OFFICIAL
from tests.web.isolation import registry
from tests.web.isolation.conftest import ROLES, World
from tests.web.isolation.policy import may
from tests.web.isolation.registry import addresses

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HEAD = (
    "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;"
    "1_variable_attribute_code;1_variable_attribute_label;2_variable_code;2_variable_label;"
    "2_variable_attribute_code;2_variable_attribute_label;value;value_unit;value_variable_code;"
    "value_variable_label\n"
)
# What differs between two visits whatever the count: tokens of forms, ids given out meanwhile, hours.
_BY_THE_WAY = re.compile(
    rb'name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"|(?<=/daten/)\d+|\d\d[:.]\d\d\xc2?\xa0?\s?Uhr'
    rb"|\d\d\.\d\d\.\d{4}, \d\d:\d\d"  # when a row was written, to the minute
)


def counted(women: int) -> bytes:
    """A file as the portals deliver it, of a table with an official number, on 20 people."""
    line = (
        "12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;2025-12-31;KREISE;Kreise und kreisfreie Städte;"
        "16077;Altenburger Land, Landkreis;GES;Geschlecht;{};{};{};Anzahl;BEVSTD;Bevölkerungsstand\n"
    )
    rows = [("", "Insgesamt", 20), ("GESM", "männlich", 20 - women), ("GESW", "weiblich", women)]
    return (HEAD + "".join(line.format(*row) for row in rows)).encode()


@contextmanager
def standing(world: World, women: int) -> Iterator[None]:
    """The count is read in as an own table, released and computed with; a correction of it waits in a preview."""
    one = world.here
    with transaction.atomic():
        _begun(one, counted(women), store=True)
        _begun(one, counted(women + 1), store=False)
        Release.objects.filter(workspace=one.workspace).delete()
        for table in (OFFICIAL, one.tables[Origin.OWN]):
            releases.release_table(one.workspace.pk, table, one.manager.pk)
        indicators.compute([OFFICIAL, one.tables[Origin.OWN]])
        drawings._shown.cache_clear()
        yield
        transaction.set_rollback(True)


def _begun(one: Any, content: bytes, *, store: bool) -> None:
    document = keep_upload(
        chunks=[content], name=f"{OFFICIAL}_flat.csv", media_type="text/csv", by=one.manager,
        workspace=one.workspace,
    )  # fmt: skip
    begun = imports.begin(by=one.manager, workspace=one.workspace, documents=[document], origin=Origin.OWN)
    imports.inspect(begun.pk)
    begun = DataImport.objects.get(pk=begun.pk)
    assert queries.import_preview(begun).storable == 1
    if store:
        imports.confirm(by=one.manager, data_import=begun)
        imports.store(begun.pk)


def shown(world: World) -> dict[str, bytes]:
    """Everything that anybody may see of the workspace, every import and every table in it included."""
    one, key = world.here, world.here.workspace.key
    extra = {
        "statistics": [{"pk": pk} for pk in DataImport.objects.filter(workspace=one.workspace).values_list("pk", flat=True)],
        "indicators": [{"indicator": i, "drawing": "verlauf"} for i in ("population", "women_share")],
    }  # fmt: skip
    found: dict[str, bytes] = {}
    for role in ROLES:
        user, client = world.people[role], world.client(role)
        for address in addresses():
            if not (address.answers("GET") and may(address, user, one)):
                continue
            more = [
                {name: values[name] for name in address.arguments}
                for values in extra.get(address.name.split(":")[0], [])
                if set(address.arguments) <= set(values)
            ]
            sets = [*registry.own_sets(address, one), *more]
            for i, arguments in enumerate(s for j, s in enumerate(sets) if s not in sets[:j]):
                answer = client.get(address.url(key, arguments))
                content = b"".join(answer.streaming_content) if answer.streaming else answer.content
                found[f"{role} {address.name} {i}"] = _BY_THE_WAY.sub(b"", content)
    return found


def written(world: World) -> dict[str, Any]:
    """What a new edition holds, and its files."""
    report = world.here.reports["main"]
    with transaction.atomic():
        edition = reports.freeze_edition(by=world.here.manager, report=report)
        document = reports_queries.document_of(edition)
        transaction.set_rollback(True)
    return {"edition": edition.content, **exporters.render(document)}


def everything(world: World, women: int) -> dict[str, Any]:
    with standing(world, women):
        stored = engine.read_cells(queries.cell_files(OFFICIAL, world.here.workspace))
        assert {c.value for c in stored} == {20, 20 - women, women}
        return {**shown(world), **written(world)}


def difference(name: str, one: bytes, other: bytes) -> str:
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return f"{name}: {one[max(at - 60, 0) : at + 60]!r} | {other[max(at - 60, 0) : at + 60]!r}"


def test_nothing_that_anybody_sees_tells_a_count_of_two_from_one_of_four(
    world: World, clock_at: Callable[[datetime], None]
) -> None:
    clock_at(NOW)
    two, four = everything(world, 2), everything(world, 4)
    print(f"\n{len(two)} answers")
    assert len(two) > 100
    assert set(two) == set(four)
    told = [difference(name, two[name], four[name]) for name in two if two[name] != four[name]]
    assert not told, "\n".join(told)

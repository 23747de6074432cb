"""That the walk can see what it looks for: every text of a workspace has a mark, its own pages show many."""

import pytest

from tests.factories import workspaces
from tests.web.isolation import registry
from tests.web.isolation.conftest import World
from tests.web.isolation.policy import may
from tests.web.isolation.reading import words_of
from tests.web.isolation.registry import addresses


def test_every_text_of_a_workspace_has_a_mark(world: World) -> None:
    without = [
        f"{model.__name__}.{name}"
        for model, rows in workspaces.rows_of(world.there.workspace)
        for name in workspaces.text_fields(model)
        if not any(world.there.marks.pattern.search(getattr(row, name)) for row in rows)
    ]
    assert without == []


def test_no_kind_of_row_is_missing(world: World) -> None:
    empty = [m.__name__ for m, rows in workspaces.rows_of(world.there.workspace) if not rows.exists()]
    assert empty == []


@pytest.mark.parametrize("kind", ["page", "html", "pdf", "docx", "xlsx"])
def test_marks_of_the_own_workspace_are_found_where_they_are_shown(kind: str, world: World) -> None:
    one, client = world.here, world.client("integration_manager")
    seen: set[str] = set()
    for address in addresses():
        if address.inside and address.answers("GET") and may(address, one.manager, one):
            for arguments in registry.own_sets(address, one):
                if arguments.get("format", "page") == kind:
                    answer = client.get(address.url(one.workspace.key, arguments))
                    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
                    seen |= set(one.marks.pattern.findall(words_of(content)))
    assert len(seen) >= (60 if kind == "page" else 4), sorted(seen)

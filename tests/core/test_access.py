"""The closed list of permissions."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from bindeglied.core import access
from bindeglied.core.errors import NotAllowed


def test_an_unknown_permission_is_a_programming_error() -> None:
    with pytest.raises(ImproperlyConfigured, match="no such permission"):
        access.get("nobody.knows")
    with pytest.raises(ImproperlyConfigured):
        access.allowed(object(), "nobody.knows")


def test_a_permission_is_registered_once() -> None:
    known = access.all_permissions()[0]
    with pytest.raises(ImproperlyConfigured, match="twice"):
        access.register(known.code, "Noch einmal.", lambda user, workspace: True)
    assert access.get(known.code) is known


def test_the_command_line_may_and_others_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "_registry", {})
    access.register("test.do", "Etwas tun.", lambda user, workspace: (user, workspace) == ("a", "w"))
    access.require(None, "test.do")
    access.require("a", "test.do", "w")
    for user, workspace in (("a", None), ("b", "w")):
        with pytest.raises(NotAllowed):
            access.require(user, "test.do", workspace)


def test_every_permission_says_in_german_what_it_allows() -> None:
    for permission in access.all_permissions():
        app, _, verb = permission.code.partition(".")
        assert app.isidentifier()
        assert verb.isidentifier()
        assert permission.sentence.endswith(".")
        assert permission.sentence[0].isupper()

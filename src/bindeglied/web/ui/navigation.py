"""The navigation: entries as data, what of them a person sees, which one is open."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.urls import ResolverMatch, reverse
from django.utils.module_loading import import_string

from bindeglied.core import access
from bindeglied.domain.accounts.models import Workspace


@dataclass(frozen=True, slots=True)
class Entry:
    """`label` is a lazy translation; `view` the name of its address, `permission` what it takes to see it.

    An entry with `children` leads to the first of them that the person may see.
    """

    label: Any
    view: str = ""
    permission: str = ""
    children: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as the page shows it."""

    label: Any
    url: str
    current: bool
    children: tuple["Link", ...] = field(default=())


@cache
def _load(path: str) -> tuple[Entry, ...]:
    """The entries at a dotted path; an unknown permission stops the program."""
    found = tuple(import_string(path))
    for entry in _flat(found):
        access.get(entry.permission)
    return found


def links(user: Any, workspace: Workspace, match: ResolverMatch | None) -> list[Link]:
    """What `user` sees in `workspace`, in order; `match` tells which page is open."""
    entries = _load(settings.NAVIGATION)
    here = _open_entry(entries, match)
    found = [_link(entry, user, workspace, here) for entry in entries]
    return [link for link in found if link]


def account_menu(user: Any, workspace: Workspace) -> list[Link]:
    """What the account menu leads to in this workspace."""
    found = [_link(entry, user, workspace, None) for entry in _load(settings.ACCOUNT_MENU)]
    return [link for link in found if link]


def _link(entry: Entry, user: Any, workspace: Workspace, here: Entry | None) -> Link | None:
    if entry.children:
        below = [_link(child, user, workspace, here) for child in entry.children]
        children = tuple(link for link in below if link)
        if not children:
            return None
        is_open = any(child.current for child in children)
        return Link(entry.label, children[0].url, is_open, children if is_open else ())
    if not access.allowed(user, entry.permission, workspace):
        return None
    return Link(entry.label, _address(entry.view, workspace.key), entry is here)


@lru_cache(maxsize=4096)
def _address(view: str, key: str) -> str:
    return reverse(view, args=[key])


def _open_entry(entries: Sequence[Entry], match: ResolverMatch | None) -> Entry | None:
    """The entry of the open page: by its name, else by how the name begins ('chronicle-new'), else the area's first."""
    if match is None:
        return None
    flat = _flat(entries)
    exact = [entry for entry in flat if entry.view == match.view_name]
    below = [entry for entry in flat if match.view_name.startswith(f"{entry.view}-")]
    same_area = [entry for entry in flat if match.namespace and entry.view.startswith(f"{match.namespace}:")]
    return next(iter(exact + below + same_area), None)


def _flat(found: Sequence[Entry]) -> list[Entry]:
    return [leaf for entry in found for leaf in (_flat(entry.children) if entry.children else [entry])]

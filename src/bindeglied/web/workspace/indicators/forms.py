"""What the addresses of indicator pages choose; anything unknown counts as not chosen."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """The search of the list."""

    q = forms.CharField(
        label=_("Search for an indicator"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


def chosen(data: Mapping[str, str], name: str, offered: Iterable[tuple[str, str]], default: str) -> str:
    """The value of `name` in the address where it is one of those offered, as (value, label)."""
    asked = data.get(name, "")
    return asked if asked in dict(offered) else default

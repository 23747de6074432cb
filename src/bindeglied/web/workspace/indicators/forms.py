"""What the addresses of indicator pages choose; anything unknown counts as not chosen."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bindeglied.domain.indicators.models import ChronicleEntry

_MOMENT = re.compile(r"(?:(?:(\d{1,2})\.)?(\d{1,2})[./])?(\d{4})")


class SearchForm(forms.Form):
    """The search of the list."""

    q = forms.CharField(
        label=_("Search for an indicator"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class MomentField(forms.CharField):
    """A year, a month or a day as people write it ('2015', '9/2015', '4.9.2015'), cleaned to ISO ('2015-09-04')."""

    def clean(self, value: Any) -> str:
        written: str = super().clean(value)
        if not written:
            return ""
        found = _MOMENT.fullmatch(written.replace(" ", ""))
        if not found:
            raise forms.ValidationError(
                _("Please write a year, a month or a day: 2015, 09.2015 or 04.09.2015.")
            )
        day, month, year = found.groups()
        return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


class ChronicleForm(forms.Form):
    """When, who, what, and what was learnt."""

    title = forms.CharField(label=_("What happened, in a few words"), max_length=150)
    begins = MomentField(
        label=_("When, or from when"),
        max_length=20,
        help_text=_("A year, a month or a day: 2015, 09.2015 or 04.09.2015."),
    )
    ends = MomentField(label=_("Until when"), max_length=20, required=False)
    groups = forms.CharField(
        label=_("Who came"),
        max_length=200,
        required=False,
        help_text=_("Groups, never single people: contract workers from Vietnam, families from Syria."),
    )
    account = forms.CharField(
        label=_("What happened"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    lesson = forms.CharField(
        label=_("What was learnt"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class GroupForm(forms.Form):
    """A name and districts; `offered` are (key, name)."""

    name = forms.CharField(
        label=_("Name of the group"),
        max_length=100,
        required=False,
        help_text=_("For example: rural districts in the east."),
    )
    places = forms.MultipleChoiceField(
        label=_("Places beside your own"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["places"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = offered


def initial_of(entry: ChronicleEntry) -> dict[str, str]:
    """The fields of an entry as a person would write them."""
    names = ("title", "groups", "account", "lesson")
    return {name: getattr(entry, name) for name in names} | {
        name: moment(getattr(entry, name)) for name in ("begins", "ends")
    }


def moment(iso: str) -> str:
    """'2015-09-04' -> '04.09.2015', '2015-09' -> '09.2015', '2015' -> '2015'."""
    return ".".join(reversed(iso.split("-"))) if iso else ""


def chosen(data: Mapping[str, str], name: str, offered: Iterable[tuple[str, str]], default: str) -> str:
    """The value of `name` in the address where it is one of those offered, as (value, label)."""
    asked = data.get(name, "")
    return asked if asked in dict(offered) else default

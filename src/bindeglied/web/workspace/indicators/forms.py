"""What the address of an indicator page chooses; anything unknown counts as not chosen."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from bindeglied.domain.indicators.values import Indicator


class SearchForm(forms.Form):
    """The search of the list."""

    q = forms.CharField(
        label=_("Search for an indicator"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class ViewForm(forms.Form):
    """Which place, which breakdown."""

    ort = forms.ChoiceField(label=_("Place"), required=False)
    nach = forms.ChoiceField(label=_("Break down by"), required=False)

    def __init__(
        self, data: Any, *, indicator: Indicator, places: list[tuple[str, str]], dimensions: frozenset[str]
    ) -> None:
        super().__init__(data)
        breakdowns = [(b.dimension, b.label) for b in indicator.breakdowns if b.dimension in dimensions]
        cast(forms.ChoiceField, self.fields["ort"]).choices = places
        cast(forms.ChoiceField, self.fields["nach"]).choices = [("", _("do not break down")), *breakdowns]

    @classmethod
    def place_of(cls, data: Any, places: list[tuple[str, str]], own: str) -> str:
        """The place that the address names, else the own one."""
        asked = data.get("ort", "")
        return asked if asked in dict(places) else own

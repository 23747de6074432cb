"""Input of the pages of social areas; validates only."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AreaForm(forms.Form):
    """A name and municipalities; `offered` are (key, name)."""

    name = forms.CharField(
        label=_("Name of the social area"),
        max_length=100,
        help_text=_("For example: Schmölln and its surroundings."),
    )
    parts = forms.MultipleChoiceField(
        label=_("Municipalities"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose at least one municipality.")},
    )

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["parts"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = offered

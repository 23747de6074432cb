"""Input of the report pages; validates only."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

DATE_FORMATS = ("%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d")


def _offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class NewReportForm(forms.Form):
    """Title, reference date and place of a new report; `places` are (key, name)."""

    title = forms.CharField(label=_("Title of the report"), max_length=200)
    reference_date = forms.DateField(
        label=_("Reference date"),
        input_formats=DATE_FORMATS,
        help_text=_(
            "Figures up to this day go into the report. Those more than three years older stand under "
            "the chapter that looks back."
        ),
        error_messages={"invalid": _("Please write the day like 31.12.2025.")},
    )
    place = forms.ChoiceField(label=_("Place"))

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "place", places)

    def clean_reference_date(self) -> date:
        day: date = self.cleaned_data["reference_date"]
        if not 1990 <= day.year <= 2100:
            raise forms.ValidationError(_("Please choose a year from 1990 to 2100."))
        return day


class VersionedForm(forms.Form):
    """Carries the version of the report that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class TitleForm(VersionedForm):
    title = forms.CharField(label=_("Title of the report"), max_length=200)


class TextForm(VersionedForm):
    text = forms.CharField(
        label=_("Text of the block"),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 9, "autofocus": True}),
        error_messages={"required": _("Please write a text.")},
    )


class ReasonForm(VersionedForm):
    reason = forms.CharField(
        label=_("Why does the sentence stay as it is?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
        error_messages={"required": _("Please give a reason.")},
    )


class InsertForm(VersionedForm):
    """A new block: written text, or made from one of the offered indicators."""

    chapter = forms.CharField(max_length=40, widget=forms.HiddenInput)
    kind = forms.CharField(max_length=12, widget=forms.HiddenInput)
    after = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Text of the block"),
        max_length=6000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 9, "autofocus": True}),
        error_messages={"required": _("Please write a text.")},
    )
    indicator = forms.ChoiceField(
        label=_("Indicator"),
        required=False,
        error_messages={"required": _("Please choose an indicator.")},
    )

    def __init__(self, *args: Any, indicators: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "indicator", indicators)
        kind = self.data.get("kind") or self.initial.get("kind")
        self.fields["text" if kind == "text" else "indicator"].required = True

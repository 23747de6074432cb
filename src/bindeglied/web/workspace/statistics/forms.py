"""Input of the pages on data; validates only."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ManyFiles(forms.FileInput):
    """A file field that takes several files at once, without JavaScript too."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        return files.getlist(name) if hasattr(files, "getlist") else []


class FilesField(forms.Field):
    """Several files. What is in them is judged later, an empty one too: the preview says what is wrong."""

    def to_python(self, value: Any) -> list[Any]:
        return [file for file in value or [] if file.name]


class FilesForm(forms.Form):
    """The files that are handed in; `large` are messages on those that were too large to be taken."""

    files = FilesField(  # type: ignore[assignment]  # a form's own `files` stay what they are
        label=_("Files as downloaded"),
        widget=ManyFiles(
            attrs={
                "multiple": True,
                "class": "kern-form-input__input",
            }
        ),
        help_text=_("CSV, Excel or ZIP, just as the portal delivers it. Several at once, each up to 100 MB."),
        error_messages={"required": _("Please choose at least one file.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.large: list[str] = []

    def clean(self) -> dict[str, Any]:
        """Say why nothing came where every file was too large."""
        if self.large and "files" in self.errors:
            del self.errors["files"]
            for message in self.large:
                self.add_error("files", message)
        return self.cleaned_data


STATES = (
    ("", _("all tables")),
    ("overdue", _("newer ones are probably there")),
    ("own", _("own tables only")),
)


class TableFilter(forms.Form):
    """Filter of the list of tables; anything unknown counts as no filter."""

    q = forms.CharField(
        label=_("Number, title or source"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"class": "kern-form-input__input", "type": "search"}),
    )
    show = forms.ChoiceField(
        label=_("Show"),
        choices=STATES,
        required=False,
        widget=forms.Select(attrs={"class": "kern-form-input__select"}),
    )

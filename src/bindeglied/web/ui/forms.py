"""How forms look: Django's own fields with KERN's classes, for every form of the program.

`{{ form.title.as_field_group }}` gives label, help, field and error; `ui/_form_errors.html` the summary above.
"""

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.widgets import Input

_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "kern-form-check__checkbox"),
    (forms.RadioSelect, "kern-form-check__radio"),
    (forms.Select, "kern-form-input__select"),
    (forms.Textarea, "kern-form-input__input"),
    (Input, "kern-form-input__input"),
)


class KernBoundField(forms.BoundField):
    """A field that knows KERN's class of its widget."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        shown = widget or self.field.widget
        if shown.is_hidden or "class" in shown.attrs or "class" in built:
            return built
        for kind, name in _CLASSES:
            if isinstance(shown, kind):
                error = f" {name}--error" if self.errors and name.startswith("kern-form-input") else ""
                return {**built, "class": name + error}
        return built

    @property
    def is_select(self) -> bool:
        """A drop-down list needs a box around it for its arrow."""
        return isinstance(self.field.widget, forms.Select) and not isinstance(
            self.field.widget, forms.RadioSelect
        )

    @property
    def is_check(self) -> bool:
        return isinstance(self.field.widget, forms.CheckboxInput)


class KernRenderer(DjangoTemplates):
    """The renderer of all forms (setting FORM_RENDERER)."""

    field_template_name = "ui/_field.html"
    bound_field_class = KernBoundField

"""Input of the page on which a sheet is mapped; validates only.

A column of the sheet has four fields: `role_3`, `name_3`, `unit_3`, `date_3`. Names that mean no place come as
pairs of `unknown` and `answer`.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bindeglied.core import text
from bindeglied.domain.places import queries as places
from bindeglied.domain.statistics.choices import Origin
from bindeglied.domain.statistics.values import FigureColumn, OwnTable, SheetMapping, SheetText
from bindeglied.jobs import own_tables

LEAVE_OUT = "weglassen"
ROLES = (
    ("", _("leave out")), ("place", _("place")), ("date", _("date")), ("figure", _("figures")),
    ("category", _("category")),
)  # fmt: skip
ABOUT = ("title", "universe", "source")
_NEEDED = {"required": _("Please say what the table is called, who is counted in it and where it is from.")}
REPAIRS = ("zeros", "units", "points", "serials")
_ROW = forms.NumberInput(attrs={"inputmode": "numeric", "class": "kern-form-input__input"})


class MappingForm(forms.Form):
    """What stands where on a sheet of `width` columns, and what the table is."""

    head = forms.IntegerField(label=_("Head from row"), min_value=1, max_value=400, widget=_ROW)
    first = forms.IntegerField(label=_("First row with figures"), min_value=2, max_value=400, widget=_ROW)
    last = forms.IntegerField(
        label=_("Last row with figures"),
        min_value=0,
        max_value=20_000,
        required=False,
        widget=_ROW,
        help_text=_("Empty: up to the first row without figures."),
    )
    place = forms.CharField(
        label=_("One place for all rows"),
        required=False,
        max_length=100,
        help_text=_("Only where no column names the place."),
        widget=forms.TextInput(attrs={"list": "places", "class": "kern-form-input__input"}),
    )
    date = forms.CharField(
        label=_("One date for all rows"),
        required=False,
        max_length=20,
        help_text=_("A year or a day, 2024 or 31.12.2024. Only where no column names the date."),
    )
    totals = forms.ChoiceField(
        label=_("Rows of totals"),
        choices=[("leave", _("leave out")), ("take", _("keep as totals"))],
        required=False,
    )
    total_place = forms.CharField(
        label=_("Total over all places is the figure of"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"list": "places", "class": "kern-form-input__input"}),
    )
    zeros = forms.BooleanField(label=_("Put the missing zeros back in front of keys"), required=False)
    units = forms.BooleanField(label=_("Leave out what stands behind the numbers"), required=False)
    points = forms.BooleanField(label=_("Points part thousands"), required=False)
    serials = forms.BooleanField(label=_("Read numbers as days"), required=False)
    seen = forms.BooleanField(label=_("I have seen the hints, the table is right as shown"), required=False)
    title = forms.CharField(label=_("Title of the table"), max_length=400, error_messages=_NEEDED)
    universe = forms.CharField(
        label=_("Who or what is counted"),
        max_length=1000,
        error_messages=_NEEDED,
        help_text=_("For example: children under six with a place on the day."),
    )
    source = forms.CharField(
        label=_("Source"), max_length=200, error_messages=_NEEDED, help_text=_("Who counted, and from what.")
    )
    origin = forms.ChoiceField(
        label=_("Rule of protection"),
        choices=[(o.value, o.label) for o in (Origin.OWN, Origin.DELIVERED)],
    )
    shared = forms.BooleanField(
        label=_("Other workspaces may use this mapping for their own files"), required=False
    )

    def __init__(self, *args: Any, sheet: SheetText, land: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheet, self.land = sheet, land
        self.width = len(sheet.rows[0])
        for column in range(1, self.width + 1):
            self.fields[f"role_{column}"] = forms.ChoiceField(choices=ROLES, required=False)
            self.fields[f"name_{column}"] = forms.CharField(max_length=200, required=False)
            self.fields[f"unit_{column}"] = forms.CharField(max_length=40, required=False)
            self.fields[f"date_{column}"] = forms.CharField(max_length=20, required=False)

    def clean(self) -> dict[str, Any]:
        """Places may be written as a key or as a name."""
        for name in ("place", "total_place"):
            written = self.cleaned_data.get(name, "")
            self.cleaned_data[name] = key = own_tables.key_of(written, self.land)
            if written and not key:
                self.add_error(
                    name, gettext("This place is not known. Please enter its key or its full name.")
                )
        return self.cleaned_data

    def mapping(self) -> SheetMapping:
        """The mapping that was sent."""
        data = self.cleaned_data
        roles = {c: data.get(f"role_{c}", "") for c in range(1, self.width + 1)}
        by_role = {role: [c for c in roles if roles[c] == role] for role in ("place", "date")}
        return SheetMapping(
            sheet=self.sheet.name,
            head=data.get("head") or 1,
            first=data.get("first") or 2,
            last=data.get("last") or 0,
            place_column=next(iter(by_role["place"]), 0),
            place=data.get("place", ""),
            date_column=next(iter(by_role["date"]), 0),
            date=data.get("date", "").strip(),
            figures=tuple(self._figures(roles)),
            categories=tuple((c, self._name(c)) for c in roles if roles[c] == "category"),
            totals=data.get("totals") or "leave",
            total_place=data.get("total_place", ""),
            chosen=self._chosen(),
            land=self.land,
            **{name: bool(data.get(name)) for name in REPAIRS},
        )

    def _figures(self, roles: dict[int, str]) -> Iterator[FigureColumn]:
        for column in (c for c in roles if roles[c] == "figure"):
            unit, date = (self.cleaned_data.get(f"{part}_{column}", "").strip() for part in ("unit", "date"))
            yield FigureColumn(column, self._name(column), unit, date)

    def _name(self, column: int) -> str:
        name: str = self.cleaned_data.get(f"name_{column}", "").strip()
        return name or gettext("Column %(number)s") % {"number": column}

    def _chosen(self) -> dict[str, str]:
        """What a person said of names that mean no place; what was not answered stays open."""
        data: Any = self.data
        found = {}
        for name, answer in zip(data.getlist("unknown"), data.getlist("answer"), strict=False):
            if answer.strip().casefold() == LEAVE_OUT:
                found[name[:500]] = ""
            elif key := own_tables.key_of(answer, self.land):
                found[name[:500]] = key
        return found

    def own(self) -> OwnTable:
        """The description that was sent."""
        data = self.cleaned_data
        return OwnTable(
            "", data.get("title", ""), data.get("universe", ""), data.get("source", ""),
            data.get("origin") or Origin.OWN,
        )  # fmt: skip


def initial_of(mapping: SheetMapping) -> dict[str, Any]:
    """A mapping as the fields of the form."""
    fields: dict[str, Any] = {
        "head": mapping.head, "first": mapping.first, "last": mapping.last or "", "place": mapping.place,
        "date": text.short_date(mapping.date), "totals": mapping.totals, "total_place": mapping.total_place,
        **{name: getattr(mapping, name) for name in REPAIRS},
    }  # fmt: skip
    for column, role in ((mapping.place_column, "place"), (mapping.date_column, "date")):
        if column:
            fields[f"role_{column}"] = role
    for figure in mapping.figures:
        fields |= {f"role_{figure.column}": "figure", f"name_{figure.column}": figure.name}
        fields |= {
            f"unit_{figure.column}": figure.unit,
            f"date_{figure.column}": text.short_date(figure.date),
        }
    for column, label in mapping.categories:
        fields |= {f"role_{column}": "category", f"name_{column}": label}
    return fields


def place_choices(home: str) -> list[str]:
    """Names that may be chosen where a name means no place: near `home`, what has names of its own."""
    near = [p.key for p in places.districts_of(home[:2])]
    below = [f"{p.key} {p.name}" for p in places.municipalities_of(home)]
    return [*map(places.full_name, near), *below, places.name_of(home[:2]), places.name_of("DG")]

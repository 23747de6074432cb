"""Input of the account pages; validates only."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bindeglied.core import clock
from bindeglied.domain.accounts.choices import INSTALLATION_ROLES, WORKSPACE_ROLES
from bindeglied.domain.places import queries as places
from bindeglied.domain.places.values import Level

_LONGEST_PASSWORD = 200


_WITHOUT_KIND = re.compile(r"^(?:Landkreis|Kreisfreie Stadt|Stadt|Kreis)\s+", re.IGNORECASE)
_PLAIN_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def _as_key(words: str) -> str:
    """'Saalfeld-Rudolstadt' -> 'saalfeld-rudolstadt', 'Sömmerda' -> 'soemmerda'."""
    plain = words.casefold().translate(_PLAIN_LETTERS)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40]


def _password(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(
        label=label, widget=widget, strip=False, max_length=_LONGEST_PASSWORD, help_text=help_text
    )


class SignInForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = _password(_("Password"), "current-password")


class ChoosePasswordForm(forms.Form):
    """A new password, typed twice."""

    password = _password(
        _("New password"),
        "new-password",
        _("At least 12 characters. A sentence that only you think of is easy to keep in mind."),
    )
    again = _password(_("The new password once more"), "new-password")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("password") and data.get("again") and data["password"] != data["again"]:
            self.add_error("again", _("The two passwords are not the same."))
        return data


class ChangePasswordForm(ChoosePasswordForm):
    """The same for somebody who has one."""

    old = _password(_("Password until now"), "current-password")
    field_order = ["old", "password", "again"]


class NewWorkspaceForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("As people say it: Landkreis Altenburger Land")
    )
    key = forms.CharField(
        label=_("Short name in the web address"),
        max_length=40,
        required=False,
        help_text=_(
            "For example altenburger-land. Left empty, it is made of the name. It cannot be changed later."
        ),
    )
    place_key = forms.CharField(
        label=_("Official key"),
        max_length=12,
        help_text=_("The five digits of the district or town, like 16077."),
    )
    email = forms.EmailField(
        label=_("E-mail address of the integration manager"),
        max_length=254,
        help_text=_("This person gets a link for the first sign-in from you."),
    )
    person = forms.CharField(
        label=_("Name of this person"),
        max_length=120,
        required=False,
        help_text=_("As it stands beside what the person does here."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["key"] = _as_key(data.get("key") or _WITHOUT_KIND.sub("", data.get("name", "")))
        return data

    def clean_place_key(self) -> str:
        key: str = self.cleaned_data["place_key"].strip()
        if len(key) == 8 and key.endswith("000"):
            key = key[:5]  # as municipal lists write a district
        place = places.place(key)
        if place is None or place.level != Level.DISTRICT or not place.exists_on(clock.today().isoformat()):
            raise forms.ValidationError(
                _("There is no district or town of this key today. It has five digits.")
            )
        return key


class NewUserForm(forms.Form):
    """A new account: in one workspace or for the installation. `workspaces` are (key, name)."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    name = forms.CharField(label=_("First and last name"), max_length=120, required=False)
    role = forms.ChoiceField(label=_("Role"))
    workspace = forms.ChoiceField(
        label=_("Workspace"),
        required=False,
        help_text=_("For roles inside of a workspace."),
    )

    def __init__(self, *args: Any, workspaces: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [*WORKSPACE_ROLES, *INSTALLATION_ROLES]
        self._offer("role", [(role.value, role.label) for role in roles])
        self._offer("workspace", [("", "–"), *workspaces])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        inside = data.get("role") in WORKSPACE_ROLES
        if inside and not data.get("workspace"):
            self.add_error("workspace", _("Please choose a workspace for this role."))
        if not inside and data.get("workspace"):
            self.add_error("workspace", _("This role stands outside of workspaces."))
        return data

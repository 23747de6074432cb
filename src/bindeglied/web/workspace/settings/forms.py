"""Input of the settings; validates only."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bindeglied.domain.accounts.choices import ROLE_SENTENCES, WORKSPACE_ROLES, Role
from bindeglied.domain.statistics.actions.releases import MINIMA
from bindeglied.domain.statistics.choices import Origin

ROLES = [(role.value, role.label) for role in WORKSPACE_ROLES]
ROLES_IN_WORDS = [(role.value, f"{role.label}: {ROLE_SENTENCES[role]}") for role in WORKSPACE_ROLES]


class NewMemberForm(forms.Form):
    """A person who is to work in the workspace."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        required=False,
        help_text=_("As it stands beside what the person does here."),
    )
    # Whoever does not look gives away the smaller right.
    role = forms.ChoiceField(label=_("Role"), choices=ROLES_IN_WORDS, initial=Role.STAFF)


class RoleForm(forms.Form):
    """Another role for a member."""

    role = forms.ChoiceField(label=_("Role"), choices=ROLES)


class RuleForm(forms.Form):
    """From which count on figures of one origin are shown."""

    origin = forms.ChoiceField(
        choices=[(o.value, o.label) for o in (Origin.OWN, Origin.DELIVERED)], widget=forms.HiddenInput
    )
    minimum = forms.TypedChoiceField(
        label=_("Smallest count that is shown"), choices=[(n, str(n)) for n in MINIMA], coerce=int
    )

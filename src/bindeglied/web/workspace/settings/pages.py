"""What the settings show."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from bindeglied.core import access
from bindeglied.domain.accounts import queries, rules
from bindeglied.domain.accounts.choices import ROLE_SENTENCES
from bindeglied.domain.accounts.models import Workspace
from bindeglied.domain.accounts.queries import Member
from bindeglied.domain.places import queries as places
from bindeglied.domain.statistics import queries as statistics
from bindeglied.domain.statistics import rules as statistics_rules
from bindeglied.domain.statistics.choices import Origin
from bindeglied.domain.statistics.values import Rule
from bindeglied.web.workspace.settings import forms


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member with the form for another role and whether a new link may be asked for."""

    member: Member
    sentence: str
    form: forms.RoleForm
    may_get_link: bool
    me: bool


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule of protection; `form` is None for official figures, which have nothing to set."""

    rule: Rule
    origin: str
    form: forms.RuleForm | None


def home(user: Any, workspace: Workspace) -> dict[str, Any]:
    """Members, rules, facts."""
    manages = access.allowed(user, rules.MANAGE_MEMBERS, workspace)
    return {
        "members": [_member(m, user, manages) for m in queries.members_of(workspace)],
        "rules": [_rule(rule) for rule in statistics.rules_of(workspace)],
        "place": places.full_name(workspace.place_key),
        "manages": manages,
        "sets_rules": access.allowed(user, statistics_rules.SET_RULE, workspace),
    }


def _member(member: Member, user: Any, manages: bool) -> MemberRow:
    pk = member.membership.pk
    return MemberRow(
        member=member,
        sentence=ROLE_SENTENCES[member.role],
        form=forms.RoleForm(initial={"role": member.role}, auto_id=f"id_%s_{pk}"),
        may_get_link=manages and member.waiting,
        me=member.user.pk == user.pk,
    )


def _rule(rule: Rule) -> RuleRow:
    if rule.origin == Origin.OFFICIAL:
        return RuleRow(rule, Origin.OFFICIAL.label, None)
    form = forms.RuleForm(
        initial={"origin": rule.origin, "minimum": rule.minimum}, auto_id=f"id_%s_{rule.origin}"
    )
    return RuleRow(rule, Origin(rule.origin).label, form)


def one_time_link(token: str) -> str:
    """The address that signs a person in once; '' without a token."""
    return settings.URL + reverse("account:link", args=[token]) if token else ""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models

from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.models.user import User

# First parts of addresses that the program itself uses (interfaces, 'Web').
RESERVED_KEYS = frozenset(
    "arbeit programm konto api health oparl hsds kalender zertifikat static media "
    "impressum datenschutz barrierefreiheit sprache".split()
)


class Workspace(models.Model):
    """A local authority (tenant): everything but official data belongs to one of these."""

    key = models.CharField(max_length=40, unique=True, validators=[RegexValidator(r"^[a-z][a-z0-9-]{1,39}$")])
    name = models.CharField(max_length=120)
    place_key = models.CharField(max_length=12, help_text="official key, '16077'")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Which person is what in which workspace."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=30, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "workspace"], name="one_role_each")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.workspace_id}"


class ScopedQuerySet(models.QuerySet[Any]):
    """Rows of one workspace; there is no way around naming it."""

    def of(self, workspace: Workspace) -> "ScopedQuerySet":
        return self.filter(workspace=workspace)


class ScopedModel(models.Model):
    """Base of everything that belongs to one workspace."""

    workspace = models.ForeignKey(Workspace, on_delete=models.PROTECT, related_name="+")
    objects = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True

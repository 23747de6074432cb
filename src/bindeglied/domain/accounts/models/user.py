from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from bindeglied.domain.accounts.choices import Role


class User(AbstractBaseUser):
    """A person with an account, known by e-mail address.

    `installation_role` holds the roles that stand outside of workspaces (operator, adviser, ministry).
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    installation_role = models.CharField(max_length=30, choices=Role.choices, blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    last_visit_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    objects = BaseUserManager()

    def __str__(self) -> str:
        return self.name or self.email

    def clean(self) -> None:
        super().clean()
        self.email = BaseUserManager.normalize_email(self.email).lower()


class OneTimeLink(models.Model):
    """A link that signs a person in once, to choose a password. Only the hash of its token is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"link of {self.user_id}"


class Attempt(models.Model):
    """One attempt to sign in, counted per account and per network; `subject` is a salted hash."""

    subject = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.at:%H:%M:%S}"

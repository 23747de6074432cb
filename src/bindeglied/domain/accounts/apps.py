from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "bindeglied.domain.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bindeglied.domain.accounts import rules  # noqa: F401, PLC0415 (registers permissions)

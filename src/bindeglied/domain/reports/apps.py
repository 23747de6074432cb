from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "bindeglied.domain.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bindeglied.domain.reports import rules  # noqa: F401, PLC0415 (registers permissions)

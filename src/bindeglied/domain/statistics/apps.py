from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "bindeglied.domain.statistics"
    label = "statistics"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bindeglied.domain.statistics import rules  # noqa: F401, PLC0415 (registers permissions)

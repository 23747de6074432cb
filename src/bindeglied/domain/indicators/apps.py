from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "bindeglied.domain.indicators"
    label = "indicators"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bindeglied.domain.indicators import rules  # noqa: F401, PLC0415 (registers permissions)

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "bindeglied.domain.places"
    label = "places"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bindeglied.domain.places import rules  # noqa: F401, PLC0415 (registers permissions)

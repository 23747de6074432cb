from django.apps import AppConfig
from django.core.checks import CheckMessage, register


class UiConfig(AppConfig):
    name = "bindeglied.web.ui"
    label = "web_ui"

    def ready(self) -> None:
        register(_check)


def _check(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    # Views are loaded by the first check or request, not by every command line.
    from bindeglied.web.ui.checks import every_view_says_who_may  # noqa: PLC0415

    return every_view_says_who_may(app_configs, **kwargs)

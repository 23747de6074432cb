from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "bindeglied.web.ui"
    label = "web_ui"

    def ready(self) -> None:
        from django.core.checks import register  # noqa: PLC0415

        register(_check)


def _check(app_configs: object, **kwargs: object) -> list:
    # Views are loaded by the first check or request, not by every command line.
    from bindeglied.web.ui.checks import every_view_says_who_may  # noqa: PLC0415

    return every_view_says_who_may(app_configs, **kwargs)

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "bindeglied.web.ui"
    label = "web_ui"

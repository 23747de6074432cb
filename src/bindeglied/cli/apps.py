from django.apps import AppConfig


class CliConfig(AppConfig):
    """Management commands live here."""

    name = "bindeglied.cli"
    label = "cli"

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "bindeglied.web.workspace"
    label = "web_workspace"

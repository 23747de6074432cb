from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "bindeglied.web.portal"
    label = "web_portal"

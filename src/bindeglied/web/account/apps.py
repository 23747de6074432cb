from django.apps import AppConfig


class AccountConfig(AppConfig):
    name = "bindeglied.web.account"
    label = "web_account"

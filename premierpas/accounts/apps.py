from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "premierpas.accounts"
    label = "accounts"

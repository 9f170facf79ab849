from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "premierpas.accounts"
    label = "accounts"

    def ready(self) -> None:
        from . import link_acts, notices, second_factor  # noqa: F401  they register themselves

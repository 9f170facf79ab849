from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "premierpas.accounts"
    label = "accounts"

    def ready(self) -> None:
        from premierpas.core.outbox.addresses import paths
        from premierpas.core.outbox.secrets import kinds

        from . import notices, permissions, second_factor  # noqa: F401  they register themselves
        from .codes import CODE, code_digits
        from .email_codes import EMAIL_CHANGE, change_digits
        from .link_acts import link_address

        paths.fill("link", link_address)
        kinds.fill(CODE, code_digits)
        kinds.fill(EMAIL_CHANGE, change_digits)

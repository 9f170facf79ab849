from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "premierpas.accounts"
    label = "accounts"

    def ready(self) -> None:
        from premierpas.core.outbox.addresses import paths
        from premierpas.core.outbox.secrets import kinds
        from premierpas.core.screens import frame

        from . import notices, permissions, second_factor  # noqa: F401  they register themselves
        from .codes import CODE, code_digits
        from .drafts import draft_key
        from .email_codes import EMAIL_CHANGE, change_digits
        from .link_acts import link_address

        paths.fill("link", link_address)
        kinds.fill(CODE, code_digits)
        kinds.fill(EMAIL_CHANGE, change_digits)
        frame.fill("drafts", draft_key)

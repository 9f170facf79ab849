from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "premierpas.accounts"
    label = "accounts"

    def ready(self) -> None:
        from premierpas.core.languages import spoken
        from premierpas.core.outbox.addresses import paths
        from premierpas.core.outbox.secrets import kinds
        from premierpas.core.screens import frame

        from . import notices, permissions, second_factor  # noqa: F401  they register themselves
        from .codes import CODE, code_digits
        from .drafts import draft_key
        from .email_codes import EMAIL_CHANGE, change_digits
        from .language import languages_of
        from .link_acts import link_address

        paths.fill("link", link_address)
        kinds.fill(CODE, code_digits)
        kinds.fill(EMAIL_CHANGE, change_digits)
        spoken.fill("accounts", languages_of)
        frame.fill("drafts", draft_key)

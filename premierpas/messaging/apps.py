from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "premierpas.messaging"
    label = "messaging"

    def ready(self) -> None:
        from . import notices, permissions  # noqa: F401  they register themselves

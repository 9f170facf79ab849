from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "premierpas.messaging"
    label = "messaging"

    def ready(self) -> None:
        from premierpas.agenda.reasons import reasons

        from . import notices, permissions  # noqa: F401  they register themselves
        from .waiting import INCIDENT

        reasons.fill(INCIDENT.code, INCIDENT)

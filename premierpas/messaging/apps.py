from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "premierpas.messaging"
    label = "messaging"

    def ready(self) -> None:
        from premierpas.agenda.reasons import reasons
        from premierpas.core.outbox.about import things

        from . import notices, permissions  # noqa: F401  they register themselves
        from .naming import incidents
        from .waiting import INCIDENT

        things.fill("incident", incidents)
        reasons.fill(INCIDENT.code, INCIDENT)

from django.apps import AppConfig


class YouthWorkConfig(AppConfig):
    """Youth workers of local associations: which pupils they help, with the guardian’s consent."""

    name = "premierpas.youth_work"
    label = "youth_work"

    def ready(self) -> None:
        from premierpas.agenda.reasons import reasons
        from premierpas.people.consenting import matters

        from . import notices, permissions, subscribers  # noqa: F401  they register themselves
        from .consent import MATTER
        from .waiting import CONSENT

        matters.fill("youth_work", MATTER)
        reasons.fill(CONSENT.code, CONSENT)

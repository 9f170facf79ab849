from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Lectures, forums, workshops, companies' days: who registers, who waits, who comes."""

    name = "premierpas.events"
    label = "events"

    def ready(self) -> None:
        from premierpas.agenda.reasons import reasons

        from . import notices, permissions, subscribers, tasks  # noqa: F401  they register themselves
        from .waiting import CLASS_OFFER

        reasons.fill(CLASS_OFFER.code, CLASS_OFFER)

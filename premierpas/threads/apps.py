from django.apps import AppConfig


class ThreadsConfig(AppConfig):
    """Messages between a pupil and the adults around them: never one adult alone, held where they say too much."""

    name = "premierpas.threads"
    label = "threads"

    def ready(self) -> None:
        from premierpas.agenda.reasons import reasons
        from premierpas.core.screens import opened
        from premierpas.people.year import year

        from . import notices, permissions  # noqa: F401  they register themselves
        from .seen import note_seen
        from .waiting import HELD
        from .year import facts_of

        reasons.fill(HELD.code, HELD)
        opened.fill("threads", note_seen)
        year.fill("threads", facts_of)

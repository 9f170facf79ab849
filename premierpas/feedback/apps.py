from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """What stays of an event: three taps, whom one met, material, and the partner's page."""

    name = "premierpas.feedback"
    label = "feedback"

    def ready(self) -> None:
        from premierpas.events.doors import beside_seat, parts
        from premierpas.people.year import year
        from premierpas.volunteers.hours import given_to_pupils

        from . import notices, permissions  # noqa: F401  they register themselves
        from .doors import lines_for_pupil, lines_of
        from .queries import facts_of, minutes_of

        beside_seat.fill("feedback", lines_for_pupil)
        parts.fill("feedback", lines_of)
        year.fill("events", facts_of)
        given_to_pupils.fill("events", minutes_of)

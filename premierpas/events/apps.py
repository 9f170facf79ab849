from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Lectures, forums, workshops, companies' days: who registers, who waits, who comes."""

    name = "premierpas.events"
    label = "events"

    def ready(self) -> None:
        from premierpas.accounts.link_acts import purposes
        from premierpas.agenda.feeds import entries
        from premierpas.agenda.reasons import reasons
        from premierpas.core.outbox.about import things
        from premierpas.core.previews import sections
        from premierpas.organisations.doors import at_school

        # They register themselves.
        from . import invitations, notices, notices_of_events, permissions, reminding, subscribers, tasks  # noqa: F401
        from .at_school import lines_for_school
        from .calendars import entries_for
        from .for_machines import EventsMap
        from .link_page import PURPOSE
        from .news import named
        from .purposes import GUEST
        from .waiting import CLASS_OFFER

        purposes.fill(GUEST, PURPOSE)
        entries.fill("events", entries_for)
        things.fill("event", named)
        at_school.fill("events", lines_for_school)
        sections.fill("events", EventsMap)
        reasons.fill(CLASS_OFFER.code, CLASS_OFFER)

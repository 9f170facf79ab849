from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings of volunteers and pupils: slots, reminders, notes shared and private, next steps, digests."""

    name = "premierpas.meetings"
    label = "meetings"

    def ready(self) -> None:
        from premierpas.agenda.feeds import entries
        from premierpas.agenda.reasons import reasons
        from premierpas.mentoring.doors import lines
        from premierpas.people.year import year

        from . import notices, permissions, subscribers  # noqa: F401  they register themselves
        from .calendars import entries_of
        from .lines import lines_of
        from .waiting import ANSWER, MISSED_TWICE, NOTE
        from .year import facts_of

        for reason in (NOTE, ANSWER, MISSED_TWICE):
            reasons.fill(reason.code, reason)
        entries.fill("meetings", entries_of)
        lines.fill("meetings", lines_of)
        year.fill("meetings", facts_of)

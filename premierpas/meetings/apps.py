from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings of volunteers and pupils: slots, reminders, notes shared and private, next steps, digests."""

    name = "premierpas.meetings"
    label = "meetings"

    def ready(self) -> None:
        from premierpas.agenda.feeds import entries
        from premierpas.agenda.reasons import reasons
        from premierpas.mentoring.doors import coming, lines
        from premierpas.people.family_lines import lines as family_lines
        from premierpas.people.year import year
        from premierpas.volunteers.hours import given_to_pupils

        from . import notices, permissions, subscribers  # noqa: F401  they register themselves
        from .calendars import entries_of
        from .coming import next_of
        from .family import FOR_FAMILIES
        from .hours import minutes_of
        from .lines import lines_of
        from .waiting import ANSWER, MISSED_TWICE, NOTE
        from .year import facts_of

        for reason in (NOTE, ANSWER, MISSED_TWICE):
            reasons.fill(reason.code, reason)
        given_to_pupils.fill("meetings", minutes_of)
        entries.fill("meetings", entries_of)
        lines.fill("meetings", lines_of)
        coming.fill("meetings", next_of)
        family_lines.fill("meetings", FOR_FAMILIES)
        year.fill("meetings", facts_of)

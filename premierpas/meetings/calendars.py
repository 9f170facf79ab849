"""Meetings in other calendars: in UTC, without anybody's name, address or number; one entry moves and is called off."""

from collections.abc import Iterable
from datetime import UTC, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.languages import in_french

from .enums import MeetingState, Way
from .models import Meeting

_SHOWN = (MeetingState.PLANNED, MeetingState.HELD, MeetingState.CANCELLED)


@in_french()
def entry_of(meeting: Meeting) -> Event:
    """Its calendar entry: the same `UID` for ever, a higher `SEQUENCE` for each change."""
    event = Event()
    event.add("uid", f"{meeting.uid}@{settings.SITE_URL.partition('//')[2].strip('/')}")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", (meeting.settled_at or meeting.made_at).astimezone(UTC))
    event.add("dtstart", meeting.start.astimezone(UTC))
    event.add("dtend", meeting.end.astimezone(UTC))
    event.add("summary", _("Rendez-vous d’accompagnement, %(way)s") % {"way": Way(meeting.way).label})
    event.add("url", settings.SITE_URL.rstrip("/") + reverse("meetings:entry", args=[meeting.pk]))
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if meeting.state == MeetingState.CANCELLED else "CONFIRMED")
    return event


def calendar_of(meeting: Meeting) -> bytes:
    """One meeting to take into a calendar; one that was called off takes its entry away."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.SITE_NAME}//meetings//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if meeting.state == MeetingState.CANCELLED else "PUBLISH")
    calendar.add_component(entry_of(meeting))
    return bytes(calendar.to_ical())


def entries_of(presence: Presence) -> Iterable[Event]:
    """The meetings of a volunteer, for their calendar of tasks: those ahead, and of the last month."""
    if presence.volunteer_id is None:
        return []
    rows = Meeting.objects.filter(
        volunteer=presence.volunteer_id, state__in=_SHOWN,
        start__gte=clock.now() - timedelta(days=31),
    )  # fmt: skip
    return [entry_of(each) for each in rows.order_by("start", "pk")]

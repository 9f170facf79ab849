"""Events in other calendars: in UTC, without anybody's name; one entry moves and is called off."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from icalendar import Calendar
from icalendar import Event as Entry

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.languages import in_french
from premierpas.organisations.enums import Role
from premierpas.organisations.presence import classes_of

from .dates import dropped_dates
from .enums import PUBLIC, EventState, RegistrationState
from .models import Event, Registration


@in_french()
def entries_of(event: Event) -> list[Entry]:
    """Its dates: the same `UID` for ever, a higher `SEQUENCE` each time that it moves or is called off."""
    first = _entry(event, f"{event.uid}", event.start, event.end)
    others = [_entry(event, f"{event.uid}-{each.pk}", each.start, each.end) for each in event.sessions.all()]
    dropped = [
        _entry(event, f"{event.uid}-{number}", each.start, each.end, is_dropped=True)
        for number, each in dropped_dates(event)
    ]
    return [first, *others, *dropped]


def _entry(event: Event, uid: str, start: datetime, end: datetime, *, is_dropped: bool = False) -> Entry:
    entry = Entry()
    entry.add("uid", f"{uid}@{settings.SITE_URL.partition('//')[2].strip('/')}")
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", (event.opened_at or event.made_at).astimezone(UTC))
    entry.add("dtstart", start.astimezone(UTC))
    entry.add("dtend", end.astimezone(UTC))
    entry.add("summary", event.title)
    entry.add("location", event.address)
    entry.add("description", event.summary)
    entry.add("url", settings.SITE_URL.rstrip("/") + reverse("events:event", args=[event.slug]))
    is_off = is_dropped or event.state == EventState.CANCELLED
    entry.add("status", "CANCELLED" if is_off else "CONFIRMED")
    return entry


def calendar_of(event: Event) -> bytes:
    """One event to take into a calendar; one that was cancelled takes its entries away."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.SITE_NAME}//events//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if event.state == EventState.CANCELLED else "PUBLISH")
    for entry in entries_of(event):
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def entries_for(presence: Presence) -> Iterable[Entry]:
    """For somebody's calendar of tasks: the doors at which a volunteer is expected, the events to which a teacher's own
    class comes; ahead, and of the last month.
    """
    if presence.volunteer_id is not None:
        theirs = Q(hosts__volunteer=presence.volunteer_id)
    elif presence.role == Role.TEACHER and presence.membership_id is not None:
        rooms = classes_of(presence.membership_id).values("classroom")
        own = Registration.objects.filter(classroom__in=rooms)
        called_off = Q(state=RegistrationState.OVER, event__state=EventState.CANCELLED)
        theirs = Q(pk__in=own.filter(Q(state=RegistrationState.CONFIRMED) | called_off).values("event"))
    else:
        return []
    lately = clock.now() - timedelta(days=31)
    rows = Event.objects.filter(theirs, state__in=PUBLIC, over_at__gte=lately).prefetch_related("sessions")
    return [entry for event in rows.distinct().order_by("start", "pk") for entry in entries_of(event)]

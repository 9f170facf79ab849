"""An event in other calendars: one entry that moves and is called off, in UTC, without anybody's name."""

from datetime import UTC, timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from premierpas.agenda.models import Presence
from premierpas.events import actions
from premierpas.events.actions.programme import Line
from premierpas.events.calendars import entries_for
from premierpas.events.models import Event
from tests.factories import a_classroom, a_cleared_volunteer, a_coordinator, a_pupil, a_teacher, acting, an_event

pytestmark = pytest.mark.django_db


def read(client, event: Event) -> Calendar:
    answer = client.get(reverse("events:calendar", args=[event.slug]))
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(answer.content)


def test_its_uid_stays_its_sequence_grows_and_cancelling_takes_it_away(client):
    pupil = a_pupil(a_classroom(), first_name="Yanis", last_name="Ferreira")
    event = an_event(pupil.enrolments.get().classroom.school.territory, video="https://visio.exemple.test/x")
    by = a_coordinator(event.territory)
    actions.register_pupil(event, pupil.enrolments.get(), by=acting(pupil))
    first = read(client, event)
    moved = actions.move_event(
        event, by=by, values={"start": event.start + timedelta(days=1), "end": event.end + timedelta(days=1)}
    )
    second = read(client, event)
    actions.cancel_event(event, by=by, why="Grève")
    last = read(client, event)
    entries = [each.walk("VEVENT")[0] for each in (first, second, last)]
    assert len({str(each["UID"]) for each in entries}) == 1
    assert [each["SEQUENCE"] for each in entries] == [0, 1, 2]
    assert [str(each["METHOD"]) for each in (first, second, last)] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert [str(each["STATUS"]) for each in entries] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert entries[1]["DTSTART"].to_ical() == f"{moved.start.astimezone(UTC):%Y%m%dT%H%M%SZ}".encode()
    text = first.to_ical().decode()
    assert "Ferreira" not in text and "Yanis" not in text and "visio" not in text
    assert entries[0]["LOCATION"] == "Usine d’eau, 2 rue de l’Eau, Suresnes"


def test_each_date_of_a_series_is_an_entry_that_keeps_its_own_uid(client):
    event = an_event(a_classroom().school.territory)
    by, start = a_coordinator(event.territory), event.start + timedelta(days=7)
    values = {"start": start, "end": start + timedelta(hours=1)}
    actions.move_event(event, by=by, values={}, sessions=[Line(values)])
    row = event.sessions.get()
    before = [str(each["UID"]) for each in read(client, event).walk("VEVENT")]
    later = {"start": start + timedelta(hours=1), "end": start + timedelta(hours=2)}
    actions.move_event(event, by=by, values={}, sessions=[Line(later, row.pk)])
    after = read(client, event).walk("VEVENT")
    assert len(before) == 2 and [str(each["UID"]) for each in after] == before
    assert after[1]["DTSTART"].dt == later["start"].replace(microsecond=0)
    actions.move_event(event, by=by, values={}, sessions=[])
    last = read(client, event).walk("VEVENT")
    assert [str(each["UID"]) for each in last] == before
    assert [str(each["STATUS"]) for each in last] == ["CONFIRMED", "CANCELLED"]
    assert [each["SEQUENCE"] for each in last] == [3, 3]
    assert last[1]["DTSTART"].dt == later["start"].replace(microsecond=0)


def test_a_teacher_s_calendar_of_tasks_holds_what_their_own_class_comes_to_until_it_leaves():
    room = a_classroom()
    event = an_event(room.school.territory, for_whom="both")
    teacher, other = a_teacher(room), a_teacher(a_classroom(room.school, "3e B"))
    mine, theirs = (Presence.objects.get(key=f"membership:{each.pk}") for each in (teacher, other))
    brought = actions.register_class(event, room, by=acting(teacher), pupils=[a_pupil(room).enrolments.get()])
    assert [str(each["SUMMARY"]) for each in entries_for(mine)] == [event.title]
    assert list(entries_for(theirs)) == []
    actions.leave(brought, by=acting(teacher))
    assert list(entries_for(mine)) == []


def test_a_host_s_calendar_of_tasks_holds_the_event():
    event = an_event(a_classroom().school.territory)
    host = a_cleared_volunteer(event.territory)
    presence = Presence.objects.get(key=f"volunteer:{host.pk}")
    assert list(entries_for(presence)) == []
    actions.name_hosts(event, by=a_coordinator(event.territory), volunteers=[host])
    assert [str(each["SUMMARY"]) for each in entries_for(presence)] == [event.title]

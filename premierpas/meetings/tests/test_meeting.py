"""Moments are offered and booked once; meetings move and are called off, and the others hear of it in time."""

import threading
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connections, transaction
from django.urls import reverse
from icalendar import Calendar

from premierpas.agenda.models import Task
from premierpas.core import clock
from premierpas.core.clock import PARIS, travel
from premierpas.core.errors import NotAllowed, WrongState
from premierpas.core.outbox.models import Channel, Message
from premierpas.meetings import actions
from premierpas.meetings.calendars import calendar_of
from premierpas.meetings.enums import MeetingState, TryBy, Way, WhyMissed
from premierpas.meetings.errors import InThePast, NoPlace, NoteClosed, NotYet, NoVideo, SlotsOverlap, SlotTaken
from premierpas.meetings.hours import minutes_of
from premierpas.meetings.lines import lines_of
from premierpas.meetings.models import Attempt, Attendance, Meeting, Slot
from premierpas.meetings.waiting import MISSED_TWICE, NOTE
from premierpas.mentoring.actions import end_pair
from premierpas.mentoring.enums import WhyEnded
from premierpas.organisations.enums import Role
from premierpas.volunteers.actions import suspend
from tests.clients import signed_in_as
from tests.factories import a_classroom, a_member, a_pupil, a_teacher, a_territory, acting, viewer

from .situations import a_note, a_scene

NOON = datetime(2026, 11, 17, 12, tzinfo=PARIS)  # a Tuesday
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def scene(db):
    with travel(NOON):
        yield a_scene()


def slot_of(scene, start=NOON + 3 * DAY) -> Slot:
    (slot,) = actions.offer_slots(
        scene.mentor, by=acting(scene.mentor), starts=[start], minutes=45, way=Way.PHONE
    )  # fmt: skip
    return slot


def told(notice: str, channel: str | None = None) -> list[Message]:
    rows = Message.objects.filter(notice=notice)
    return list(rows.filter(channel=channel) if channel else rows)


def test_a_pupil_books_with_one_tap_and_the_mentor_is_told(scene):
    meeting = actions.book_slot(slot_of(scene), by=acting(scene.pupil))
    assert (meeting.start, meeting.minutes, meeting.state) == (NOON + 3 * DAY, 45, MeetingState.PLANNED)
    assert [each.user for each in told("meetings.booked", Channel.APP)] == [scene.mentor.user]


def test_nobody_else_books_it_a_stranger_least_of_all(scene):
    slot = slot_of(scene)
    with pytest.raises(NotAllowed):
        actions.book_slot(slot, by=acting(a_pupil(scene.teacher.classrooms.get().classroom, last_name="Tran")))
    actions.book_slot(slot, by=acting(scene.pupil))
    with pytest.raises(SlotTaken):
        actions.book_slot(slot, by=acting(scene.friend.enrolment.pupil))
    with pytest.raises(SlotTaken):
        actions.withdraw_slot(slot, by=acting(scene.mentor))


def test_who_follows_the_pupil_books_for_them_and_both_are_told_once(scene):
    slot, office = slot_of(scene), a_member(Role.OFFICE, scene.teacher.school)
    for stranger in (office, scene.mentor, a_teacher(a_classroom()), a_member(Role.COORDINATOR, a_territory())):
        with pytest.raises(NotAllowed):
            actions.book_for(scene.pupil, slot=slot, by=acting(stranger))
    client, address = signed_in_as(scene.teacher), reverse("meetings:book_for", args=[scene.pupil.pk])
    assert f'value="{slot.pk}"' in client.get(address).content.decode()
    for _twice in range(2):
        assert client.post(address, {"slot": slot.pk}).status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.made_by, meeting.attendances.get().pair) == (scene.teacher.user, scene.pair)
    assert [each.user for each in told("meetings.booked_for_you", Channel.APP)] == [scene.pupil.user]
    assert [each.user for each in told("meetings.booked", Channel.APP)] == [scene.mentor.user]
    for gone in (slot.pk, "abc", ""):
        client.post(reverse("meetings:book_for", args=[scene.friend.enrolment.pupil_id]), {"slot": gone})
    assert Meeting.objects.count() == 1
    assert "ne propose pas de créneau" in client.get(address).content.decode()
    end_pair(scene.pair, by=acting(scene.coordinator), why=WhyEnded.OTHER)
    assert "Personne n’accompagne cet élève" in client.get(address).content.decode()


def test_the_class_board_and_the_pupils_page_lead_to_booking_where_there_is_a_moment_to_book(scene):
    address = reverse("meetings:book_for", args=[scene.pupil.pk])
    client, pupil = signed_in_as(scene.teacher), reverse("following:pupil", args=[scene.pupil.pk])
    board = reverse("portal:class_board", args=[scene.pair.enrolment.classroom_id])
    assert address not in client.get(board).content.decode()
    slot_of(scene)
    for page in (board, pupil):
        assert address in client.get(page).content.decode(), page
    head = signed_in_as(a_member(Role.HEAD_TEACHER, scene.teacher.school))
    assert address not in head.get(board).content.decode()
    other = reverse("meetings:book_for", args=[scene.friend.enrolment.pupil_id])
    assert other in client.get(board).content.decode(), "the same mentor, the same moment"
    suspend(scene.mentor, by=acting(scene.coordinator), reason="À éclaircir")
    assert address not in client.get(board).content.decode()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_book_at_once_one_has_it():
    scene = a_scene()
    slot = slot_of(scene, clock.now() + 3 * DAY)
    pupils, refused, start = [scene.pupil, scene.friend.enrolment.pupil], [], threading.Barrier(2)

    def book(pupil):
        start.wait()
        try:
            actions.book_slot(slot, by=acting(pupil))
        except SlotTaken:
            refused.append(pupil)
        finally:
            connections.close_all()

    both = [threading.Thread(target=book, args=[each]) for each in pupils]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert len(refused) == 1 and Attendance.objects.count() == 1


def test_one_volunteer_offers_one_thing_at_a_time_and_nothing_that_is_past(scene):
    slot_of(scene)
    with pytest.raises(SlotsOverlap) as refused:
        slot_of(scene, NOON + 3 * DAY + timedelta(minutes=30))
    assert "12 h 30" in refused.value.message.replace("\u00a0", " ")
    with pytest.raises(InThePast):
        slot_of(scene, NOON - HOUR)
    start = NOON + 3 * DAY
    with pytest.raises(IntegrityError), transaction.atomic():
        Slot.objects.create(volunteer=scene.mentor, start=start, end=start + HOUR, way=Way.PHONE)


def test_who_cannot_come_says_so_and_the_moment_is_free_again(scene):
    slot = slot_of(scene)
    meeting = actions.book_slot(slot, by=acting(scene.pupil))
    actions.excuse(meeting.attendances.get(), by=acting(scene.pupil))
    meeting.refresh_from_db()
    slot.refresh_from_db()
    assert meeting.state == MeetingState.CANCELLED and slot.meeting is None
    assert told("meetings.excused", Channel.APP)
    actions.book_slot(slot, by=acting(scene.friend.enrolment.pupil))


def test_people_meet_in_a_place_or_by_the_associations_own_link(scene):
    with pytest.raises(NoPlace):
        scene.plans(NOON + DAY, way=Way.ON_SITE)
    with pytest.raises(NoVideo):
        scene.plans(NOON + DAY, way=Way.VIDEO)
    territory = scene.mentor.territory
    actions.set_habits(
        territory, by=acting(scene.coordinator), place="", video="https://visio.exemple.test/a", reminds_itself=False
    )
    assert scene.plans(NOON + DAY, way=Way.VIDEO).place == "https://visio.exemple.test/a"


def test_a_change_within_two_days_goes_to_the_telephone_a_later_one_does_not(scene):
    far, near = scene.plans(NOON + 9 * DAY), scene.plans(NOON + DAY)
    Message.objects.all().delete()
    for meeting in (far, near):
        start = meeting.start + HOUR
        actions.move_meeting(meeting, by=acting(scene.coordinator), start=start, minutes=45, way=Way.PHONE)
    by_text = {(each.notice, each.to) for each in Message.objects.filter(channel=Channel.SMS)}
    assert by_text == {
        ("meetings.moved", scene.pupil.phone), ("meetings.moved_for_you_soon", scene.mentor.user.phone),
    }  # fmt: skip
    assert len(told("meetings.moved", Channel.APP)) == 2 and len(told("meetings.moved_for_you", Channel.APP)) == 1


def test_whoever_does_it_is_not_told_of_it(scene):
    meeting = scene.plans(NOON + DAY)
    actions.cancel_meeting(meeting, by=acting(scene.mentor), why="Grève des bus")
    assert told("meetings.cancelled", Channel.APP)
    assert not told("meetings.cancelled_for_you") and not told("meetings.cancelled_for_you_soon")


def test_a_minor_is_left_in_peace_at_night_whatever_the_hurry(scene):
    meeting = scene.plans(NOON + DAY)
    night = datetime(2026, 11, 17, 22, 30, tzinfo=PARIS)
    with travel(night):
        actions.cancel_meeting(meeting, by=acting(scene.coordinator), why="Grève des bus")
    (text,) = told("meetings.cancelled", Channel.SMS)
    (adults,) = told("meetings.cancelled_for_you_soon", Channel.SMS)
    assert text.not_before == datetime(2026, 11, 18, 7, 30, tzinfo=PARIS) and adults.not_before is None


def test_the_database_knows_the_moves_of_a_meeting(scene):
    meeting = scene.met()
    for state in (MeetingState.PLANNED, MeetingState.CANCELLED):
        with pytest.raises(Exception, match="state|planned"), transaction.atomic():
            Meeting.objects.filter(pk=meeting.pk).update(state=state)
    with pytest.raises(WrongState):
        actions.cancel_meeting(meeting, by=acting(scene.mentor), why="Grève")
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.update(came=False, why="")


def test_a_note_is_about_what_has_been_and_may_be_corrected_for_a_day(scene):
    ahead = scene.plans(NOON + DAY)
    with pytest.raises(NotYet):
        actions.write_note(ahead, a_note(ahead, did="…"), by=acting(scene.mentor))
    meeting = scene.met()
    (pk,) = meeting.attendances.values_list("pk", flat=True)
    with travel(NOON + 23 * HOUR):
        actions.write_note(meeting, a_note(meeting, missed={pk: WhyMissed.ILL}), by=acting(scene.mentor))
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.MISSED and not hasattr(meeting.attendances.get(), "shared")
    with travel(NOON + 25 * HOUR), pytest.raises(NoteClosed):
        actions.write_note(meeting, a_note(meeting, did="…"), by=acting(scene.mentor))


def test_a_group_session_is_typed_once_and_kept_for_each_pupil(scene):
    meeting = scene.plans(NOON - HOUR, scene.pair, scene.friend)
    of_friend = meeting.attendances.get(pair=scene.friend)
    note = a_note(
        meeting, missed={of_friend.pk: WhyMissed.ILL}, did="Lu des offres.", step="Choisir", step_on=NOON.date() + DAY,
        private="Elle tousse.", about=[meeting.attendances.get(pair=scene.pair).pk],
    )  # fmt: skip
    actions.write_note(meeting, note, by=acting(scene.mentor))
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.HELD
    mine = meeting.attendances.get(pair=scene.pair)
    of_friend.refresh_from_db()
    assert (mine.came, of_friend.came, of_friend.why) == (True, False, WhyMissed.ILL)
    assert mine.shared.did == "Lu des offres." and mine.private.words == "Elle tousse."
    assert not hasattr(of_friend, "shared") and not hasattr(of_friend, "private")
    assert minutes_of([scene.mentor.pk], NOON.date(), NOON.date()) == {scene.mentor.pk: 45}


def test_two_missed_in_a_row_are_a_task_of_the_lead_until_they_meet(scene):
    scene.missed(9 * DAY)
    assert not Task.objects.filter(reason=MISSED_TWICE.code).exists()
    scene.missed(2 * DAY, WhyMissed.ILL)
    task = Task.objects.get(reason=MISSED_TWICE.code)
    assert (task.subject, task.owner, task.state) == (scene.pair.pk, scene.pair.lead, "open")
    scene.met(HOUR)
    task.refresh_from_db()
    assert task.state == "over"


def test_a_meeting_that_is_over_asks_for_its_note(scene):
    meeting = scene.plans(NOON - DAY)
    task = Task.objects.get(reason=NOTE.code, state="open")
    assert (task.subject, task.owner.key) == (meeting.pk, f"volunteer:{scene.mentor.pk}")
    actions.write_note(meeting, a_note(meeting, did="Relu."), by=acting(scene.mentor))
    assert not Task.objects.filter(reason=NOTE.code, state="open").exists()


def test_the_end_of_a_pair_calls_its_meetings_off_and_a_group_goes_on_without(scene):
    alone, group = scene.plans(NOON + DAY), scene.plans(NOON + 2 * DAY, scene.pair, scene.friend)
    late = scene.plans(NOON - DAY)
    end_pair(scene.pair, by=acting(scene.coordinator), why=WhyEnded.ASKED)
    states = dict(Meeting.objects.values_list("pk", "state"))
    assert states == {alone.pk: "cancelled", late.pk: "cancelled", group.pk: "planned"}
    assert len(told("meetings.cancelled", Channel.APP)) == 2
    assert not Task.objects.filter(reason=NOTE.code, state="open").exists()


def test_reached_and_tried_are_counted_apart(scene):
    for reached in (False, False, True):
        actions.note_attempt(scene.pair, by=acting(scene.mentor), way=TryBy.CALL, reached=reached)
    scene.met()
    line = lines_of([scene.pair.pk], viewer(scene.mentor))[scene.pair.pk][-1]
    assert line.words.endswith("2 fois") and "2 fois" in line.detail and Attempt.objects.count() == 3


def test_a_calendar_knows_one_entry_in_utc_and_nobodys_name(scene):
    meeting = scene.plans(NOON + 4 * DAY)
    first = calendar_of(meeting).decode()
    actions.move_meeting(meeting, by=acting(scene.mentor), start=NOON + 5 * DAY, minutes=30, way=Way.PHONE)
    meeting.refresh_from_db()
    moved = calendar_of(meeting).decode()
    actions.cancel_meeting(meeting, by=acting(scene.mentor), why="Grève")
    meeting.refresh_from_db()
    off = calendar_of(meeting).decode()
    entries = [Calendar.from_ical(each).walk("VEVENT")[0] for each in (first, moved, off)]
    assert len({str(each["uid"]) for each in entries}) == 1
    assert [int(each["sequence"]) for each in entries] == [0, 1, 2]
    assert "DTSTART:20261121T110000Z" in first and "METHOD:CANCEL" in off and "STATUS:CANCELLED" in off
    for text in (first, moved, off):
        assert not any(word in text for word in ("Inès", "Benali", "Camille", "Dufour", "+33", "ATTENDEE", "mailto")), (
            text
        )

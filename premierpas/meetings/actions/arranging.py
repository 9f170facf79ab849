"""A meeting is planned or logged afterwards, moves, is called off, or somebody can't come; the others are told."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import WrongState
from premierpas.core.reasons import reason_given
from premierpas.mentoring.models import Pair
from premierpas.people.models import Volunteer

from .. import notices
from ..enums import MeetingState, Way
from ..errors import InThePast, TooLongAgo
from ..models import Attendance, Meeting
from ..places import place_for
from ..telling import comers, is_soon, tell_pupils, tell_volunteer
from ..waiting import settle_meeting

REMEMBERED = timedelta(days=62)


@action(may="meetings.plan")
def plan_meeting(
    pairs: Sequence[Pair], *, by: Actor, start: datetime, minutes: int = 45, way: Way, place: str = ""
) -> Meeting:
    """A meeting of whoever acts with these pupils: they are told, unless it has been already and is only logged.

    Raises TooLongAgo, NoPlace or NoVideo.
    """
    volunteer = Volunteer.objects.select_related("user").get(pk=by.viewer.volunteer_id)
    if start < clock.now() - REMEMBERED:
        raise TooLongAgo
    meeting = Meeting.objects.create(
        volunteer=volunteer, start=start, minutes=minutes, way=way, made_by_id=by.user_id,
        place=place_for(way, place, volunteer.territory_id),
    )  # fmt: skip
    Attendance.objects.bulk_create([Attendance(meeting=meeting, pair=pair) for pair in pairs])
    if start > clock.now():
        tell_pupils(notices.PROPOSED, meeting, comers(meeting), occasion="", soon=is_soon(start))
    settle_meeting(meeting)
    return meeting


@action(may="meetings.arrange")
def move_meeting(meeting: Meeting, *, by: Actor, start: datetime, minutes: int, way: Way, place: str = "") -> Meeting:
    """It is at another moment or place; the others are told, by text message too where one of the moments is near.

    Raises WrongState when it is no longer planned, InThePast, NoPlace or NoVideo.
    """
    meeting = _planned(meeting)
    if start <= clock.now():
        raise InThePast
    before = meeting.start
    meeting.start, meeting.minutes, meeting.way = start, minutes, way
    meeting.place = place_for(way, place, meeting.volunteer.territory_id)
    meeting.sequence += 1
    meeting.save(update_fields=["start", "minutes", "way", "place", "sequence"])
    soon = is_soon(before, start)
    tell_pupils(notices.MOVED, meeting, comers(meeting), occasion=str(meeting.sequence), soon=soon)
    notice = notices.MOVED_FOR_YOU_SOON if soon else notices.MOVED_FOR_YOU
    here = reverse("meetings:meeting", args=[meeting.pk])
    tell_volunteer(notice, meeting, occasion=str(meeting.sequence), but=by.user_id, link=here, by=by.name)
    settle_meeting(meeting)
    return meeting


@action(may="meetings.arrange")
def cancel_meeting(meeting: Meeting, *, by: Actor, why: str) -> Meeting:
    """It doesn't take place; the others are told. Raises WrongState, ReasonMissing."""
    meeting = _planned(meeting)
    why = reason_given(why, field="why")
    expected = comers(meeting)
    call_off(meeting, why)
    if meeting.start > clock.now():
        soon = is_soon(meeting.start)
        tell_pupils(notices.CANCELLED, meeting, expected, occasion="", soon=soon)
        notice = notices.CANCELLED_FOR_YOU_SOON if soon else notices.CANCELLED_FOR_YOU
        tell_volunteer(notice, meeting, occasion="", but=by.user_id, link=reverse("meetings:held"), by=by.name)
    return meeting


@action(may="meetings.excuse")
def excuse(attendance: Attendance, *, by: Actor) -> Attendance:
    """The pupil can't come; nobody else coming, the meeting is off and its moment free again. Raises WrongState."""
    meeting = _planned(attendance.meeting)
    if meeting.start <= clock.now():
        raise InThePast
    attendance = Attendance.objects.select_for_update(of=("self",)).get(pk=attendance.pk)
    if attendance.excused_at is None:
        attendance.excused_at = clock.now()
        attendance.save(update_fields=["excused_at"])
        notice = notices.EXCUSED_SOON if is_soon(meeting.start) else notices.EXCUSED
        link = reverse("meetings:meeting", args=[meeting.pk])
        tell_volunteer(notice, meeting, occasion=str(attendance.pk), but=by.user_id, link=link)
        if not comers(meeting):
            free_again(meeting)
            call_off(meeting, "")
    return attendance


@step
def call_off(meeting: Meeting, why: str) -> None:
    """The same as a part of something else; its moment is no longer offered, unless it was freed before."""
    meeting.state, meeting.settled_at, meeting.why_cancelled = MeetingState.CANCELLED, clock.now(), why
    meeting.sequence += 1
    meeting.save(update_fields=["state", "settled_at", "why_cancelled", "sequence"])
    settle_meeting(meeting)


@step
def free_again(meeting: Meeting) -> None:
    """Another pupil may book the moment that this one doesn't need."""
    slot = getattr(meeting, "slot", None)
    if slot is not None:
        slot.meeting = None
        slot.save(update_fields=["meeting"])


def _planned(meeting: Meeting) -> Meeting:
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("volunteer__user", "slot")
    meeting = rows.get(pk=meeting.pk)
    if not meeting.is_planned:
        raise WrongState(_("Ce rendez-vous n’est plus prévu : rechargez la page."))
    return meeting

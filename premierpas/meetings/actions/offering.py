"""A volunteer offers moments; one of their pupils takes one, and nobody else does."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse

from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.people.models import Pupil, Volunteer

from ..enums import Way
from ..errors import InThePast, SlotsOverlap, SlotTaken
from ..holding import pair_between
from ..models import Attendance, Meeting, Slot
from ..notices import BOOKED, BOOKED_FOR_YOU
from ..places import place_for
from ..telling import comers, is_soon, tell_pupils, tell_volunteer


@action(may="meetings.offer")
def offer_slots(
    volunteer: Volunteer, *, by: Actor, starts: Sequence[datetime], minutes: int, way: Way, place: str = ""
) -> list[Slot]:
    """Each of these moments may be booked by one pupil.

    Raises InThePast, SlotsOverlap (naming the first that does), NoPlace or NoVideo.
    """
    place = place_for(way, place, volunteer.territory_id)
    made = []
    for start in sorted(starts):
        if start <= clock.now():
            raise InThePast
        slot = Slot(volunteer=volunteer, start=start, end=start + timedelta(minutes=minutes), way=way, place=place)
        try:
            with transaction.atomic():
                slot.save()
        except IntegrityError:
            raise SlotsOverlap(start) from None
        made.append(slot)
    return made


@action(may="meetings.offer")
def withdraw_slot(slot: Slot, *, by: Actor) -> Slot:
    """It is no longer offered. Raises SlotTaken when a pupil has booked it: that meeting is called off instead."""
    slot = Slot.objects.select_for_update(of=("self",)).get(pk=slot.pk)
    if slot.meeting_id is not None:
        raise SlotTaken
    if slot.withdrawn_at is None:
        slot.withdrawn_at = clock.now()
        slot.save(update_fields=["withdrawn_at"])
    return slot


@action(may="meetings.book")
def book_slot(slot: Slot, *, by: Actor) -> Meeting:
    """The pupil takes it: of two who try, the row's lock lets the first. Raises SlotTaken."""
    return _take(slot, by.viewer.pupil_id, by=by)


@action(may="meetings.book_for")
def book_for(pupil: Pupil, *, slot: Slot, by: Actor) -> Meeting:
    """Somebody who follows the pupil takes it for them: pupil and volunteer are told. Raises SlotTaken."""
    meeting = _take(slot, pupil.pk, by=by)
    tell_pupils(BOOKED_FOR_YOU, meeting, comers(meeting), occasion="", soon=is_soon(meeting.start))
    return meeting


@step
def _take(slot: Slot, pupil_id: int, *, by: Actor) -> Meeting:
    rows = Slot.objects.select_for_update(of=("self",)).select_related("volunteer__user")
    slot = rows.get(pk=slot.pk)
    pair = pair_between(pupil_id, slot.volunteer)
    if slot.meeting_id is not None or slot.withdrawn_at is not None or slot.start <= clock.now() or pair is None:
        raise SlotTaken
    meeting = Meeting.objects.create(
        volunteer=slot.volunteer, start=slot.start, minutes=slot.minutes, way=slot.way, place=slot.place,
        made_by_id=by.user_id,
    )  # fmt: skip
    Attendance.objects.create(meeting=meeting, pair=pair)
    slot.meeting = meeting
    slot.save(update_fields=["meeting"])
    here = reverse("meetings:meeting", args=[meeting.pk])
    tell_volunteer(BOOKED, meeting, occasion="", but=by.user_id, link=here)
    return meeting

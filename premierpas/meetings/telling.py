"""Who is told of a meeting, and in which words: the pupils who come, whoever meets them, and nobody who did it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse

from premierpas.core import clock
from premierpas.core.actions import Actor, step
from premierpas.core.outbox.notices import Notice, Recipient
from premierpas.mentoring.models import Pair
from premierpas.organisations.people import recipient_of, told
from premierpas.organisations.presence import coordinators
from premierpas.people.circle import about_pupil, circle, tell
from premierpas.people.models import Volunteer
from premierpas.ui.typography import clock_time, day

from .enums import Way
from .models import Attendance, Meeting
from .notices import READ_AT_ONCE

SOON = timedelta(hours=48)


def words_of(meeting: Meeting) -> dict[str, Any]:
    """A meeting in the reader's language."""
    return {
        "mentor": meeting.volunteer.name,
        "day": lambda: day(meeting.start),
        "hour": lambda: clock_time(meeting.start),
        "way": lambda: str(Way(meeting.way).label),
    }


def comers(meeting: Meeting) -> list[Attendance]:
    """The pupils who are expected, with their people."""
    rows = meeting.attendances.filter(excused_at=None, pair__until=None)
    rows = rows.select_related("pair__enrolment__pupil__user", "pair__enrolment__classroom__school")
    return list(rows.order_by("pk"))


def is_soon(*moments: datetime) -> bool:
    """Whether one of these is so near that a letter may be read too late."""
    return any(clock.now() <= each <= clock.now() + SOON for each in moments)


def pupil_of(pair: Pair) -> list[Recipient]:
    """The pupil, in the year of the pair."""
    return circle(pair.enrolment.pupil, within=pair.enrolment).pupil


@step
def tell_pupils(
    notice: Notice, meeting: Meeting, attendances: Iterable[Attendance], *, occasion: str, soon: bool = False
) -> None:
    """Each pupil; by text message too where it is soon. At night it waits for the morning."""
    for each in attendances:
        to = [who if soon else replace(who, phone="") for who in pupil_of(each.pair)]
        tell(
            notice, to, key=f"{notice.code}:{each.pk}:{occasion}", about=about_pupil(each.pair.enrolment.pupil),
            link=reverse("meetings:mine"), **words_of(meeting),
        )  # fmt: skip


@step
def tell_volunteer(
    notice: Notice, meeting: Meeting, *, occasion: str, but: int | None, link: str, **words: Any
) -> None:
    """Whoever meets them, unless it is who did it."""
    user = meeting.volunteer.user
    first = meeting.attendances.select_related("pair__enrolment__pupil").order_by("pk").first()
    if user is None or user.pk == but or first is None:
        return
    tell(
        notice, [recipient_of(user)], key=f"{notice.code}:{meeting.pk}:{occasion}", link=link,
        about=about_pupil(first.pair.enrolment.pupil), **(words_of(meeting) | words),
    )  # fmt: skip


def leading(pair: Pair, volunteer: Volunteer) -> list[Recipient]:
    """Whoever answers for a pair; the territory's coordinators where nobody does."""
    if pair.lead is not None:
        return [recipient_of(pair.lead.user)]
    return told(coordinators(volunteer.territory_id))


@step
def tell_lead(row: Attendance, *, by: Actor, occasion: str) -> None:
    """A word for the team is to be read at once: whoever answers for the pair, unless they wrote it."""
    pupil = row.pair.enrolment.pupil
    others = [each for each in leading(row.pair, row.pair.volunteer) if each.user_id != by.user_id]
    tell(
        READ_AT_ONCE, others, key=occasion, about=about_pupil(pupil), by=by.name,
        link=reverse("meetings:pupil", args=[pupil.pk]),
    )  # fmt: skip

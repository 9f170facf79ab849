"""Reminders of meetings and of notes: computed from facts, listed before they leave, each once a person and day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.agenda.models import Reminder
from premierpas.agenda.reminding import first_time, person_of
from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.core.compiled import Compiled, Given, compiled_by
from premierpas.core.outbox.notices import Recipient
from premierpas.organisations.people import recipient_of
from premierpas.people.circle import about_pupil, tell

from . import notices
from .enums import MeetingState
from .holding import still_met
from .models import Attendance, Meeting, Skipped
from .telling import pupil_of, words_of

A_DAY, LISTED, NOTE_AFTER = timedelta(days=1), timedelta(days=7), timedelta(days=2)
MOST = 500


class Why(StrEnum):
    """What somebody is reminded of; the same words name the reason of `agenda.Reminder`."""

    SOON = "meetings.soon"
    LATE_NOTE = "meetings.late_note"


@dataclass(frozen=True)
class Due:
    """A reminder that would leave on a day, with those who would get it as things stand."""

    meeting: Meeting
    why: Why
    day: date
    names: tuple[str, ...]

    @property
    def words(self) -> str:
        return _("Rendez-vous à venir") if self.why == Why.SOON else _("Compte rendu en retard")


def day_of(meeting: Meeting, why: Why) -> date:
    """For which day a reminder is: the meeting's own, or two days after it for its note."""
    day = meeting.start.astimezone(clock.PARIS).date()
    return day if why == Why.SOON else day + NOTE_AFTER


def reminding(rows: QuerySet[Meeting], since: Any, until: Any) -> QuerySet[Meeting]:
    """Those of these meetings about which somebody may be reminded; between instants that may be given later."""
    planned = rows.filter(state=MeetingState.PLANNED, start__gt=since, start__lte=until)
    return planned.select_related("volunteer__user").order_by("start", "pk")[:MOST]


def listed_between() -> tuple[datetime, datetime]:
    """Since when and until when meetings may be reminded of."""
    now = clock.now()
    return now - timedelta(days=62), now + LISTED


def pending(found: list[Meeting]) -> list[Due]:
    """The reminders of these meetings that haven't left and weren't put aside: three queries at most."""
    now = clock.now()
    keys = {(why, each.pk, day_of(each, why)) for each in found for why in Why}
    gone = _known(Reminder, found) | _known(Skipped, found)
    expected = _expected(found)
    due = []
    for each in found:
        why = Why.SOON if each.start > now else Why.LATE_NOTE
        key = (why, each.pk, day_of(each, why))
        names = _names(each, why, expected.get(each.pk, []))
        if key in keys - gone and names and (why == Why.SOON or each.is_over):
            due.append(Due(each, why, key[2], names))
    return due


def _known(kind: type[Reminder | Skipped], meetings: Iterable[Meeting]) -> set[tuple[Why, int, date]]:
    ours = _said(kind)(subjects=[each.pk for each in meetings])
    return {(Why(reason), subject, due) for reason, subject, due in ours}


@compiled_by
def _said(kind: type[Reminder | Skipped]) -> QuerySet[Any, Any]:
    rows = kind._default_manager.filter(reason__in=list(Why), subject__in=Given("subjects", many=True))
    return rows.values_list("reason", "subject", "due")


def _expected(meetings: list[Meeting]) -> dict[int, list[Attendance]]:
    volunteers, pks = [each.volunteer_id for each in meetings], [each.pk for each in meetings]
    found: dict[int, list[Attendance]] = {}
    for row in _coming(volunteers=volunteers, meetings=pks, now=clock.now()):
        found.setdefault(row.meeting_id, []).append(row)
    return found


_coming = Compiled(
    lambda: (
        Attendance.objects.filter(
            still_met(Given("volunteers", many=True), Given("now")), meeting__in=Given("meetings", many=True),
            excused_at=None,
        )
        .select_related("meeting__volunteer__user", "pair__enrolment__pupil", "pair__enrolment__classroom__school")
        .order_by("pk")
    )
)  # fmt: skip


def _names(meeting: Meeting, why: Why, expected: list[Attendance]) -> tuple[str, ...]:
    if not expected or not meeting.volunteer.sees_pupils:
        return ()
    return (
        tuple(each.pair.enrolment.pupil.first_name for each in expected)
        if why == Why.SOON
        else (meeting.volunteer.name,)
    )


@step
def deliver(meeting: Meeting, why: Why) -> int:
    """Remind those whom it is for at this moment; a second worker finds each person reminded."""
    now = clock.now()
    fits = meeting.start > now if why == Why.SOON else meeting.is_over
    if meeting.state != MeetingState.PLANNED or not fits or not meeting.volunteer.sees_pupils:
        return 0
    due, sent = day_of(meeting, why), 0
    rows = _expected([meeting]).get(meeting.pk, [])
    for row in rows if why == Why.SOON else rows[:1]:
        pupil = row.pair.enrolment.pupil
        for to in _to(row, why):
            if first_time(why, meeting.pk, person=person_of(to), due=due):
                tell(
                    notices.SOON if why == Why.SOON else notices.LATE_NOTE, [to],
                    key=f"{why}:{meeting.pk}:{due}:{row.pk}", about=about_pupil(pupil), link=_link(meeting, why),
                    **words_of(meeting),
                )  # fmt: skip
                sent += 1
    return sent


def _to(row: Attendance, why: Why) -> list[Recipient]:
    if why == Why.SOON:
        return pupil_of(row.pair)
    user = row.meeting.volunteer.user
    return [recipient_of(user)] if user is not None else []


def _link(meeting: Meeting, why: Why) -> str:
    return reverse("meetings:mine") if why == Why.SOON else reverse("meetings:note", args=[meeting.pk])


def leaving_today() -> list[Due]:
    """Those that leave today without anybody, in territories that want it: on the eve, and once a note is late."""
    today = clock.today()
    ours = Meeting.objects.filter(volunteer__territory__meeting_habits__reminds_itself=True)
    due = pending(list(reminding(ours, *listed_between())))
    return [each for each in due if each.day <= today + (A_DAY if each.why == Why.SOON else timedelta())]

"""What the family's page tells of meetings: when they meet, whether they did, what was written for all; never more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from premierpas.core import clock
from premierpas.people.consenting import for_family
from premierpas.people.family_lines import Line, Lines
from premierpas.people.models import Enrolment, Guardian

from .enums import MeetingState
from .models import Attendance, SharedNote, Step

WILL_MEET = for_family("{volunteer} et {name} ont rendez-vous.")
MET = for_family("{volunteer} et {name} se sont vus.")
NOT_MET = for_family("Le rendez-vous avec {volunteer} n’a pas eu lieu.")
PAST = 5  # of those that are over, the latest


def _lines_of(enrolment: Enrolment) -> Iterator[Line]:
    rows = Attendance.objects.filter(pair__enrolment=enrolment).exclude(meeting__state=MeetingState.CANCELLED)
    rows = rows.select_related("meeting__volunteer").order_by("-meeting__start")
    coming = rows.filter(meeting__start__gt=clock.now(), excused_at=None)
    over = rows.filter(meeting__start__lte=clock.now(), came__isnull=False)[:PAST]
    for row in (*coming, *over):
        words = WILL_MEET if row.came is None else MET if row.came else NOT_MET
        places = {"volunteer": row.meeting.volunteer.name, "name": enrolment.pupil.first_name}
        yield Line(row.meeting.start, words, places)


FOR_FAMILIES = Lines((WILL_MEET, MET, NOT_MET), _lines_of)


@dataclass(frozen=True)
class Note:
    """What was written of one meeting, as it was typed."""

    at: datetime
    who: str
    did: str
    how: str


def notes_for(enrolment: Enrolment, guardian: Guardian) -> list[Note]:
    """Of the child's year, the shared notes beside which this guardian was named when they were sent, newest first.

    Whoever asks has made sure that it is this family.
    """
    rows = SharedNote.objects.filter(
        attendance__pair__enrolment=enrolment, attendance__family__contains=[guardian.name]
    )
    rows = rows.select_related("attendance__meeting__volunteer").order_by("-attendance__meeting__start", "-pk")
    meetings = ((row, row.attendance.meeting) for row in rows)
    return [Note(meeting.start, meeting.volunteer.name, row.did, row.how) for row, meeting in meetings]


def steps_for(enrolment: Enrolment, guardian: Guardian) -> list[Step]:
    """What the child has still to do, as on its own home: of the notes that name this guardian."""
    rows = Step.objects.filter(pair__enrolment=enrolment, done_at=None, attendance__family__contains=[guardian.name])
    return list(rows.order_by("due", "pk"))

"""The note: who came, what was done, the next step, a word for the team; shared and private are kept apart."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import WrongState

from ..enums import MeetingState, WhyMissed
from ..errors import NoteClosed, NotYet
from ..holding import held_pairs
from ..models import Attendance, Meeting, PrivateNote, SharedNote, Step
from ..notices import READ_AT_ONCE
from ..readers import guardians
from ..telling import tell_lead
from ..waiting import settle_meeting
from .adding import add_to

CORRECTED_FOR = timedelta(hours=24)


@dataclass(frozen=True)
class Note:
    """What somebody writes of a meeting. `missed`: by attendance, why somebody wasn't there; the others came.

    `about`: whose file the private word is kept in. `family`: the guardians whose names stood beside the fields.
    """

    missed: Mapping[int, WhyMissed] = field(default_factory=dict)
    did: str = ""
    how: str = ""
    step: str = ""
    step_on: date | None = None
    private: str = ""
    urgent: bool = False
    about: Collection[int] = ()
    family: Collection[str] = ()


@action(may="meetings.conduct")
def write_note(meeting: Meeting, note: Note, *, by: Actor) -> Meeting:
    """Say how a meeting went, pupil by pupil; for a day it may be said again. Only about pupils whom one meets today.

    Raises NotYet, NoteClosed, or WrongState when it was called off.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("volunteer").get(pk=meeting.pk)
    if meeting.start > clock.now():
        raise NotYet
    if meeting.state == MeetingState.CANCELLED:
        raise WrongState(_("Ce rendez-vous a été annulé : il n’a pas de compte rendu."))
    if meeting.settled_at is not None and clock.now() > meeting.settled_at + CORRECTED_FOR:
        raise NoteClosed
    rows = Attendance.objects.select_for_update(of=("self",)).filter(meeting=meeting, pair__in=held_pairs(by.viewer))
    attendances = list(
        rows.filter(excused_at=None).select_related("pair__enrolment__pupil", "pair__lead__user").order_by("pk")
    )
    for each in attendances:
        _write(each, note, by)
    anybody = meeting.attendances.filter(came=True).exists()
    meeting.state = MeetingState.HELD if anybody else MeetingState.MISSED
    meeting.settled_at = meeting.settled_at or clock.now()
    meeting.save(update_fields=["state", "settled_at"])
    settle_meeting(meeting)
    return meeting


def _write(row: Attendance, note: Note, by: Actor) -> None:
    why = note.missed.get(row.pk)
    row.came, row.why = why is None, why or ""
    row.family = [name for name in guardians(row.pair.enrolment) if name in note.family]
    row.save(update_fields=["came", "why", "family"])
    _share(row, note, by)
    _set_step(row, note)
    _keep_apart(row, note, by)


def _share(row: Attendance, note: Note, by: Actor) -> None:
    if row.came and (note.did or note.how):
        words = {"did": note.did, "how": note.how}
        SharedNote.objects.update_or_create(attendance=row, defaults=words, create_defaults=words | {"by": by.user})
    else:
        SharedNote.objects.filter(attendance=row).delete()


def _set_step(row: Attendance, note: Note) -> None:
    if note.step and note.step_on:
        words = {"words": note.step, "due": note.step_on}
        Step.objects.update_or_create(attendance=row, defaults=words, create_defaults=words | {"pair": row.pair})
    else:
        Step.objects.filter(attendance=row, done_at=None).delete()


def _keep_apart(row: Attendance, note: Note, by: Actor) -> None:
    before = PrivateNote.objects.filter(attendance=row).first()
    is_said = bool(note.private) and row.pk in note.about
    if before is not None and (before.urgent or before.by_id != by.user_id):  # acted on, or another's: it stays
        if is_said:
            add_to(before, note.private)
    elif is_said:
        words = {"words": note.private, "urgent": note.urgent}
        PrivateNote.objects.update_or_create(attendance=row, defaults=words, create_defaults=words | {"by": by.user})
        if note.urgent:
            tell_lead(row, by=by, occasion=f"{READ_AT_ONCE.code}:{row.pk}")
    elif before is not None:
        before.delete()

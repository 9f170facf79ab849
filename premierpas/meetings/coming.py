"""The next meeting of a volunteer, with what they need at its door: where, what was to be done, what was said last."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.mentoring.doors import Coming
from premierpas.mentoring.models import Pair
from premierpas.ui.typography import joined, short_day

from .enums import MeetingState, Way
from .holding import held_pairs
from .models import Attendance, Meeting, SharedNote
from .queries import with_pupils
from .readers import Kind, readable, readable_steps

MOST = 3  # steps


def next_of(viewer: Viewer) -> Coming | None:
    """The first one ahead with somebody whom they meet; a constant number of queries."""
    pairs = held_pairs(viewer)
    expected = Attendance.objects.filter(meeting=OuterRef("pk"), pair__in=pairs, excused_at=None)
    ahead = Meeting.objects.filter(Exists(expected), state=MeetingState.PLANNED, start__gte=clock.now())
    meeting = with_pupils(ahead, pairs).order_by("start", "pk").first()
    if meeting is None:
        return None
    with_whom = [each.pair for each in meeting.seen if each.excused_at is None]  # type: ignore[attr-defined]
    last, last_said = _last(viewer, with_whom)
    return Coming(
        who=joined(each.enrolment.pupil.first_name for each in with_whom), at=meeting.start, minutes=meeting.minutes,
        way=str(Way(meeting.way).label), place=meeting.place, steps=_steps(viewer, with_whom), last=last,
        last_said=last_said, moved_at=reverse("meetings:meeting", args=[meeting.pk]),
        cancelled_at=reverse("meetings:cancel", args=[meeting.pk]),
    )  # fmt: skip


def _steps(viewer: Viewer, pairs: list[Pair]) -> list[tuple[str, bool]]:
    """What is still to be done first, then what was done last."""
    rows = readable_steps(viewer).filter(pair__in=pairs)
    waiting = list(rows.filter(done_at=None).order_by("due", "pk")[:MOST])
    done = list(rows.filter(done_at__isnull=False).order_by("-done_at", "-pk")[: MOST - len(waiting)])
    return [(each.words, each.done_at is not None) for each in [*done, *waiting]]


def _last(viewer: Viewer, pairs: list[Pair]) -> tuple[str, str]:
    """What was written for all the last time, and by whom."""
    rows = readable(SharedNote.objects.filter(attendance__pair__in=pairs), viewer, Kind.SHARED)
    rows = rows.select_related("attendance__meeting__volunteer").order_by("-attendance__meeting__start", "-pk")
    note = rows.first()
    if note is None:
        return "", ""
    meeting = note.attendance.meeting
    told = {"day": short_day(meeting.start), "who": meeting.volunteer.name}
    own = note.by_id == viewer.user_id
    said = _("Votre note du %(day)s") % told if own else _("Note de %(who)s, %(day)s") % told
    return note.how or note.did, said

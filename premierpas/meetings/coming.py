"""The next meeting of a volunteer, with what they need at its door: where, what was to be done, what was said last."""

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.compiled import Given, compiled_by
from premierpas.mentoring.doors import Coming
from premierpas.mentoring.models import Pair
from premierpas.people.sight import Eyes, eyes_of
from premierpas.ui.typography import joined, short_day

from .enums import MeetingState, Way
from .holding import held_pairs
from .models import Attendance, Meeting, SharedNote, Step
from .queries import attended
from .readers import Kind, open_steps, readable, readable_steps

MOST = 3  # steps


def next_of(viewer: Viewer) -> Coming | None:
    """The first one ahead with somebody whom they meet; a constant number of queries."""
    eyes = eyes_of(viewer)
    ahead = _ahead(eyes)(now=clock.now()) if eyes else []
    if eyes is None or not ahead:
        return None
    meeting = attended(ahead, viewer, held_pairs)[0]
    with_whom = [each.pair for each in meeting.seen if each.excused_at is None]  # type: ignore[attr-defined]
    last, last_said = _last(viewer, eyes, with_whom)
    return Coming(
        who=joined(each.enrolment.pupil.first_name for each in with_whom), at=meeting.start, minutes=meeting.minutes,
        way=str(Way(meeting.way).label), place=meeting.place, steps=_steps(viewer, eyes, with_whom),
        last=last, last_said=last_said, moved_at=reverse("meetings:meeting", args=[meeting.pk]),
        cancelled_at=reverse("meetings:cancel", args=[meeting.pk]),
    )  # fmt: skip


@compiled_by
def _ahead(eyes: Eyes) -> QuerySet[Meeting]:
    expected = Attendance.objects.filter(meeting=OuterRef("pk"), pair__in=held_pairs(eyes), excused_at=None)
    rows = Meeting.objects.filter(Exists(expected), state=MeetingState.PLANNED, start__gte=Given("now"))
    return rows.select_related("volunteer").order_by("start", "pk")[:1]


@compiled_by
def _done(eyes: Eyes) -> QuerySet[Step]:
    rows = readable_steps(eyes).filter(pair__in=Given("pairs", many=True), done_at__isnull=False)
    return rows.order_by("-done_at", "-pk")[:MOST]


@compiled_by
def _notes(eyes: Eyes) -> QuerySet[SharedNote]:
    rows = readable(SharedNote.objects.filter(attendance__pair__in=Given("pairs", many=True)), eyes, Kind.SHARED)
    rows = rows.select_related("attendance__meeting__volunteer")
    return rows.order_by("-attendance__meeting__start", "-pk")[:1]


def rooms_of() -> list[tuple[str, str]]:
    """The ways from a mentor's home to their meetings and to the moments that they offer."""
    return [
        (_("Tous mes rendez-vous"), reverse("meetings:held")),
        (_("Mes créneaux à réserver"), reverse("meetings:slots")),
    ]


def _steps(viewer: Viewer, eyes: Eyes, pairs: list[Pair]) -> list[tuple[str, bool]]:
    """What is still to be done first, then what was done last."""
    pks = [each.pk for each in pairs]
    waiting = open_steps(viewer, pks)[:MOST]
    done = _done(eyes)(pairs=pks, now=clock.now())[: MOST - len(waiting)]
    return [(each.words, each.done_at is not None) for each in [*done, *waiting]]


def _last(viewer: Viewer, eyes: Eyes, pairs: list[Pair]) -> tuple[str, str]:
    """What was written for all the last time, and by whom."""
    note = _notes(eyes).first(pairs=[each.pk for each in pairs], now=clock.now())
    if note is None:
        return "", ""
    meeting = note.attendance.meeting
    told = {"day": short_day(meeting.start), "who": meeting.volunteer.name}
    own = note.by_id == viewer.user_id
    said = _("Votre note du %(day)s") % told if own else _("Note de %(who)s, %(day)s") % told
    return note.how or note.did, said

"""What the pages of meetings show, in a constant number of queries."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Prefetch, QuerySet, prefetch_related_objects

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given, compiled_by
from premierpas.mentoring.models import Pair
from premierpas.people.models import Volunteer
from premierpas.people.sight import Eyes, eyes_of

from .enums import MeetingState
from .holding import answered_pairs, held_pairs
from .models import Addition, Attendance, Meeting, PrivateNote, Question, SharedNote, Slot, Step
from .readers import Kind, readable, readable_steps

PAGE = 20


def with_pupils(rows: QuerySet[Meeting], pairs: QuerySet[Pair] | None = None) -> QuerySet[Meeting]:
    """Meetings with their attendances: of these pairs only, where they are given, as `seen`."""
    attendances = Attendance.objects.select_related("pair__enrolment__pupil").order_by("pk")
    if pairs is not None:
        attendances = attendances.filter(pair__in=pairs)
    return rows.select_related("volunteer").prefetch_related(Prefetch("attendances", attendances, to_attr="seen"))


Pairs = Callable[[Eyes], QuerySet[Pair]]


def attended(meetings: Sequence[Meeting], viewer: Viewer, pairs: Pairs) -> Sequence[Meeting]:
    """These meetings with their attendances of these pairs of the viewer's, as `seen`; one query."""
    found: dict[int, list[Attendance]] = {each.pk: [] for each in meetings}
    eyes = eyes_of(viewer)
    for row in _attendances(pairs, eyes)(meetings=list(found), now=clock.now()) if eyes else ():
        found[row.meeting_id].append(row)
    for each in meetings:
        each.seen = found[each.pk]  # type: ignore[attr-defined]
    return meetings


@compiled_by
def _attendances(pairs: Pairs, eyes: Eyes) -> QuerySet[Attendance]:
    rows = Attendance.objects.filter(meeting__in=Given("meetings", many=True), pair__in=pairs(eyes))
    return rows.select_related("pair__enrolment__pupil").order_by("pk")


def near_pairs(viewer: Viewer | Eyes) -> QuerySet[Pair]:
    """Those whose pupil the viewer meets, and those that they answer for."""
    return held_pairs(viewer) | answered_pairs(viewer)


def page_of(rows: QuerySet, number: str | None) -> Page:
    """One page of a list, read: a template asks nothing."""
    page = Paginator(rows, PAGE).get_page(number)
    page.object_list = list(page.object_list)
    return page


@dataclass
class Held:
    """What a volunteer has before them."""

    due: list[Meeting] = field(default_factory=list)
    coming: list[Meeting] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def held_by(viewer: Viewer) -> Held:
    """Notes to write, meetings ahead, moments offered, questions that wait."""
    pairs = held_pairs(viewer)
    planned = Meeting.objects.filter(
        Exists(Attendance.objects.filter(meeting=OuterRef("pk"), pair__in=pairs)), state=MeetingState.PLANNED
    )
    rows = list(with_pupils(planned, pairs).order_by("start", "pk"))
    slots = Slot.objects.free().filter(volunteer=viewer.volunteer_id)
    questions = Question.objects.filter(answered_at=None, attendance__pair__in=pairs)
    return Held(
        due=[each for each in rows if each.is_over],
        coming=[each for each in rows if not each.is_over],
        slots=list(slots.select_related("volunteer").order_by("start")),
        questions=list(questions.select_related("by", "attendance__meeting").order_by("asked_at")),
    )


def past_of(viewer: Viewer, number: str | None) -> Page:
    """A volunteer's meetings that were; of pupils whom they no longer meet, only that there was one."""
    rows = Meeting.objects.filter(volunteer=viewer.volunteer_id).exclude(state=MeetingState.PLANNED)
    return page_of(with_pupils(rows, held_pairs(viewer)).order_by("-start", "-pk"), number)


@dataclass
class Row:
    """One pupil at one meeting, with what this viewer may read of it."""

    attendance: Attendance
    shared: SharedNote | None = None
    private: PrivateNote | None = None
    questions: list[Question] = field(default_factory=list)
    may_ask: bool = False

    @property
    def meeting(self) -> Meeting:
        return self.attendance.meeting


def rows_of(viewer: Viewer, attendances: list[Attendance], answered: Collection[int] | None = None) -> list[Row]:
    """What this viewer may read of each, at this moment; `answered`: those of their pairs that they answer for."""
    if not attendances:
        return []
    shared: dict[int, SharedNote] = _notes_of(viewer, attendances, SharedNote, Kind.SHARED)
    private = words_for_team(viewer, attendances)
    if answered is None:
        answered = set() if viewer.is_pupil else _answered_of(viewer, attendances)
    questions: dict[int, list[Question]] = {}
    pks = [each.pk for each in attendances]
    for each in _questions(attendances=pks, pairs=list(answered)) if answered else ():
        questions.setdefault(each.attendance_id, []).append(each)
    rows = []
    for row in attendances:
        mine = questions.get(row.pk, [])
        waits = any(question.answered_at is None for question in mine)
        may_ask = row.pair_id in answered and row.came is not None and not waits
        rows.append(Row(row, shared.get(row.pk), private.get(row.pk), mine, may_ask))
    return rows


def words_for_team(viewer: Viewer, attendances: Sequence[Attendance]) -> dict[int, PrivateNote]:
    """By attendance, the word for the team that this viewer may read at this moment, with all that was added to it."""
    found: dict[int, PrivateNote] = _notes_of(viewer, attendances, PrivateNote, Kind.PRIVATE)
    prefetch_related_objects(list(found.values()), Prefetch("additions", Addition.objects.select_related("by")))
    return found


_questions = Compiled(
    lambda: (
        Question.objects.filter(
            attendance__in=Given("attendances", many=True), attendance__pair__in=Given("pairs", many=True)
        )
        .select_related("by")
        .order_by("asked_at")
    )
)


def _notes_of(viewer: Viewer, attendances: Sequence[Attendance], kind: Any, which: Kind) -> dict[int, Any]:
    """By attendance, the note of it that this viewer may read."""
    pks, eyes = [each.pk for each in attendances], eyes_of(viewer)
    rows = (
        _notes(eyes, kind, which)(attendances=pks, now=clock.now())
        if eyes is not None and not viewer.is_pupil
        else readable(kind.objects.filter(attendance__in=pks), viewer, which)
    )
    return {each.attendance_id: each for each in rows}


@compiled_by
def _notes(eyes: Eyes, kind: Any, which: Kind) -> QuerySet[Any]:
    return readable(kind.objects.filter(attendance__in=Given("attendances", many=True)), eyes, which)


def _answered_of(viewer: Viewer, attendances: list[Attendance]) -> set[int]:
    return set(answered_pairs(viewer).filter(attendances__in=attendances).values_list("pk", flat=True))


@dataclass
class Own:
    """A pupil's page."""

    mentors: list[Volunteer]
    coming: list[Attendance]
    slots: list[Slot]
    steps: list[Step]
    past: list[Row]


def own_of(viewer: Viewer, mentors: list[Volunteer]) -> Own:
    """Who meets the pupil, when, what may be booked, what comes next, and what was written for them."""
    mine = Attendance.objects.filter(pair__enrolment__pupil=viewer.pupil_id)
    mine = mine.select_related("meeting__volunteer", "pair__enrolment")
    now = clock.now()
    planned = mine.filter(meeting__state=MeetingState.PLANNED, excused_at=None, pair__until=None)
    coming = [each for each in planned.order_by("meeting__start", "pk") if each.meeting.end > now]
    past = list(mine.filter(came__isnull=False).order_by("-meeting__start", "-pk")[:PAGE])
    return Own(
        mentors=mentors,
        coming=coming,
        slots=free_slots(mentors),
        steps=list(steps_of(viewer)),
        past=rows_of(viewer, past),
    )


def free_slots(volunteers: list[Volunteer]) -> list[Slot]:
    """What these volunteers offer, the next moments first."""
    rows = Slot.objects.free().filter(volunteer__in=volunteers).select_related("volunteer")
    return list(rows.order_by("start", "pk")[:PAGE])


def steps_of(viewer: Viewer) -> QuerySet[Step]:
    """What a pupil has still to do, and what they did in the last days: for their home."""
    return readable_steps(viewer).filter(done_at=None).order_by("due", "pk")


def overseen(viewer: Viewer | Eyes) -> QuerySet[Meeting]:
    """The meetings of those whom the viewer answers for."""
    mine = Attendance.objects.filter(meeting=OuterRef("pk"), pair__in=answered_pairs(viewer))
    return Meeting.objects.filter(Exists(mine))

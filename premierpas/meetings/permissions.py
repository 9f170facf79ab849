"""Who offers, books, meets, writes and asks. Whom somebody sees is judged by `people.sight` alone."""

from collections.abc import Sequence

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.mentoring.models import Pair
from premierpas.organisations.models import Territory
from premierpas.people.enums import LinkPurpose
from premierpas.people.models import Pupil, Volunteer
from premierpas.people.sight import seen_by, sees_for
from premierpas.people.team import coordinates, is_cleared, is_own_territory

from .holding import BOOKING, answered_pairs, at, held_pairs, holds, pair_between
from .models import Attendance, Meeting, PrivateNote, Question, Slot, Step
from .readers import Kind, readable

_READING = (
    LinkPurpose.TERRITORY, LinkPurpose.CLASS, LinkPurpose.MENTORING, LinkPurpose.STAND_IN, LinkPurpose.PAIR_LEAD,
)  # fmt: skip


@rules.predicate
def is_themself(viewer: Viewer, row: Volunteer | Slot) -> bool:
    return viewer.volunteer_id == (row.pk if isinstance(row, Volunteer) else row.volunteer_id)


@rules.predicate
def holds_pair(viewer: Viewer, pair: Pair) -> bool:
    return holds(viewer, pair)


@rules.predicate
def holds_all(viewer: Viewer, pairs: Sequence[Pair]) -> bool:
    """Whoever plans a meeting meets every pupil of it."""
    wanted = {each.pk for each in pairs}
    return bool(wanted) and set(held_pairs(viewer).filter(pk__in=wanted).values_list("pk", flat=True)) == wanted


@rules.predicate
def conducts(viewer: Viewer, meeting: Meeting) -> bool:
    """Whoever meets one of its pupils today: the mentor, or who stands in."""
    return bool(at(held_pairs, viewer, "attendances__meeting", meeting.pk))


@rules.predicate
def answers_for(viewer: Viewer, row: Meeting | Attendance) -> bool:
    """The lead of one of its pairs, and coordinators."""
    path = "attendances" if isinstance(row, Attendance) else "attendances__meeting"
    return bool(at(answered_pairs, viewer, path, row.pk))


@rules.predicate
def answers_for_somebody(viewer: Viewer) -> bool:
    """A lead of a pair, whoever they are otherwise."""
    return seen_by(viewer).filter(purpose=LinkPurpose.PAIR_LEAD).exists()


@rules.predicate
def is_own(viewer: Viewer, row: Attendance | Step) -> bool:
    """The pupil whose it is."""
    return viewer.is_pupil and row.pair.enrolment.pupil_id == viewer.pupil_id


@rules.predicate
def comes(viewer: Viewer, meeting: Meeting) -> bool:
    """A pupil of the meeting."""
    return viewer.is_pupil and meeting.attendances.filter(pair__enrolment__pupil=viewer.pupil_id).exists()


@rules.predicate
def is_offered_to(viewer: Viewer, slot: Slot) -> bool:
    """A pupil whom the slot's volunteer meets."""
    return viewer.is_pupil and pair_between(viewer.pupil_id, slot.volunteer) is not None


@rules.predicate
def books_for(viewer: Viewer, pupil: Pupil) -> bool:
    """The pupil's teachers and coordinators, and who answers for the pair."""
    return not viewer.is_pupil and sees_for(viewer, pupil.pk, BOOKING)


@rules.predicate
def reads_of(viewer: Viewer, pupil: Pupil) -> bool:
    """Those who help the pupil; of what they read, `readers` decides for each row."""
    return not viewer.is_pupil and sees_for(viewer, pupil.pk, _READING)


@rules.predicate
def teaches_or_answers(viewer: Viewer) -> bool:
    """Whoever has notes to read; which ones, `readers` decides for each."""
    return viewer.is_teacher or viewer.is_coordinator or answers_for_somebody(viewer)


@rules.predicate
def ticks(viewer: Viewer, step: Step) -> bool:
    return is_own(viewer, step) or holds(viewer, step.pair)


@rules.predicate
def answers(viewer: Viewer, question: Question) -> bool:
    return holds(viewer, question.attendance.pair)


@rules.predicate
def reads_word(viewer: Viewer, note: PrivateNote) -> bool:
    """Whoever reads a word for the team at this moment: who wrote it and still accompanies, and those who answer."""
    return readable(PrivateNote.objects.filter(pk=note.pk), viewer, Kind.PRIVATE).exists()


rules.add_perm("meetings.hold_any", is_cleared)
rules.add_perm("meetings.offer", is_cleared & is_themself)
rules.add_perm("meetings.hold", holds_pair)
rules.add_perm("meetings.plan", holds_all)
rules.add_perm("meetings.conduct", conducts)
rules.add_perm("meetings.arrange", conducts | answers_for)
rules.add_perm("meetings.attend", comes | conducts | answers_for)
rules.add_perm("meetings.excuse", is_own)
rules.add_perm("meetings.book", is_offered_to)
rules.add_perm("meetings.book_for", books_for)
rules.add_perm("meetings.read", reads_of)
rules.add_perm("meetings.read_notes", teaches_or_answers)
rules.add_perm("meetings.ask", answers_for)
rules.add_perm("meetings.answer", answers)
rules.add_perm("meetings.add", reads_word)
rules.add_perm("meetings.tick", ticks)
rules.add_perm("meetings.oversee", coordinates | answers_for_somebody)
rules.add_perm("meetings.set_habits", coordinates & is_own_territory)


def may_set_habits(viewer: Viewer, territory: Territory) -> bool:
    """Whether to show the way to the settings."""
    return bool(rules.has_perm("meetings.set_habits", viewer, territory))

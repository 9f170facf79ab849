"""The classes whose preparation somebody follows, with the roads of their pupils."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.accounts.models import PupilCard
from premierpas.core.alphabet import alphabetical
from premierpas.core.compiled import Compiled, Given
from premierpas.events.models import Event
from premierpas.organisations.capacities import HEAD_TEACHER, OFFICE, TEACHER
from premierpas.organisations.models import Classroom
from premierpas.organisations.presence import classes_of
from premierpas.people.models import Enrolment
from premierpas.ui.typography import short_day

from .enums import StepKey
from .plans import Asked, Plan
from .progress import Road
from .steps import STEPS, Step


def followed_classes(viewer: Viewer) -> QuerySet[Classroom]:
    """The open classes of a teacher, or of the school of its head and office, by name."""
    rows = Classroom.objects.filter(closed_at=None).select_related("school").order_by(alphabetical("name"))
    if viewer.acts_as(TEACHER):
        return rows.filter(pk__in=classes_of(viewer.membership_id).values("classroom"))
    return rows.filter(school=viewer.school_id) if viewer.acts_as(HEAD_TEACHER, OFFICE) else rows.none()


_years = Compiled(
    lambda: (
        Enrolment.objects.filter(classroom__in=Given("rooms", many=True), left_on=None, pupil__anonymised_at=None)
        .select_related("pupil")
        .order_by(alphabetical("pupil__sort_name"), "pk")
    )
)
_came = Compiled(
    lambda: PupilCard.objects.filter(user__in=Given("users", many=True), first_used_at__isnull=False).values_list(
        "user_id", flat=True
    )
)


def years_of(classrooms: Collection[Classroom]) -> list[Enrolment]:
    """The pupils who are there, by name, each with its class as it was handed over. One query."""
    rooms = {each.pk: each for each in classrooms}
    years = _years(rooms=list(rooms))
    for year in years:
        year.classroom = rooms[year.classroom_id]
    return years


@dataclass(frozen=True)
class Late:
    """A pupil who is late: why, and the one thing to do about it. `underway`: somebody does it already."""

    road: Road
    why: str
    button: str = ""
    url: str = ""
    underway: str = ""


def late_of(roads: Sequence[Road], *, may_write: bool, event: Event | None = None) -> list[Late]:
    """Whoever is late, by the day that is longest over; one reason and one act each. One query.

    `event`: the next one that the classes may come to.
    """
    late = sorted((road for road in roads if road.late), key=lambda road: road.late[0].asked.due or date.max)
    users = {user for road in late if (user := road.enrolment.pupil.user_id) is not None}
    came = set(_came(users=list(users)))
    return [_late(road, road.enrolment.pupil.user_id in came, may_write, event) for road in late]


def _late(road: Road, came: bool, may_write: bool, event: Event | None) -> Late:
    first, year = road.late[0], road.enrolment
    if not came:
        cards = f"{reverse('people:cards', args=[year.classroom_id])}#eleve-{year.pupil_id}"
        why = f"{first.why} " + _("Carte jamais utilisée.")
        return Late(road, why, _("Imprimer sa carte"), cards)
    if first.proof.underway:
        return Late(road, first.why, underway=first.proof.underway)
    if first.step.key == StepKey.SPEAK and may_write:
        return Late(road, first.why, _("Cocher"), reverse("preparation:practised", args=[year.classroom_id]))
    if not may_write:
        return Late(road, first.why)
    if first.step.key in (StepKey.MEET, StepKey.EVENT) and event is not None:
        button = _("L’inscrire le %(day)s") % {"day": short_day(event.start)}
        return Late(road, first.why, button, reverse("events:for_class", args=[event.slug]))
    return Late(road, first.why, _("Lui écrire"), reverse("threads:write_to_pupil", args=[year.pupil_id]))


@dataclass(frozen=True)
class Cell:
    """One step of one class: how many have done it, how many are late, out of how many."""

    plan: Plan
    asked: Asked | None
    done: int = 0
    late: int = 0
    total: int = 0

    @property
    def done_width(self) -> int:
        """Of a bar of 200."""
        return self.done * 200 // self.total if self.total else 0

    @property
    def late_width(self) -> int:
        """Of the same bar; never so short that it isn't seen."""
        return max(self.late * 200 // self.total, 6) if self.late else 0


@dataclass(frozen=True)
class Row:
    """One step over all classes. `due`: the day, where it is the same for all that are asked for it."""

    step: Step
    cells: tuple[Cell, ...]
    due: date | None


def matrix(plans: Sequence[Plan], roads: Sequence[Road]) -> list[Row]:
    """Steps by classes: only the steps that a class is asked for."""
    counts = _counts(roads)
    rows = []
    for step in STEPS.values():
        cells = tuple(_cell(plan, step, counts[plan.classroom.pk, step.key]) for plan in plans)
        days = {cell.asked.due for cell in cells if cell.asked}
        if days:
            rows.append(Row(step, cells, days.pop() if len(days) == 1 else None))
    return rows


def _counts(roads: Iterable[Road]) -> Mapping[tuple[int, str], tuple[int, int, int]]:
    """By class and step: how many have done it, are late, are asked for it."""
    found: dict[tuple[int, str], tuple[int, int, int]] = defaultdict(lambda: (0, 0, 0))
    for road in roads:
        room = road.enrolment.classroom_id
        for each in road.steps:
            done, late, total = found[room, each.step.key]
            found[room, each.step.key] = (done + each.is_done, late + each.is_late, total + 1)
    return found


def _cell(plan: Plan, step: Step, counts: tuple[int, int, int]) -> Cell:
    asked = plan.of(step)
    return Cell(plan, asked, *counts) if asked is not None else Cell(plan, None)

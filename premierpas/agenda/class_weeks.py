"""A class without weeks whose pupils want to apply: its teacher and the head are asked to fix them.

Classes and pupils lie below and only tell. Each of the two has a task of their own, so that either may do it; both end
with the weeks.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from django.db.models import Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from premierpas.core.clock import PARIS
from premierpas.core.events import subscribe
from premierpas.organisations import presence
from premierpas.organisations.enums import Role
from premierpas.organisations.events import ClassWeeksChanged, TeacherAssigned, TeacherUnassigned
from premierpas.organisations.going import classes_going
from premierpas.organisations.models import Classroom
from premierpas.people.events import PupilLeft, WeeksWished
from premierpas.people.models import Enrolment, WeeksWish

from .reasons import Reason, Told, Wanted
from .settling import settle

FIXED_WITHIN = timedelta(days=7)
_SUMMARY = gettext_lazy("Fixer les semaines d’une classe")


def _waiting(subjects: Collection[int] | None) -> Iterable[Wanted]:
    """The open classes without weeks of which a pupil wants to apply."""
    here = Q(enrolments__left_on=None, enrolments__weeks_wish__isnull=False)
    rooms = Classroom.objects.filter(closed_at=None).annotate(since=Min("enrolments__weeks_wish__at", filter=here))
    rooms = rooms.filter(since__isnull=False)
    if subjects is not None:
        rooms = rooms.filter(pk__in=subjects)
    listed = list(rooms)
    goings = classes_going(listed)
    for room in listed:
        if not goings[room.pk].is_set:
            due = room.since.astimezone(PARIS).date() + FIXED_WITHIN
            yield Wanted(room.pk, due, room.school_id, within=room.pk)


def _of_teachers(subjects: Collection[int] | None) -> Iterable[Wanted]:
    """Only while the class has a teacher: without one it is the head's alone."""
    return [each for each in _waiting(subjects) if presence.teachers(each.subject).exists()]


def _of_heads(subjects: Collection[int] | None) -> Iterable[Wanted]:
    """Only where a head is there: nobody else may set the weeks of a class that isn't theirs."""
    wanted = list(_waiting(subjects))
    places = {each.place for each in wanted if each.place is not None and presence.heads(each.place).exists()}
    return [each for each in wanted if each.place in places]


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    wishes: dict[int, int] = defaultdict(int)
    rows = WeeksWish.objects.filter(enrolment__classroom__in=subjects, enrolment__left_on=None)
    for classroom in rows.values_list("enrolment__classroom", flat=True):
        wishes[classroom] += 1
    return {
        pk: Told(
            _("Fixer les semaines de %(name)s") % {"name": name},
            ngettext(
                "Un élève de la classe veut postuler et doit attendre.",
                "%(n)d élèves de la classe veulent postuler et doivent attendre.",
                wishes[pk],
            )
            % {"n": wishes[pk]},
            _("Fixer les semaines"),
            reverse("organisations:class_weeks", args=[pk]),
        )
        for pk, name in Classroom.objects.filter(pk__in=subjects).values_list("pk", "name")
    }


OF_TEACHER = Reason(
    "organisations.weeks", Role.TEACHER, 20, _SUMMARY, _of_teachers, _told, circle="class", pressing=True
)
OF_HEAD = Reason("organisations.weeks_head", Role.HEAD_TEACHER, 20, _SUMMARY, _of_heads, _told, pressing=True)


def _settle(classrooms: Iterable[int]) -> None:
    ids = list(classrooms)
    for reason in (OF_TEACHER, OF_HEAD):
        settle(reason.code, ids)


@subscribe(WeeksWished)
def somebody_waits(event: WeeksWished) -> None:
    """Teacher and head are asked."""
    _settle([event.classroom_id])


@subscribe(ClassWeeksChanged)
def weeks_are_fixed(event: ClassWeeksChanged) -> None:
    """What was waited for is there, or no longer."""
    _settle(Classroom.objects.filter(school=event.school_id, closed_at=None).values_list("pk", flat=True))


@subscribe(PupilLeft)
def nobody_waits(event: PupilLeft) -> None:
    """The pupil who wished has left."""
    _settle(Enrolment.objects.filter(pk=event.enrolment_id).values_list("classroom", flat=True))


@subscribe(TeacherAssigned)
def somebody_may_do_it(event: TeacherAssigned) -> None:
    """A teacher has come to the class."""
    _settle([event.classroom_id])


@subscribe(TeacherUnassigned)
def others_may_do_it(event: TeacherUnassigned) -> None:
    """A teacher has the class no longer."""
    _settle([event.classroom_id])

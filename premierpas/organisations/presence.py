"""Who is there now: the present members of a school, class, company or territory, with their accounts.

The one place that knows what present means; whoever asks for somebody of a role asks here.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from premierpas.core import clock
from premierpas.core.compiled import Given

from .enums import Role
from .models import ClassroomTeacher, Membership


def present(**which: object) -> QuerySet[Membership]:
    """The memberships that match and haven't ended."""
    return Membership.objects.filter(until=None, **which).select_related("user").order_by("pk")


def coordinators(territory_id: int | None = None) -> QuerySet[Membership]:
    """Those of a territory; all where none is named."""
    everybody = present(role=Role.COORDINATOR)
    return everybody if territory_id is None else everybody.filter(territory=territory_id)


def heads(school_id: int) -> QuerySet[Membership]:
    """The head teachers of a school."""
    return present(role=Role.HEAD_TEACHER, school=school_id)


def office(school_id: int) -> QuerySet[Membership]:
    """The school's office: secretaries, CPE, deputies."""
    return present(role=Role.OFFICE, school=school_id)


def colleagues(company_id: int | Given) -> QuerySet[Membership]:
    """Everybody of a company."""
    return present(role=Role.COMPANY, company=company_id)


def not_over() -> QuerySet[ClassroomTeacher]:
    """Classes that are given, without the stand-ins whose days are over."""
    return ClassroomTeacher.objects.filter(_not_over(clock.now()))


def given(classroom_id: int) -> QuerySet[ClassroomTeacher]:
    """To whom a class is given, now or from a day to come; its referent first."""
    rows = not_over().filter(classroom=classroom_id, membership__until=None)
    return rows.select_related("membership__user").order_by("-is_referent", "pk")


def teachers_of(classrooms: Collection[int]) -> QuerySet[ClassroomTeacher]:
    """The teachers of several classes today."""
    return not_over().filter(_begun(clock.now()), classroom__in=classrooms, membership__until=None)


def teachers(classroom_id: int) -> QuerySet[ClassroomTeacher]:
    """The teachers of a class today, its referent first: a stand-in between their days only."""
    return given(classroom_id).filter(_begun(clock.now()))


def classes_of(membership_id: int) -> QuerySet[ClassroomTeacher]:
    """The classes that a teacher has today."""
    return classes_at(clock.now(), membership_id)


def classes_at(now: Any, membership_id: int) -> QuerySet[ClassroomTeacher]:
    """The same at an instant, which may be one that is given later."""
    return ClassroomTeacher.objects.filter(_not_over(now), _begun(now), membership=membership_id)


def _begun(now: Any) -> Q:
    return Q(since=None) | Q(since__lte=now)


def _not_over(now: Any) -> Q:
    return Q(until=None) | Q(until__gt=now)

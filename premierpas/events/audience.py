"""Who may register for an event, and which events somebody may see."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.compiled import Given, compiled_by
from premierpas.organisations import presence
from premierpas.organisations.capacities import HEAD_TEACHER, OFFICE, TEACHER
from premierpas.organisations.models import Classroom
from premierpas.people.models import Enrolment

from .enums import FOR_CLASSES, FOR_PUPILS, OpenTo
from .models import Event


def may_come(event: Event, *, enrolment: Enrolment | None = None, classroom: Classroom | None = None) -> bool:
    """Whether this pupil alone, or this class, is among those it is for."""
    if enrolment is not None:
        return event.for_whom in FOR_PUPILS and _is_among(event, enrolment.classroom, enrolment)
    return classroom is not None and event.for_whom in FOR_CLASSES and _is_among(event, classroom, None)


def may_bring(event: Event, rooms: Sequence[Classroom]) -> list[Classroom]:
    """Which of these classes are among those it is for; one query at most."""
    near = [each for each in rooms if each.school.territory_id == event.territory_id]
    if event.for_whom not in FOR_CLASSES or not near:
        return []
    if event.open_to == OpenTo.EVERYONE:
        return near
    schools, classes = {each.school_id for each in near}, [each.pk for each in near]
    rows = list(event.invited.filter(Q(school__in=schools) | Q(classroom__in=classes)))
    of_school, of_class = {each.school_id for each in rows}, {each.classroom_id for each in rows}
    return [each for each in near if each.school_id in of_school or each.pk in of_class]


def _is_among(event: Event, classroom: Classroom, enrolment: Enrolment | None) -> bool:
    if event.territory_id != classroom.school.territory_id:
        return False
    if event.open_to == OpenTo.EVERYONE:
        return True
    invited = Q(school=classroom.school_id) | Q(classroom=classroom.pk)
    if enrolment is not None:
        invited |= Q(enrolment=enrolment.pk)
    return event.invited.filter(invited).exists()


def shown_to(events: QuerySet[Event], enrolment: Enrolment) -> QuerySet[Event]:
    """Those of these events that this pupil may register for."""
    school = enrolment.classroom.school
    invited = (
        Q(invited__school=school.pk) | Q(invited__classroom=enrolment.classroom_id) | Q(invited__enrolment=enrolment.pk)
    )
    rows = events.filter(territory=school.territory_id, for_whom__in=FOR_PUPILS)
    return rows.filter(Q(open_to=OpenTo.EVERYONE) | invited).distinct()


def classes_of(viewer: Viewer) -> QuerySet[Classroom]:
    """The open classes that somebody of a school may register: a teacher's own, all for head and office."""
    staff = staff_of(viewer)
    return _classes(staff, clock.now()) if staff else Classroom.objects.none()


def class_list_of(viewer: Viewer) -> list[Classroom]:
    """The same, by name."""
    staff = staff_of(viewer)
    return _listed(staff)(now=clock.now()) if staff else []


def shown_to_classes(events: QuerySet[Event], viewer: Viewer) -> QuerySet[Event]:
    """Those of these events for which one of the viewer's classes may be registered."""
    staff = staff_of(viewer)
    return _shown(events, staff, clock.now()) if staff else events.none()


def is_shown_to_classes(event: Event, viewer: Viewer) -> bool:
    """Whether one of the viewer's classes may be registered for this event."""
    staff = staff_of(viewer)
    return staff is not None and bool(_is_shown(staff)(event=event.pk, now=clock.now()))


class Staff(NamedTuple):
    """Who registers classes, in plain values: a teacher by their membership, head and office by their school alone."""

    school_id: int
    membership_id: int | None


def staff_of(viewer: Viewer) -> Staff | None:
    """None for whoever registers no class."""
    if not viewer.acts_as(TEACHER, HEAD_TEACHER, OFFICE):
        return None
    return Staff(viewer.school_id, viewer.membership_id if viewer.acts_as(TEACHER) else None)


def _classes(staff: Staff, now: Any) -> QuerySet[Classroom]:
    rooms = Classroom.objects.filter(closed_at=None).select_related("school")
    if staff.membership_id is None:
        return rooms.filter(school=staff.school_id)
    return rooms.filter(pk__in=presence.classes_at(now, staff.membership_id).values("classroom"))


@compiled_by
def _listed(staff: Staff) -> QuerySet[Classroom]:
    return _classes(staff, Given("now")).order_by(alphabetical("name"), "pk")


@compiled_by
def _is_shown(staff: Staff) -> QuerySet[Event, Any]:
    shown = _shown(Event.objects.filter(pk=Given("event")), staff, Given("now"))
    return shown.order_by().values_list("pk")[:1]


def _shown(events: QuerySet[Event], staff: Staff, now: Any) -> QuerySet[Event]:
    rooms = _classes(staff, now)
    invited = Q(invited__school=staff.school_id) | Q(invited__classroom__in=rooms.values("pk"))
    rows = events.filter(territory__in=rooms.values("school__territory"), for_whom__in=FOR_CLASSES)
    return rows.filter(Q(open_to=OpenTo.EVERYONE) | invited).distinct()

"""Who may register for an event, and which events somebody may see."""

from django.db.models import Q, QuerySet

from premierpas.accounts.capacities import Viewer
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
    rooms = Classroom.objects.filter(closed_at=None).select_related("school")
    if viewer.acts_as(TEACHER):
        return rooms.filter(pk__in=presence.classes_of(viewer.membership_id).values("classroom"))
    return rooms.filter(school=viewer.school_id) if viewer.acts_as(HEAD_TEACHER, OFFICE) else rooms.none()


def shown_to_classes(events: QuerySet[Event], viewer: Viewer) -> QuerySet[Event]:
    """Those of these events for which one of the viewer's classes may be registered."""
    rooms = classes_of(viewer)
    invited = Q(invited__school=viewer.school_id) | Q(invited__classroom__in=rooms.values("pk"))
    rows = events.filter(territory__in=rooms.values("school__territory"), for_whom__in=FOR_CLASSES)
    return rows.filter(Q(open_to=OpenTo.EVERYONE) | invited).distinct()

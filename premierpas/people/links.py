"""Who may see a pupil: links are granted and ended here only, and every predicate about a pupil reads them only."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Greatest

from premierpas.accounts.capacities import Kind, Viewer
from premierpas.core import clock
from premierpas.core.events import emit
from premierpas.organisations.enums import Role
from premierpas.organisations.models import ClassroomTeacher, Membership

from .enums import LinkPurpose
from .events import PupilsEnrolled
from .models import Enrolment, Pupil, PupilLink

_KIND_AND_PURPOSE = {
    Role.TEACHER: (Kind.TEACHER, LinkPurpose.CLASS),
    Role.HEAD_TEACHER: (Kind.HEAD_TEACHER, LinkPurpose.SCHOOL),
    Role.COORDINATOR: (Kind.COORDINATOR, LinkPurpose.TERRITORY),
}


def open_now(path: str = "") -> Q:
    """What holds of a link that is open: begun and not ended. `path` leads to it from elsewhere: `pupil_links__`."""
    now = clock.now()
    return Q(**{f"{path}since__lte": now}) & _not_ended(now, path)


def _not_ended(now: datetime, path: str = "") -> Q:
    return Q(**{f"{path}until": None}) | Q(**{f"{path}until__gt": now})


def may_see_pupil(viewer: Viewer, pupil: Pupil | int) -> bool:
    """Whether an open link of the viewer's active capacity leads to this pupil, or it is the pupil."""
    pupil_id = pupil if isinstance(pupil, int) else pupil.pk
    if viewer.is_pupil:
        return viewer.pupil_id == pupil_id
    return seen_by(viewer).filter(pupil_id=pupil_id).exists()


def seen_by(viewer: Viewer) -> QuerySet[PupilLink]:
    """The open links by which the viewer's active capacity sees a pupil: all but those that show agreements only."""
    return agreements_seen_by(viewer).exclude(purpose=LinkPurpose.DELEGATION)


def agreements_seen_by(viewer: Viewer) -> QuerySet[PupilLink]:
    """All open links of the viewer's active capacity: each shows the pupil's agreements."""
    if viewer.capacity is None or viewer.membership_id is None:
        return PupilLink.objects.none()
    return PupilLink.objects.filter(
        open_now(), adult_id=viewer.user_id, capacity=viewer.capacity.kind, membership_id=viewer.membership_id
    )


def may_see_agreements_of(viewer: Viewer, pupil_id: int) -> bool:
    """Whether an open link leads to this pupil's agreements."""
    return agreements_seen_by(viewer).filter(pupil_id=pupil_id).exists()


def pupils_seen_by(viewer: Viewer) -> QuerySet[Pupil]:
    """The pupils whom the viewer may see, for lists."""
    return Pupil.objects.filter(pk__in=seen_by(viewer).values("pupil_id"), anonymised_at=None)


@transaction.atomic
def link_enrolments(enrolments: Iterable[Enrolment], *, granted_by_id: int | None = None) -> None:
    """Open the links that an enrolment brings: the class's teachers, the head teacher, the territory's coordinators.

    Emits PupilsEnrolled for each class, for what the floors above open.
    """
    by_classroom: dict[int, list[Enrolment]] = {}
    for enrolment in enrolments:
        by_classroom.setdefault(enrolment.classroom_id, []).append(enrolment)
    links: list[PupilLink] = []
    for classroom_id, members in by_classroom.items():
        school = members[0].classroom.school
        adults = [(m, classroom_id) for m in _teachers_of(classroom_id)]
        adults += [(m, school.pk) for m in Membership.objects.filter(school=school, role=Role.HEAD_TEACHER, until=None)]
        adults += [
            (m, school.territory_id)
            for m in Membership.objects.filter(territory=school.territory_id, role=Role.COORDINATOR, until=None)
        ]
        links += [
            _link(membership, enrolment.pupil_id, reference, granted_by_id)
            for membership, reference in adults
            for enrolment in members
        ]
    PupilLink.objects.bulk_create(links, ignore_conflicts=True, batch_size=2000)
    for members in by_classroom.values():
        ids = tuple(enrolment.pupil_id for enrolment in members)
        emit(PupilsEnrolled(at=clock.now(), school_id=members[0].classroom.school_id, pupil_ids=ids))


@transaction.atomic
def link_membership(
    membership: Membership, *, classroom_id: int | None = None, granted_by_id: int | None = None
) -> None:
    """Open the links that a membership brings: of a class given to a teacher, a school's head, a territory."""
    present = Enrolment.objects.filter(left_on=None, classroom__closed_at=None)
    if membership.role == Role.TEACHER:
        if classroom_id is None:
            return
        present, reference = present.filter(classroom_id=classroom_id), classroom_id
    elif membership.role == Role.HEAD_TEACHER:
        present, reference = present.filter(classroom__school_id=membership.school_id), membership.school_id or 0
    elif membership.role == Role.COORDINATOR:
        present = present.filter(classroom__school__territory_id=membership.territory_id)
        reference = membership.territory_id or 0
    else:
        return
    PupilLink.objects.bulk_create(
        [
            _link(membership, pupil_id, reference, granted_by_id)
            for pupil_id in present.values_list("pupil_id", flat=True)
        ],
        ignore_conflicts=True,
        batch_size=2000,
    )


@transaction.atomic
def link_hosts(
    pupil: Pupil, memberships: Iterable[Membership], *, application_id: int, granted_by_id: int | None
) -> None:
    """Open the links that an acceptance brings: every colleague on the offer's team may see the pupil."""
    PupilLink.objects.bulk_create(
        [
            PupilLink(
                pupil=pupil,
                adult_id=membership.user_id,
                capacity=Kind.COMPANY,
                purpose=LinkPurpose.PLACEMENT,
                membership=membership,
                reference=application_id,
                granted_by_id=granted_by_id,
                since=clock.now(),
            )
            for membership in memberships
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def link_delegate(
    membership: Membership, pupils: Iterable[int], *, delegation_id: int, since: datetime, until: datetime
) -> None:
    """Open, between two instants, what a delegation shows: these pupils' agreements."""
    PupilLink.objects.bulk_create(
        [
            PupilLink(
                pupil_id=pupil_id,
                adult_id=membership.user_id,
                capacity=_KIND_AND_PURPOSE[Role(membership.role)][0],
                purpose=LinkPurpose.DELEGATION,
                membership=membership,
                reference=delegation_id,
                since=since,
                until=until,
            )
            for pupil_id in pupils
        ],
        ignore_conflicts=True,
        batch_size=2000,
    )


def end_links(**which: object) -> int:
    """End the links that match (`pupil=`, `membership=`, `purpose=`, `reference=`) and aren't over; returns how many.

    One that hasn't begun never will.
    """
    now = clock.now()
    return PupilLink.objects.filter(_not_ended(now), **which).update(until=Greatest(now, "since"))


def _teachers_of(classroom_id: int) -> list[Membership]:
    assigned = ClassroomTeacher.objects.filter(classroom_id=classroom_id, membership__until=None)
    return [each.membership for each in assigned.select_related("membership")]


def _link(membership: Membership, pupil_id: int, reference: int, granted_by_id: int | None) -> PupilLink:
    kind, purpose = _KIND_AND_PURPOSE[Role(membership.role)]
    return PupilLink(
        pupil_id=pupil_id,
        adult_id=membership.user_id,
        capacity=kind,
        purpose=purpose,
        membership=membership,
        reference=reference,
        granted_by_id=granted_by_id,
        since=clock.now(),
    )

"""Who may see a pupil: links are granted and ended here only, and every predicate about a pupil reads them only."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Greatest

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given, compiled_by
from premierpas.core.events import emit
from premierpas.organisations.enums import Role
from premierpas.organisations.models import ClassroomTeacher, Membership
from premierpas.organisations.presence import coordinators, given, heads, office

from .capacities import VOLUNTEER
from .enums import LinkPurpose
from .events import PupilsEnrolled
from .holders import Holder
from .models import Enrolment, Pupil, PupilLink

_PURPOSE = {
    Role.HEAD_TEACHER: LinkPurpose.SCHOOL,
    Role.OFFICE: LinkPurpose.SCHOOL,
    Role.COORDINATOR: LinkPurpose.TERRITORY,
}


def open_now(path: str = "") -> Q:
    """What holds of a link that is open: begun and not ended. `path` leads to it from elsewhere: `pupil_links__`."""
    return open_at(clock.now(), path)


def open_at(now: Any, path: str = "") -> Q:
    """What holds of a link that is open at an instant, which may be one that is given later."""
    return Q(**{f"{path}since__lte": now}) & _not_ended(now, path)


def _not_ended(now: Any, path: str = "") -> Q:
    return Q(**{f"{path}until": None}) | Q(**{f"{path}until__gt": now})


def may_see_pupil(viewer: Viewer, pupil: Pupil | int) -> bool:
    """Whether an open link of the viewer's active capacity leads to this pupil, or it is the pupil."""
    pupil_id = pupil if isinstance(pupil, int) else pupil.pk
    if viewer.is_pupil:
        return viewer.pupil_id == pupil_id
    if not _has_links(viewer):
        return False
    sees = _SEES[viewer.membership_id is not None, viewer.volunteer_id is not None]
    return bool(sees(**_whose(viewer), pupil=pupil_id, now=clock.now()))


class Eyes(NamedTuple):
    """Whose links lead to pupils, in plain values: what a `compiled_by` statement about them depends on.

    Stands for a viewer in what asks `seen_by`, at an instant that is `Given` as `now`.
    """

    adult_id: int
    capacity: str
    membership_id: int | None
    volunteer_id: int | None

    def links(self) -> QuerySet[PupilLink]:
        """As `agreements_seen_by`."""
        return PupilLink.objects.filter(open_at(Given("now")), **self._asdict())


def seen_by(viewer: Viewer | Eyes) -> QuerySet[PupilLink]:
    """The open links by which the viewer's active capacity sees a pupil: all but those that show agreements only."""
    return agreements_seen_by(viewer).exclude(purpose=LinkPurpose.DELEGATION)


def agreements_seen_by(viewer: Viewer | Eyes) -> QuerySet[PupilLink]:
    """All open links of the viewer's active capacity: each shows the pupil's agreements."""
    if isinstance(viewer, Eyes):
        return viewer.links()
    if not _has_links(viewer):
        return PupilLink.objects.none()
    return PupilLink.objects.filter(open_now(), **_whose(viewer))


def eyes_of(viewer: Viewer) -> Eyes | None:
    """None for whoever sees no pupil by links now, as `seen_by` judges."""
    return Eyes(**_whose(viewer)) if _has_links(viewer) else None


def _has_links(viewer: Viewer) -> bool:
    if viewer.capacity is None or viewer.user_id is None:
        return False
    # Whatever was linked: a volunteer sees no pupil before all checks, or once they are too old.
    return not viewer.acts_as(VOLUNTEER) or bool(viewer.capacity.row.sees_pupils)


def _whose(viewer: Viewer) -> dict[str, Any]:
    assert viewer.capacity is not None
    return {
        "adult_id": viewer.user_id,
        "capacity": viewer.capacity.kind.name,
        "membership_id": viewer.membership_id,
        "volunteer_id": viewer.volunteer_id,
    }


def _seen_one(*, member: bool, volunteer: bool) -> Compiled[Any]:
    """Whether a link leads to one pupil, built once for each of the ways in which links are granted."""
    whose = {
        "adult_id": Given("adult_id"),
        "capacity": Given("capacity"),
        "membership_id": Given("membership_id") if member else None,
        "volunteer_id": Given("volunteer_id") if volunteer else None,
    }
    return Compiled(
        lambda: (
            PupilLink.objects.filter(open_at(Given("now")), **whose, pupil_id=Given("pupil"))
            .exclude(purpose=LinkPurpose.DELEGATION)
            .order_by()
            .values_list("pk")[:1]
        )
    )


_SEES = {(member, each): _seen_one(member=member, volunteer=each) for member in (True, False) for each in (True, False)}


def may_see_agreements_of(viewer: Viewer, pupil_id: int) -> bool:
    """Whether an open link leads to this pupil's agreements."""
    return agreements_seen_by(viewer).filter(pupil_id=pupil_id).exists()


def sees_for(viewer: Viewer, pupil_id: int, purposes: tuple[LinkPurpose, ...]) -> bool:
    """Whether an open link for one of these purposes leads to this pupil."""
    eyes = eyes_of(viewer)
    return eyes is not None and bool(_seen_for(eyes, purposes)(pupil=pupil_id, now=clock.now()))


@compiled_by
def _seen_for(eyes: Eyes, purposes: tuple[LinkPurpose, ...]) -> QuerySet[PupilLink, Any]:
    return seen_by(eyes).filter(pupil_id=Given("pupil"), purpose__in=purposes).order_by().values_list("pk")[:1]


def pupils_seen_by(viewer: Viewer | Eyes) -> QuerySet[Pupil]:
    """The pupils whom the viewer may see, for lists."""
    return Pupil.objects.filter(pk__in=seen_by(viewer).values("pupil_id"), anonymised_at=None)


@transaction.atomic
def link(
    holder: Holder,
    pupils: Iterable[int],
    *,
    purpose: LinkPurpose,
    reference: int = 0,
    granted_by_id: int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> None:
    """Open a holder's links to these pupils, from now on unless said otherwise. One that is there already stays.

    What is over before it would begin opens nothing; a start in the past is now: nobody has seen by it before.
    """
    _open(_links(holder, pupils, purpose, reference, granted_by_id, since, until))


@transaction.atomic
def link_enrolments(enrolments: Iterable[Enrolment], *, granted_by_id: int | None = None) -> None:
    """Open the links that an enrolment brings: its teachers, the school's head and office, the coordinators.

    Emits PupilsEnrolled for each class, for what the floors above open.
    """
    by_classroom: dict[int, list[Enrolment]] = {}
    for enrolment in enrolments:
        by_classroom.setdefault(enrolment.classroom_id, []).append(enrolment)
    links: list[PupilLink] = []
    for classroom_id, members in by_classroom.items():
        school, pupils = members[0].classroom.school, [enrolment.pupil_id for enrolment in members]
        for row in given(classroom_id):
            links += _links_of_teacher(row, pupils, granted_by_id)
        adults = [(each, school.pk) for each in [*heads(school.pk), *office(school.pk)]]
        adults += [(each, school.territory_id) for each in coordinators(school.territory_id)]
        for adult, reference in adults:
            links += _links(Holder.member(adult), pupils, _PURPOSE[Role(adult.role)], reference, granted_by_id)
    _open(links)
    for members in by_classroom.values():
        ids = tuple(enrolment.pupil_id for enrolment in members)
        emit(PupilsEnrolled(at=clock.now(), school_id=members[0].classroom.school_id, pupil_ids=ids))


@transaction.atomic
def link_membership(
    membership: Membership, *, classroom_id: int | None = None, granted_by_id: int | None = None
) -> None:
    """Open the links that a membership brings: of a class given to a teacher, a whole school, a territory."""
    present = Enrolment.objects.filter(left_on=None, classroom__closed_at=None)
    if membership.role == Role.TEACHER:
        pupils = present.filter(classroom_id=classroom_id).values_list("pupil_id", flat=True)
        for row in given(classroom_id).filter(membership=membership) if classroom_id else ():
            _open(_links_of_teacher(row, pupils, granted_by_id))
        return
    if membership.role in (Role.HEAD_TEACHER, Role.OFFICE):
        present, reference = present.filter(classroom__school_id=membership.school_id), membership.school_id or 0
    elif membership.role == Role.COORDINATOR:
        present = present.filter(classroom__school__territory_id=membership.territory_id)
        reference = membership.territory_id or 0
    else:
        return
    link(
        Holder.member(membership),
        present.values_list("pupil_id", flat=True),
        purpose=_PURPOSE[Role(membership.role)],
        reference=reference,
        granted_by_id=granted_by_id,
    )


@transaction.atomic
def link_hosts(
    pupil: Pupil, memberships: Iterable[Membership], *, application_id: int, granted_by_id: int | None
) -> None:
    """Open the links that an acceptance brings: every colleague on the offer's team may see the pupil."""
    _open(
        found
        for each in memberships
        for found in _links(Holder.member(each), [pupil.pk], LinkPurpose.PLACEMENT, application_id, granted_by_id)
    )


def link_stand_in(
    membership: Membership, pupils: Iterable[int], *, delegation_id: int, first_day: date, last_day: date
) -> None:
    """Open, from the first day to the end of the last, what a delegation shows: these pupils' agreements."""
    since, until = clock.instants(first_day, last_day)
    link(
        Holder.member(membership), pupils,
        purpose=LinkPurpose.DELEGATION, reference=delegation_id, since=since, until=until,
    )  # fmt: skip


def end_links(**which: object) -> int:
    """End at once the links that match (`pupil=`, `membership=`, `purpose=`, `reference=`) and aren't over.

    Returns how many. One that hasn't begun never will.
    """
    now = clock.now()
    return PupilLink.objects.filter(_not_ended(now), **which).update(until=Greatest(now, "since"))


def _links_of_teacher(row: ClassroomTeacher, pupils: Iterable[int], granted_by_id: int | None) -> list[PupilLink]:
    holder = Holder.member(row.membership)
    return _links(holder, pupils, LinkPurpose.CLASS, row.classroom_id, granted_by_id, row.since, row.until)


def _open(links: Iterable[PupilLink]) -> None:
    PupilLink.objects.bulk_create(links, ignore_conflicts=True, batch_size=2000)


def _links(
    holder: Holder, pupils: Iterable[int], purpose: LinkPurpose, reference: int, granted_by_id: int | None,
    since: datetime | None = None, until: datetime | None = None,
) -> list[PupilLink]:  # fmt: skip
    now = clock.now()
    since = max(since or now, now)
    if until is not None and until <= since:
        return []
    return [
        PupilLink(
            pupil_id=pupil_id,
            adult_id=holder.adult_id,
            capacity=holder.kind.name,
            purpose=purpose,
            membership_id=holder.membership_id,
            volunteer_id=holder.volunteer_id,
            reference=reference,
            granted_by_id=granted_by_id,
            since=since,
            until=until,
        )
        for pupil_id in pupils
    ]

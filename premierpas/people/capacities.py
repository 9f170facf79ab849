"""The capacities of a pupil, and of a volunteer."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet

from premierpas.accounts.capacities import Capacity, Kind, Source
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given

from .models import Enrolment, Pupil, Volunteer

PUPIL = Kind("pupil", reaches=("pupil", "school"), is_minor=True)
VOLUNTEER = Kind("volunteer", among=("team",), reaches=("volunteer", "territory"))

_present = Compiled(
    lambda: (
        Enrolment.objects.filter(pupil__user=Given("user"), pupil__anonymised_at=None, left_on=None)
        .select_related("pupil", "classroom__school")
        .order_by("-school_year")[:1]
    )
)
_without_class = Compiled(lambda: Pupil.objects.filter(user=Given("user"), anonymised_at=None)[:1])
_ALONG, _ALONG_ID = "present_enrolment", "present_enrolment_number"


def with_present_enrolment(users: QuerySet[Any]) -> QuerySet[Any]:
    """The same people, each with the row of a pupil and their class, where they are one."""
    present = FilteredRelation("pupil__enrolments", condition=Q(pupil__enrolments__left_on=None))
    users = users.annotate(**{_ALONG: present, _ALONG_ID: F(f"{_ALONG}__pk")})
    return users.select_related("pupil", f"{_ALONG}__classroom__school").order_by(f"-{_ALONG}__school_year")[:1]


def pupil_capacities(user: Any) -> Iterable[Capacity]:
    """A pupil's own capacity; its organisation is the class of the present enrolment."""
    pupil, enrolment = _read_along(user) or _asked(user)
    if pupil is None:
        return
    yield Capacity(
        key=f"pupil:{pupil.pk}",
        kind=PUPIL,
        label=pupil.first_name,
        organisation=enrolment.classroom.name if enrolment else "",
        reach={"pupil": pupil.pk, "school": enrolment.classroom.school_id if enrolment else None},
        row=enrolment,
    )


def _read_along(user: Any) -> tuple[Pupil, Enrolment | None] | None:
    """Pupil and present year as they came with the person, once; None where they didn't."""
    if not hasattr(user, _ALONG_ID):
        return None
    is_enrolled = getattr(user, _ALONG_ID) is not None
    delattr(user, _ALONG_ID)
    pupil, enrolment = user._state.fields_cache.pop("pupil"), getattr(user, _ALONG) if is_enrolled else None
    if enrolment is not None:
        delattr(user, _ALONG)
        enrolment.pupil = pupil
    return (pupil, enrolment) if pupil is not None and pupil.anonymised_at is None else None


def _asked(user: Any) -> tuple[Pupil | None, Enrolment | None]:
    enrolment = _present.first(user=user.pk)
    return (enrolment.pupil, enrolment) if enrolment else (_without_class.first(user=user.pk), None)


_volunteering = Compiled(
    lambda: (
        Volunteer.objects.filter(user=Given("user"), since__lte=Given("now"))
        .filter(Q(until=None) | Q(until__gt=Given("now")))
        .select_related("territory")
        .order_by("pk")
    )
)


def volunteer_capacities(user: Any) -> Iterable[Capacity]:
    """One capacity for each territory of whose team somebody is."""
    for row in _volunteering(user=user.pk, now=clock.now()):
        yield Capacity(
            key=f"volunteer:{row.pk}",
            kind=VOLUNTEER,
            label=str(row.get_role_display()),
            organisation=row.territory.name,
            reach={"volunteer": row.pk, "territory": row.territory_id},
            row=row,
        )


PUPILS = Source(
    lambda: Pupil.objects.filter(user=OuterRef("pk"), anonymised_at=None), pupil_capacities, with_present_enrolment
)
VOLUNTEERS = Source(lambda: Volunteer.objects.filter(user=OuterRef("pk"), since__isnull=False), volunteer_capacities)

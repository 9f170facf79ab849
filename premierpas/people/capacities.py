"""The capacities of a pupil, and of a volunteer."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet

from premierpas.accounts.capacities import Capacity, Kind, Source
from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given

from .models import Enrolment, Pupil, Volunteer

PUPIL = Kind("pupil", reaches=("pupil", "school"), is_minor=True)
VOLUNTEER = Kind("volunteer", among=("team",), reaches=("volunteer", "territory"))

_ALONG, _ALONG_ID = "present_enrolment", "present_enrolment_number"


def with_present_enrolment(users: QuerySet[Any]) -> QuerySet[Any]:
    """The same people, each with the row of a pupil and their class, where they are one."""
    present = FilteredRelation("pupil__enrolments", condition=Q(pupil__enrolments__left_on=None))
    users = users.annotate(**{_ALONG: present, _ALONG_ID: F(f"{_ALONG}__pk")})
    return users.select_related("pupil", f"{_ALONG}__classroom__school").order_by(f"-{_ALONG}__school_year")[:1]


_with_present_enrolment = Compiled(lambda: with_present_enrolment(User.objects.filter(pk=Given("user"))))


def pupil_capacities(user: Any) -> Iterable[Capacity]:
    """A pupil's own capacity; its organisation is the class of the present enrolment."""
    person = user if hasattr(user, _ALONG_ID) else _with_present_enrolment.first(user=user.pk)
    pupil, enrolment = _taken(person) if person is not None else (None, None)
    if pupil is None or pupil.anonymised_at is not None:
        return
    yield Capacity(
        key=f"pupil:{pupil.pk}",
        kind=PUPIL,
        label=pupil.first_name,
        organisation=enrolment.classroom.name if enrolment else "",
        reach={"pupil": pupil.pk, "school": enrolment.classroom.school_id if enrolment else None},
        row=enrolment,
    )


def _taken(person: Any) -> tuple[Pupil | None, Enrolment | None]:
    """Pupil and present year as they came with the person; once."""
    is_enrolled = getattr(person, _ALONG_ID) is not None
    delattr(person, _ALONG_ID)
    pupil, enrolment = person._state.fields_cache.pop("pupil"), getattr(person, _ALONG) if is_enrolled else None
    if enrolment is not None:
        delattr(person, _ALONG)
        enrolment.pupil = pupil
    return pupil, enrolment


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

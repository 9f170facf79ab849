"""The capacities of a pupil, and of a volunteer."""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, Q

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


def pupil_capacities(user: Any) -> Iterable[Capacity]:
    """A pupil's own capacity; its organisation is the class of the present enrolment."""
    enrolment = _present.first(user=user.pk)
    pupil = enrolment.pupil if enrolment else _without_class.first(user=user.pk)
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


PUPILS = Source(lambda: Pupil.objects.filter(user=OuterRef("pk"), anonymised_at=None), pupil_capacities)
VOLUNTEERS = Source(lambda: Volunteer.objects.filter(user=OuterRef("pk"), since__isnull=False), volunteer_capacities)

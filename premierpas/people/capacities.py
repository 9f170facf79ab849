"""The capacity of a pupil."""

from collections.abc import Iterable
from typing import Any

from premierpas.accounts.capacities import Capacity, Kind
from premierpas.core.compiled import Compiled, Given

from .models import Enrolment, Pupil

PUPIL = Kind("pupil", reaches=("pupil", "school"), is_minor=True)

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

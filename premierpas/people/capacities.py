"""The capacity of a pupil."""

from collections.abc import Iterable

from premierpas.accounts.capacities import Capacity, Kind

from .models import Enrolment, Pupil

PUPIL = Kind("pupil", reaches=("pupil", "school"), is_minor=True)


def pupil_capacities(user: object) -> Iterable[Capacity]:
    """A pupil's own capacity; its organisation is the class of the present enrolment."""
    present = Enrolment.objects.filter(pupil__user=user, pupil__anonymised_at=None, left_on=None)
    enrolment = present.select_related("pupil", "classroom__school").order_by("-school_year").first()
    pupil = enrolment.pupil if enrolment else Pupil.objects.filter(user=user, anonymised_at=None).first()
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

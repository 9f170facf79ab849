"""What the pupil's home says of events: a seat that is offered comes before everything else."""

from premierpas.core import clock
from premierpas.people.models import Enrolment

from .enums import RUNNING, RegistrationState
from .models import Registration


def offered_seats(enrolment: Enrolment) -> list[Registration]:
    """Seats that wait for this pupil's yes, the most pressing first."""
    rows = Registration.objects.filter(
        enrolment=enrolment, state=RegistrationState.OFFERED, answer_by__gt=clock.now(), event__state__in=RUNNING
    )
    return list(rows.select_related("event").order_by("answer_by"))

"""Helps follow their people: who isn't cleared any more, who leaves, which pupil leaves."""

from premierpas.core import clock
from premierpas.core.events import subscribe
from premierpas.people.events import ClearanceChanged, PupilLeft, VolunteerLeft
from premierpas.people.models import Volunteer

from .actions.supporting import end_all
from .enums import WhyEnded


@subscribe(ClearanceChanged)
def worker_is_not_cleared(event: ClearanceChanged) -> None:
    """What was only proposed ends too: whoever is cleared again is proposed again."""
    volunteer = Volunteer.objects.get(pk=event.volunteer_id)
    if not volunteer.sees_pupils:
        end_all(WhyEnded.NOT_CLEARED, volunteer=volunteer)


@subscribe(VolunteerLeft)
def worker_has_left(event: VolunteerLeft) -> None:
    """At once for who has left; whoever leaves on a day goes on until it."""
    volunteer = Volunteer.objects.get(pk=event.volunteer_id)
    if volunteer.until is not None and volunteer.until <= clock.now():
        end_all(WhyEnded.WORKER_LEFT, volunteer=volunteer)


@subscribe(PupilLeft)
def pupil_has_left(event: PupilLeft) -> None:
    end_all(WhyEnded.PUPIL_LEFT, enrolment=event.enrolment_id)

"""A confirmed application becomes a placement, in the same transaction; one that ends takes its placement with it."""

from datetime import date

from premierpas.applications.conditions import busy
from premierpas.applications.events import ApplicationConfirmed, ApplicationEnded
from premierpas.applications.models import Application
from premierpas.core.events import subscribe

from .actions import cancel_placement, make_placement
from .days import whole_span
from .models import HOLDING, Placement


@subscribe(ApplicationConfirmed)
def place_confirmed(event: ApplicationConfirmed) -> None:
    rows = Application.objects.select_related("pupil", "enrolment", "slot", "offer__company", "offer__site")
    make_placement(rows.get(pk=event.application_id))


@subscribe(ApplicationEnded)
def cancel_with_application(event: ApplicationEnded) -> None:
    if not event.was_confirmed:
        return
    for placement in Placement.objects.filter(application=event.application_id, state__in=HOLDING):
        reason = Application.objects.values_list("end_reason", flat=True).get(pk=event.application_id)
        cancel_placement(placement, reason=reason)


@busy
def has_placement(pupil_id: int, first: date, last: date) -> bool:
    """Whether a placement, found here or outside, lies on one of these days."""
    return Placement.objects.filter(pupil=pupil_id, state__in=HOLDING, days__overlaps=whole_span(first, last)).exists()

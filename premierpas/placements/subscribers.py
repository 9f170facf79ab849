"""A confirmed application becomes a placement with its agreement in one transaction; one that ends takes both along."""

from typing import Any

from premierpas.accounts.events import EmailConfirmed
from premierpas.accounts.models import EmailChange
from premierpas.applications.events import ApplicationConfirmed, ApplicationEnded
from premierpas.applications.models import Application
from premierpas.core.closing import at_the_end
from premierpas.core.events import subscribe
from premierpas.core.tasks import enqueue
from premierpas.people.events import PupilsEnrolled

from .actions import give_up, make_placement, open_agreement, void_all
from .actions.delegating import show_to_delegates
from .events import (
    AgreementRefused,
    AgreementSigned,
    AgreementVoided,
    PlacementAdvanced,
    PlacementCancelled,
    PlacementMade,
    WeekEnded,
)
from .models import HOLDING, OPEN, Agreement, Placement, Signatory
from .waiting import settle_stays


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
        give_up(placement, reason=reason)


@subscribe(PlacementMade)
def open_its_agreement(event: PlacementMade) -> None:
    open_agreement(event.placement_id)


@subscribe(PlacementCancelled)
def void_its_agreements(event: PlacementCancelled) -> None:
    reason = Placement.objects.values_list("end_reason", flat=True).get(pk=event.placement_id)
    void_all(event.placement_id, reason=reason)


@subscribe(AgreementSigned)
def seal_it(event: AgreementSigned) -> None:
    from .tasks import seal_agreement

    enqueue(seal_agreement, once=f"placements.seal:{event.agreement_id}", agreement_id=event.agreement_id)


@subscribe(PupilsEnrolled)
def let_delegates_see(event: PupilsEnrolled) -> None:
    show_to_delegates(event.school_id, event.pupil_ids)


@subscribe(EmailConfirmed)
def reach_signatories_at_their_new_address(event: EmailConfirmed) -> None:
    """Seats that the account holds and hasn't signed; links to the former address open nothing from now on."""
    change = EmailChange.objects.select_related("user").get(user=event.user_id)
    rows = Signatory.objects.filter(user=event.user_id, email__iexact=change.user.email, agreement__state__in=OPEN)
    rows.filter(signature=None).update(email=change.email)


def _stay_moved(event: Any) -> None:
    at_the_end(settle_stays, event.placement_id)


def _agreement_moved(event: Any) -> None:
    at_the_end(settle_stays, Agreement.objects.values_list("placement_id", flat=True).get(pk=event.agreement_id))


for _of_stay in (PlacementMade, PlacementCancelled, PlacementAdvanced, WeekEnded):
    subscribe(_of_stay)(_stay_moved)
for _of_agreement in (AgreementSigned, AgreementRefused, AgreementVoided):
    subscribe(_of_agreement)(_agreement_moved)

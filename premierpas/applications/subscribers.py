"""What is told when an application moves, in the transaction that moves it."""

from premierpas.core.events import subscribe
from premierpas.core.tasks import enqueue
from premierpas.offers.events import OfferWithdrawn

from . import notices
from .enums import ApplicationState
from .events import (
    ApplicationAccepted,
    ApplicationConfirmed,
    ApplicationEnded,
    ApplicationRejected,
    ApplicationSubmitted,
)
from .models import Application
from .telling import cause_of, tell_company, tell_company_to_answer, tell_pupil, tell_teachers

_WITH = ("pupil__user", "enrolment__classroom", "offer__company", "slot")


def _of(event_id: int) -> Application:
    return Application.objects.select_related(*_WITH).get(pk=event_id)


@subscribe(ApplicationSubmitted)
def tell_submitted(event: ApplicationSubmitted) -> None:
    application = _of(event.application_id)
    tell_company_to_answer(application, notices.RECEIVED, occasion="")
    tell_pupil(application, notices.SENT)


@subscribe(ApplicationAccepted)
def tell_accepted(event: ApplicationAccepted) -> None:
    application = _of(event.application_id)
    tell_pupil(application, notices.ACCEPTED)
    tell_company(application, notices.YES_RECORDED)


@subscribe(ApplicationRejected)
def tell_rejected(event: ApplicationRejected) -> None:
    application = _of(event.application_id)
    tell_pupil(application, notices.REFUSED, words=application.kind_words)


@subscribe(ApplicationConfirmed)
def tell_confirmed(event: ApplicationConfirmed) -> None:
    application = _of(event.application_id)
    tell_pupil(application, notices.CONFIRMED)
    tell_company(application, notices.TAKEN)


@subscribe(ApplicationEnded)
def tell_ended(event: ApplicationEnded) -> None:
    application = _of(event.application_id)
    state, cause = ApplicationState(application.state), cause_of(application)
    accepted = application.confirm_due is not None
    company_knows = accepted or application.read_at is not None or application.extended_at is not None
    if state == ApplicationState.EXPIRED and not accepted:
        tell_pupil(application, notices.NO_ANSWER)
        tell_company(application, notices.UNANSWERED)
        return
    if state == ApplicationState.EXPIRED:
        tell_pupil(application, notices.PLACE_LOST)
    if state in (ApplicationState.CANCELLED_BY_COMPANY, ApplicationState.CANCELLED_BY_SCHOOL):
        tell_pupil(application, notices.CANCELLED, cause=cause)
    if state != ApplicationState.CANCELLED_BY_COMPANY and company_knows:
        tell_company(application, notices.RELEASED, cause=cause)
    if event.was_confirmed:
        tell_teachers(application, notices.PLACE_CANCELLED, cause=cause)


@subscribe(OfferWithdrawn)
def end_applications_of_withdrawn_offer(event: OfferWithdrawn) -> None:
    from .tasks import end_applications_of_offer

    enqueue(end_applications_of_offer, once=f"applications.end_of_offer:{event.offer_id}", offer_id=event.offer_id)

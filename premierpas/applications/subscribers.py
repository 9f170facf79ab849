"""What is told when an application moves, in the transaction that moves it."""

from django.utils.translation import gettext_lazy

from premierpas.agenda.settling import settle
from premierpas.core.compiled import Compiled, Given
from premierpas.core.events import subscribe
from premierpas.core.languages import kept
from premierpas.core.tasks import enqueue
from premierpas.offers.events import OfferTeamChanged, OfferWithdrawn
from premierpas.offers.models import Offer
from premierpas.people.enums import LinkPurpose
from premierpas.people.events import AuthorisationWithdrawn, PupilLeft
from premierpas.people.models import Enrolment, PupilLink
from premierpas.people.queries import needs_authorisation
from premierpas.people.sight import end_links, link_hosts, open_now

from . import notices
from .actions.ending import end_for_school
from .enums import LIVE, WAITING, ApplicationState
from .events import (
    AboutApplication,
    ApplicationAccepted,
    ApplicationConfirmed,
    ApplicationEnded,
    ApplicationRejected,
    ApplicationSubmitted,
)
from .models import Application
from .silence import SILENT
from .taking_back import just_too_often
from .team import team_of
from .telling import cause_of, tell_company, tell_company_to_answer, tell_coordinators, tell_pupil, tell_teachers
from .waiting import ANSWER, CONFIRM

_WITH = ("pupil__user", "enrolment__classroom__school__territory", "offer__company", "slot")
_application = Compiled(lambda: Application.objects.filter(pk=Given("application")).select_related(*_WITH))


def _of(event_id: int) -> Application:
    return _application.get(application=event_id)


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
    if state == ApplicationState.CANCELLED_BY_COMPANY and just_too_often(application):
        tell_coordinators(application, notices.TAKEN_BACK, cause=cause)


def somebody_waits_or_no_longer(event: AboutApplication) -> None:
    for reason in (ANSWER, CONFIRM, SILENT):
        settle(reason.code, [event.application_id])


_MOVES: tuple[type[AboutApplication], ...] = (
    ApplicationSubmitted, ApplicationAccepted, ApplicationRejected, ApplicationConfirmed, ApplicationEnded
)  # fmt: skip
for _move in _MOVES:
    subscribe(_move)(somebody_waits_or_no_longer)


@subscribe(PupilLeft)
def end_applications_of_leaver(event: PupilLeft) -> None:
    enrolment = Enrolment.objects.get(pk=event.enrolment_id)
    states = [*LIVE, ApplicationState.CONFIRMED]
    end_for_school(enrolment, reason=kept(gettext_lazy("l’élève a quitté l’établissement")), states=states)


@subscribe(AuthorisationWithdrawn)
def end_applications_without_authorisation(event: AuthorisationWithdrawn) -> None:
    enrolment = Enrolment.objects.select_related("pupil").get(pk=event.enrolment_id)
    if needs_authorisation(enrolment):
        end_for_school(enrolment, reason=kept(gettext_lazy("l’autorisation de la famille a été retirée")), states=LIVE)


@subscribe(OfferTeamChanged)
def show_accepted_pupils_to_the_team(event: OfferTeamChanged) -> None:
    """Who joins the team after the pupil has confirmed sees who comes; who leaves it no longer does."""
    offer = Offer.objects.get(pk=event.offer_id)
    team = team_of(offer)
    for application in Application.objects.filter(offer=offer, state=ApplicationState.CONFIRMED).select_related(
        "pupil"
    ):
        links = PupilLink.objects.filter(open_now(), purpose=LinkPurpose.PLACEMENT, reference=application.pk)
        end_links(pk__in=links.exclude(membership__in=team).values_list("pk", flat=True))
        link_hosts(application.pupil, team, application_id=application.pk, granted_by_id=None)
    waiting = Application.objects.filter(offer=offer, state__in=WAITING).values_list("pk", flat=True)
    settle(ANSWER.code, list(waiting))


@subscribe(OfferWithdrawn)
def end_applications_of_withdrawn_offer(event: OfferWithdrawn) -> None:
    from .tasks import end_applications_of_offer

    enqueue(end_applications_of_offer, once=f"applications.end_of_offer:{event.offer_id}", offer_id=event.offer_id)

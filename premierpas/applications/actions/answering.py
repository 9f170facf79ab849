"""The company's answers: any colleague on the offer's team, from the inbox or by a link without account."""

from django.utils.translation import gettext as _

from premierpas.accounts.links import Link
from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import WrongState
from premierpas.core.events import emit
from premierpas.core.reasons import ReasonMissing
from premierpas.core.text import clean, one_line
from premierpas.offers.enums import OfferState
from premierpas.offers.seats import hold_seat

from .. import conditions
from ..deadlines import confirm_due, days_of, extended_due
from ..enums import WAITING, ApplicationState, RejectionReason
from ..errors import NoMoreTime, OfferNotOpen
from ..events import ApplicationAccepted, ApplicationRead, ApplicationRejected
from ..models import Application
from ..telling import ANSWER, tell_more_time
from ..waiting import ANSWER as TO_ANSWER
from .locking import lock, require, require_move


def is_asked(link: Link, application: Application) -> bool:
    """Whether the link was sent to have this application answered."""
    return link.subject_id == application.pk


@action(may="applications.review")
def mark_read(application: Application, *, by: Actor) -> Application:
    """A signed-in colleague has opened it; only the first time counts, and only while it waits."""
    application = lock(application)
    if application.state != ApplicationState.SUBMITTED:
        return application
    application.state, application.read_at, application.read_by = (
        ApplicationState.READ,
        clock.now(),
        one_line(by.name)[:150],
    )
    application.save(update_fields=["state", "read_at", "read_by"])
    emit(ApplicationRead(at=clock.now(), application_id=application.pk))
    return application


@action(may="applications.answer", links={ANSWER: is_asked})
def accept(application: Application, *, by: Actor) -> Application:
    """Say yes: a seat is held, the pupil has ten school days to confirm; until then the application stays anonymous.

    Also after a no or an expiry, if week and seat are still free. Raises MovedOn, AuthorisationMissing, OtherWeek,
    WeekTooClose, WeekTaken, AlreadyApplied or NoSeatLeft: the condition that fails.
    """
    application = lock(application)
    require_move(application, ApplicationState.ACCEPTED)
    late = application.state not in WAITING
    if application.offer.state in (OfferState.WITHDRAWN, OfferState.DRAFT):
        raise OfferNotOpen
    conditions.check_week(application.slot, application.enrolment)
    conditions.check_time_to_confirm(application.slot)
    conditions.check_days_free(application.pupil, application.slot, but=application)
    if late:
        conditions.check_authorised(application.enrolment)
        conditions.check_not_doubled(application)
    application.seat = hold_seat(application.slot)
    application.state = ApplicationState.ACCEPTED
    application.answered_at, application.answered_by = clock.now(), one_line(by.name)[:150]
    application.confirm_due = confirm_due(
        days_of(application.enrolment.classroom.school), clock.today(), application.slot.first_day
    )
    application.ended_at = None
    application.turn += 1
    application.end_reason = application.rejection_reason = application.kind_words = ""
    application.save()
    emit(ApplicationAccepted(at=clock.now(), application_id=application.pk))
    return application


@action(may="applications.answer", links={ANSWER: is_asked})
def ask_more_time(application: Application, *, by: Actor) -> Application:
    """Fifteen days more, once; raises NoMoreTime when they were already given or the week is too close."""
    application = lock(application)
    require(application, *WAITING)
    if application.extended_at is not None:
        raise NoMoreTime(_("Un délai a déjà été demandé pour cette candidature."))
    due = application.answer_due
    if due is None or due < clock.today():
        raise WrongState(_("Le délai de réponse est passé."))
    later = extended_due(days_of(application.enrolment.classroom.school), due, application.slot.first_day)
    if later <= due:
        raise NoMoreTime(_("La semaine est trop proche : il n’est plus possible d’attendre."))
    application.state, application.answer_due = ApplicationState.UNDER_REVIEW, later
    application.extended_at = clock.now()
    application.save(update_fields=["state", "answer_due", "extended_at"])
    settle(TO_ANSWER.code, [application.pk])
    tell_more_time(application, by_name=by.name)
    return application


@action(may="applications.answer", links={ANSWER: is_asked})
def reject(application: Application, *, reason: str, kind_words: str, by: Actor) -> Application:
    """Say no, with a reason of the list and a sentence for the pupil; raises ReasonMissing or MovedOn."""
    application = lock(application)
    require_move(application, ApplicationState.REJECTED)
    if reason not in RejectionReason.values:
        raise ReasonMissing(_("Choisissez une raison."), field="reason")
    if not kind_words.strip():
        raise ReasonMissing(_("Écrivez une phrase à l’élève : elle l’aide à continuer."), field="kind_words")
    application.state, application.rejection_reason = ApplicationState.REJECTED, reason
    application.kind_words = clean(kind_words).strip()
    application.answered_at, application.answered_by = clock.now(), one_line(by.name)[:150]
    application.ended_at = clock.now()
    application.save()
    emit(ApplicationRejected(at=clock.now(), application_id=application.pk))
    return application

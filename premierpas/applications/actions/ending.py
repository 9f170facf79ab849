"""How applications end, and how one that its pupil withdrew comes back."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import NOBODY, Actor, action, step
from premierpas.core.events import emit
from premierpas.core.reasons import reason_given
from premierpas.core.text import one_line
from premierpas.offers.seats import free_seat
from premierpas.people.enums import LinkPurpose
from premierpas.people.models import Enrolment, Pupil
from premierpas.people.sight import end_links

from .. import conditions
from ..enums import SEATED, WAITING, ApplicationState
from ..events import ApplicationEnded
from ..models import Application
from .locking import lock, lock_all, lock_pupil, require, require_move
from .writing import check_may_send, send


@action(may="applications.view_own")
def withdraw(application: Application, *, by: Actor, reason: str = "") -> Application:
    """The pupil takes it back, also after confirming (then with a reason): seat free, placement cancelled."""
    application = lock(application)
    require_move(application, ApplicationState.WITHDRAWN)
    if application.state == ApplicationState.CONFIRMED:
        reason_given(reason, _("Écris pourquoi : l’entreprise et ton professeur le liront."))
    Pupil.objects.filter(pk=application.pupil_id).update(last_action_at=clock.now())
    return close([application], ApplicationState.WITHDRAWN, reason=reason)[0]


@action(may="applications.view_own")
def restore(application: Application, *, by: Actor) -> Application:
    """Bring a withdrawn application back with the letter that was sent.

    Raises MovedOn, AlreadyApplied, or the condition that fails: authorisation, offer, time, days, limit.
    """
    application = lock(application)
    require(application, ApplicationState.WITHDRAWN)
    conditions.check_not_doubled(application)
    check_may_send(application.pupil, application.enrolment, application.slot)
    return send(application)


@action(may="applications.review", tasks=True)
def cancel_by_company(application: Application, *, by: Actor, reason: str) -> Application:
    """The company can't receive a pupil whom it had accepted; raises MovedOn or ReasonMissing.

    What it never accepted it answers with a no. The programme itself ends all that an offer leaves behind.
    """
    application = lock(application)
    if by.is_person:
        require(application, *SEATED)
    require_move(application, ApplicationState.CANCELLED_BY_COMPANY)
    reason_given(reason, _("Écrivez pourquoi : l’élève et son professeur le liront."))
    application.answered_by = one_line(by.name)[:150]
    return close([application], ApplicationState.CANCELLED_BY_COMPANY, reason=reason)[0]


@action(may="applications.follow_for_school")
def cancel_by_school(application: Application, *, by: Actor, reason: str) -> Application:
    """The school or the family ends it; raises MovedOn or ReasonMissing."""
    application = lock(application)
    require_move(application, ApplicationState.CANCELLED_BY_SCHOOL)
    reason_given(reason, _("Écrivez pourquoi : l’élève et l’entreprise le liront."))
    return close([application], ApplicationState.CANCELLED_BY_SCHOOL, reason=reason)[0]


@step
def end_for_school(enrolment: Enrolment, *, reason: str, states: Iterable[ApplicationState]) -> list[Application]:
    """End an enrolment's applications in these states whose week isn't over: the pupil leaves or may not apply."""
    lock_pupil(enrolment.pupil_id)
    rows = Application.objects.filter(enrolment=enrolment, state__in=list(states), slot__last_day__gte=clock.today())
    return close(lock_all(rows.values_list("pk", flat=True)), ApplicationState.CANCELLED_BY_SCHOOL, reason=reason)


@action(may=NOBODY, tasks=True)
def expire(application: Application | int, *, by: Actor) -> bool:
    """End it if its deadline has passed unanswered; False when there is nothing to end (any more)."""
    application = lock(application)
    today = clock.today()
    unanswered = application.state in WAITING and application.answer_due is not None and application.answer_due < today
    unconfirmed = (
        application.state == ApplicationState.ACCEPTED
        and application.confirm_due is not None
        and application.confirm_due < today
    )
    if unanswered or unconfirmed:
        close([application], ApplicationState.EXPIRED)
    return unanswered or unconfirmed


@step
def close(applications: Iterable[Application], state: ApplicationState, *, reason: str = "") -> list[Application]:
    """End applications whose rows are held: seats reopen, and what their hosts could see ends.

    Seats are freed in the order of their weeks, since the database counts free seats on the week's row.
    """
    ended = sorted(applications, key=lambda each: (each.slot_id, each.pk))
    for application in ended:
        seat, application.seat = application.seat, None
        was_confirmed = application.state == ApplicationState.CONFIRMED
        application.state, application.ended_at = state, clock.now()
        application.end_reason = one_line(reason)[:300]
        application.save()
        if seat is not None:
            free_seat(seat)
            end_links(pupil=application.pupil_id, purpose=LinkPurpose.PLACEMENT, reference=application.pk)
        emit(ApplicationEnded(at=clock.now(), application_id=application.pk, was_confirmed=was_confirmed))
    return ended

"""The pupil takes a place: one transaction takes the seat, makes the placement and lets go of what overlaps."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import WrongState
from premierpas.core.events import emit
from premierpas.core.languages import kept
from premierpas.offers.seats import take_seat
from premierpas.people.models import Pupil
from premierpas.people.sight import link_hosts

from .. import conditions
from ..enums import LIVE, ApplicationState
from ..events import ApplicationConfirmed
from ..models import Application
from ..team import team_of
from .ending import close, withdraw
from .locking import lock_all, lock_pupil, require


@action(may="applications.view_own")
def confirm_place(application: Application, *, by: Actor) -> Application:
    """Take the held seat: from now on the offer's team sees who comes.

    Live applications of the pupil on any of these days are superseded in the same transaction.

    Raises MovedOn, OtherWeek, WeekTaken, or what a subscriber raises (the placement can't be made).
    """
    pupil = lock_pupil(application.pupil_id)
    held = lock_all(
        [application.pk, *_overlapping_ids(pupil.pk, application.slot.first_day, application.slot.last_day)]
    )
    application = next(each for each in held if each.pk == application.pk)
    require(application, ApplicationState.ACCEPTED)
    if application.confirm_due is None or application.confirm_due < clock.today():
        raise WrongState(
            _("Le délai pour confirmer est passé. Appelle l’entreprise avec ton professeur : elle peut redire oui.")
        )
    conditions.check_authorised(application.enrolment)
    conditions.check_week(application.slot, application.enrolment)
    conditions.check_days_free(pupil, application.slot, but=application)
    if application.seat is None:
        raise WrongState(_("Cette place n’est plus réservée."))
    application.state, application.confirmed_at = ApplicationState.CONFIRMED, clock.now()
    application.save(update_fields=["state", "confirmed_at"])
    take_seat(application.seat)
    link_hosts(pupil, team_of(application.offer), application_id=application.pk, granted_by_id=by.user_id)
    _supersede(each for each in held if each.pk != application.pk)
    Pupil.objects.filter(pk=pupil.pk).update(last_action_at=clock.now())
    emit(ApplicationConfirmed(at=clock.now(), application_id=application.pk))
    return application


@step
def supersede_overlapping(pupil: Pupil, *, first_day: date, last_day: date) -> list[Application]:
    """A place found elsewhere covers these days: live applications for them end, their companies are told."""
    lock_pupil(pupil.pk)
    return _supersede(lock_all(_overlapping_ids(pupil.pk, first_day, last_day)))


@action(may="people.be_this_pupil")
def withdraw_others(pupil: Pupil, *, by: Actor) -> list[Application]:
    """The pupil's weeks are complete: everything that still waits is withdrawn in one tap."""
    lock_pupil(pupil.pk)
    rows = lock_all(Application.objects.filter(pupil=pupil, state__in=LIVE).values_list("pk", flat=True))
    reason = kept(gettext_lazy("J’ai trouvé une place ailleurs."))
    return [withdraw(each, by=by, reason=reason) for each in sorted(rows, key=lambda row: (row.slot_id, row.pk))]


def _overlapping_ids(pupil_id: int, first_day: date, last_day: date) -> list[int]:
    days = Q(slot__first_day__lte=last_day, slot__last_day__gte=first_day)
    return list(Application.objects.filter(days, pupil_id=pupil_id, state__in=LIVE).values_list("pk", flat=True))


def _supersede(applications: Iterable[Application]) -> list[Application]:
    return close([each for each in applications if each.state in LIVE], ApplicationState.SUPERSEDED)

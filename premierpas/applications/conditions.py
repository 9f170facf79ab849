"""What must hold before an application may be sent, accepted late or brought back; each failure is named."""

from collections.abc import Callable
from datetime import date

from django.conf import settings

from premierpas.core import clock
from premierpas.core.ports import Port
from premierpas.offers.audience import is_open_to
from premierpas.offers.models import Offer, OfferSlot
from premierpas.people.going import check_may_go
from premierpas.people.models import Enrolment, Pupil
from premierpas.people.queries import needs_authorisation

from .deadlines import last_day_to_decide
from .enums import LIVE, ApplicationState
from .errors import AlreadyApplied, AuthorisationMissing, OfferNotOpen, TooManyApplications, WeekTaken, WeekTooClose
from .models import Application

Busy = Callable[[int, date, date], bool]
busy = Port[Busy]("applications.busy", "whether a pupil has a place on one of these days: (pupil_id, first, last)")


def check_authorised(enrolment: Enrolment) -> None:
    """Raises AuthorisationMissing."""
    if needs_authorisation(enrolment):
        raise AuthorisationMissing


def check_open(offer: Offer, enrolment: Enrolment) -> None:
    """Raises OfferNotOpen."""
    if not is_open_to(offer, enrolment, clock.today()):
        raise OfferNotOpen


def check_week(slot: OfferSlot, enrolment: Enrolment) -> None:
    """The pupil may go in this week; raises NoWeeksYet or OtherWeek."""
    check_may_go(enrolment, slot.first_day, slot.last_day)


def check_time_to_answer(slot: OfferSlot) -> None:
    """A new application must leave the company at least until tomorrow; raises WeekTooClose."""
    last = last_day_to_decide(slot.first_day)
    if clock.today() >= last:
        raise WeekTooClose(last)


def check_time_to_confirm(slot: OfferSlot) -> None:
    """A yes must leave the pupil at least today; raises WeekTooClose."""
    last = last_day_to_decide(slot.first_day)
    if clock.today() > last:
        raise WeekTooClose(last)


def check_days_free(pupil: Pupil, slot: OfferSlot, *, but: Application | None = None) -> None:
    """No confirmed place on any of these days, found here or outside; raises WeekTaken."""
    confirmed = Application.objects.filter(
        pupil=pupil,
        state=ApplicationState.CONFIRMED,
        slot__first_day__lte=slot.last_day,
        slot__last_day__gte=slot.first_day,
    )
    if but is not None:
        confirmed = confirmed.exclude(pk=but.pk)
    if confirmed.exists() or any(is_busy(pupil.pk, slot.first_day, slot.last_day) for is_busy in busy):
        raise WeekTaken


def check_not_doubled(application: Application) -> None:
    """No other application of the pupil runs for the same week of the same offer; raises AlreadyApplied."""
    running = [ApplicationState.DRAFT, *LIVE, ApplicationState.CONFIRMED]
    others = Application.objects.filter(pupil=application.pupil_id, slot=application.slot_id, state__in=running)
    if others.exclude(pk=application.pk).exists():
        raise AlreadyApplied


def live_limit(enrolment: Enrolment) -> int:
    """How many applications may run at once: the territory's number, never above the setting."""
    return min(enrolment.classroom.school.territory.live_applications, settings.LIVE_APPLICATIONS_PER_PUPIL)


def check_limit(pupil: Pupil, enrolment: Enrolment) -> None:
    """Raises TooManyApplications; the caller holds the pupil's row, so that two at once are counted."""
    limit = live_limit(enrolment)
    if Application.objects.filter(pupil=pupil, state__in=LIVE).count() >= limit:
        raise TooManyApplications(limit)

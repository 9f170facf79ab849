"""Making, cancelling and moving on placements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.applications.actions import supersede_overlapping
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.actions import NOBODY, Actor, action, step
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.events import emit
from premierpas.core.languages import kept
from premierpas.core.reasons import reason_given
from premierpas.core.text import one_line
from premierpas.offers.content import OfferContent
from premierpas.organisations.models import Membership, Tutor
from premierpas.people.going import check_days, going_of
from premierpas.people.models import Enrolment, Pupil

from ..days import as_multirange, department_of, working_days
from ..events import PlacementAdvanced, PlacementCancelled, PlacementMade
from ..models import HOLDING, AgreementState, Placement, PlacementState
from ..terms.standard import HOME


class DaysTaken(DomainError):
    """The pupil has a placement on one of these days."""

    def __init__(self) -> None:
        super().__init__(_("Un autre stage est déjà enregistré pendant ces jours."), field="weeks")


class PastDays(DomainError):
    """The first day has passed."""

    def __init__(self) -> None:
        super().__init__(_("Un de ces jours est déjà passé."), field="weeks")


class NoDays(DomainError):
    """At least one day of presence, and one of school."""

    def __init__(self) -> None:
        super().__init__(_("Il faut au moins un jour."), field="weeks")


@dataclass(frozen=True)
class Host:
    """Where a pupil goes whom no offer of ours led there."""

    name: str
    street: str
    postal_code: str
    city: str
    tutor: str
    contact: str = ""
    email: str = ""
    phone: str = ""
    siret: str = ""
    sector: str = ""
    tutor_function: str = ""
    country: str = HOME


@step
def make_placement(application: Application) -> Placement:
    """The placement of a confirmed application, in the confirmation's own transaction; raises DaysTaken."""
    offer, company = application.offer, application.offer.company
    place = offer.site or company
    content = OfferContent.of(offer.content)
    tutors = Membership.objects.filter(pk__in=content.tutor_ids, company=company).select_related("user").order_by("pk")
    named = Tutor.objects.filter(pk__in=content.named_tutor_ids, company=company, until=None).order_by("pk")
    going = going_of(application.enrolment)
    working = working_days(*application.week, department=department_of(place.postal_code))
    days = [day for day in working if going.is_school_day(day)]
    return _save(
        Placement(
            pupil=application.pupil,
            enrolment=application.enrolment,
            application=application,
            company=company,
            site=offer.site,
            host_name=company.name,
            host_siret=company.siret,
            host_street=place.street,
            host_postal_code=place.postal_code,
            host_city=place.city,
            host_email=company.email,
            host_phone=company.phone,
            sector=offer.sector,
            tutors=[
                *({"membership": each.pk, "name": each.user.name, "function": each.function} for each in tutors),
                *(
                    {"membership": None, "name": each.name, "function": each.function, "contact": each.contact}
                    for each in named
                ),
            ],
        ),
        days,
    )


@action(may="placements.register_for")
def register_outside(enrolment: Enrolment, *, host: Host, days: Iterable[date], by: Actor) -> Placement:
    """A place found without us. Live applications for these days end; their companies are told.

    Raises NoDays, NoWeeksYet, OtherWeek, PastDays or DaysTaken.
    """
    Pupil.objects.select_for_update(no_key=True).get(pk=enrolment.pupil_id)
    department = department_of(host.postal_code, host.country)
    going = going_of(enrolment)
    working = [day for day in sorted(set(days)) if day in working_days(day, day, department=department)]
    chosen = [day for day in working if going.is_school_day(day)]
    if not chosen:
        raise NoDays
    if chosen[0] < clock.today():
        raise PastDays
    check_days(enrolment, chosen)
    placement = _save(
        Placement(
            pupil=enrolment.pupil,
            enrolment=enrolment,
            host_name=one_line(host.name),
            host_siret=host.siret,
            host_street=one_line(host.street),
            host_postal_code=host.postal_code,
            host_city=one_line(host.city),
            host_country=host.country,
            host_contact=one_line(host.contact or host.tutor),
            host_email=host.email,
            host_phone=host.phone,
            sector=host.sector,
            tutors=[{"membership": None, "name": one_line(host.tutor), "function": one_line(host.tutor_function)}],
            registered_by=by.user,
        ),
        chosen,
    )
    for part in placement.days:
        supersede_overlapping(
            enrolment.pupil, first_day=part.lower, last_day=date.fromordinal(part.upper.toordinal() - 1)
        )
    Pupil.objects.filter(pk=enrolment.pupil_id).update(last_action_at=clock.now())
    return placement


@action(may="placements.cancel")
def cancel_placement(placement: Placement, *, reason: str, by: Actor) -> Placement:
    """Give up a place found outside, before its first day. Raises WrongState for any other."""
    if not placement.found_outside:
        raise WrongState(_("Ce stage vient d’une candidature : il s’annule avec elle."))
    return give_up(placement, reason=reason_given(reason))


@step
def give_up(placement: Placement, *, reason: str) -> Placement:
    """The place is gone; only before its first day. Raises WrongState once it has begun."""
    placement = Placement.objects.select_for_update().get(pk=placement.pk)
    if placement.state == PlacementState.CANCELLED:
        return placement
    if placement.state != PlacementState.PLANNED:
        raise WrongState(_("Ce stage a déjà commencé : il ne peut plus être annulé."))
    placement.state, placement.end_reason, placement.ended_at = (
        PlacementState.CANCELLED,
        one_line(reason)[:300],
        clock.now(),
    )
    placement.save(update_fields=["state", "end_reason", "ended_at"])
    emit(PlacementCancelled(at=clock.now(), placement_id=placement.pk))
    return placement


@action(may=NOBODY, tasks=True)
def advance(placement: Placement | int, *, by: Actor) -> bool:
    """Make it ongoing or completed as its days say; a placement missed for weeks passes through both.

    Nobody goes without an agreement: without one that all have signed the week doesn't begin, and once it is over it
    has not taken place.
    """
    pk = placement if isinstance(placement, int) else placement.pk
    row = Placement.objects.select_for_update().get(pk=pk)
    today, moved = clock.today(), False
    if row.state == PlacementState.PLANNED and row.first_day <= today:
        if row.agreements.filter(amends=None, state=AgreementState.SIGNED).exists():
            row.state, moved = PlacementState.ONGOING, True
            row.save(update_fields=["state"])
        elif row.last_day < today:
            row.state, moved = PlacementState.NOT_HELD, True
            row.end_reason, row.ended_at = kept(gettext_lazy("La convention n’était pas signée par tous.")), clock.now()
            row.save(update_fields=["state", "end_reason", "ended_at"])
    if row.state == PlacementState.ONGOING and row.last_day < today:
        row.state, moved = PlacementState.COMPLETED, True
        row.save(update_fields=["state"])
    if moved:
        emit(PlacementAdvanced(at=clock.now(), placement_id=row.pk))
    return moved


def _save(placement: Placement, days: list[date]) -> Placement:
    if not days:
        raise NoDays
    placement.days = as_multirange(days)
    placement.first_day, placement.last_day = min(days), max(days)
    try:
        with transaction.atomic():
            placement.save()
    except IntegrityError as error:
        if "placement_one_on_any_day" in str(error):
            raise DaysTaken from error
        raise
    emit(PlacementMade(at=clock.now(), placement_id=placement.pk))
    return placement


def holding(pupil_id: int) -> list[Placement]:
    """The places a pupil has, earliest first."""
    return list(Placement.objects.filter(pupil=pupil_id, state__in=HOLDING).order_by("first_day", "pk"))

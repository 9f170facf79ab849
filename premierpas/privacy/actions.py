"""Asking to be erased, and the answer."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from premierpas.accounts.links import Link
from premierpas.accounts.models import User
from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import WrongState
from premierpas.core.outbox.notices import Recipient
from premierpas.core.reasons import reason_given
from premierpas.core.text import one_line
from premierpas.messaging.models import Incident, IncidentState
from premierpas.organisations.models import Membership, Territory
from premierpas.organisations.people import recipient_of
from premierpas.people.circle import circle, tell
from premierpas.people.models import Pupil
from premierpas.placements.languages import to_family

from . import notices
from .engine import Done
from .erasing import erase_account, erase_pupil
from .models import AskedBy, Demand, DemandState
from .waiting import DEMAND

FAMILY = "privacy.family"


def _is_child(link: Link, user: User) -> bool:
    return link.subject_id == Pupil.objects.filter(user=user).values_list("pk", flat=True).first()


@action(may="privacy.ask", links={FAMILY: _is_child})
def ask_erasure(user: User, *, by: Actor) -> Demand:
    """Somebody wants to be erased, or a guardian wants it for a child; a second demand is the first one."""
    User.objects.select_for_update().get(pk=user.pk)
    present = Demand.objects.filter(user=user, state=DemandState.ASKED).first()
    if present is not None:
        return present
    pupil = Pupil.objects.filter(user=user).first()
    demand = Demand.objects.create(
        user=user, pupil=pupil, territory=_territory_of(user, pupil), due=a_month_after(clock.today()),
        asked_by=AskedBy.GUARDIAN if by.link else AskedBy.SELF,
    )  # fmt: skip
    settle(DEMAND.code, [demand.pk])
    return demand


@action(may="privacy.take_back")
def take_back(demand: Demand, *, by: Actor) -> Demand:
    """Whoever asked would rather stay. Raises WrongState once it was answered."""
    return _end(demand, DemandState.WITHDRAWN, by)


@action(may="privacy.answer")
def refuse(demand: Demand, *, reason: str, by: Actor) -> Demand:
    """It can't be done yet; the person reads why. Raises ReasonMissing, WrongState."""
    reason = one_line(reason_given(reason, _("Écrivez pourquoi : la personne le lira.")))[:300]
    demand = _end(demand, DemandState.REFUSED, by, reason=reason)
    key = f"privacy.refused:{demand.pk}"
    own = [recipient_of(demand.user)]
    tell(notices.REFUSED, own, key=key, about=None, link="/compte/donnees/", reason=demand.reason)
    _answer_families(_families(demand), "kept", key, reason=demand.reason)
    return demand


@action(may="privacy.answer")
def erase(demand: Demand, *, by: Actor) -> Done:
    """Do it now; what was signed stays in its archive. Raises WrongState, also while a report of the pupil is open."""
    if reports_open(demand):
        raise WrongState(_("Un signalement de cet élève n’est pas clos : fermez-le d’abord."))
    own, families = recipient_of(demand.user), _families(demand)
    demand = _end(demand, DemandState.DONE, by)
    done = erase_pupil(demand.pupil_id) if demand.pupil_id else erase_account(demand.user_id)
    # Of whoever is erased nothing but the address is left for this last message.
    key = f"privacy.erased:{demand.pk}"
    if own.email:
        tell(notices.ERASED, [replace(own.by_mail, name="", rests=None)], key=key, about=None)
    _answer_families([replace(each, name="") for each in families], "erased", key)
    return done


def reports_open(demand: Demand) -> bool:
    """Whether something that the pupil has reported is still followed up: nobody may make it disappear."""
    rows = Incident.objects.filter(pupil=demand.pupil_id) if demand.pupil_id else Incident.objects.none()
    return rows.exclude(state=IncidentState.CLOSED).exists()


def a_month_after(day: date) -> date:
    """The last day of the month that the law leaves: the same day of the next month, or that month's last."""
    first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def _end(demand: Demand, state: DemandState, by: Actor, **changes: Any) -> Demand:
    demand = Demand.objects.select_for_update(of=("self",)).select_related("user", "pupil").get(pk=demand.pk)
    if demand.state != DemandState.ASKED:
        raise WrongState(_("Cette demande a déjà sa réponse."))
    demand.state, demand.ended_at, demand.ended_by = state, clock.now(), by.user
    for name, value in changes.items():
        setattr(demand, name, value)
    demand.save(update_fields=["state", "ended_at", "ended_by", *changes])
    settle(DEMAND.code, [demand.pk])
    return demand


def _families(demand: Demand) -> list[Recipient]:
    """The guardian who may have asked hears of the answer too."""
    if demand.pupil is None or demand.asked_by != AskedBy.GUARDIAN:
        return []
    return [each.by_mail for each in circle(demand.pupil).guardians if each.email]


def _answer_families(families: Iterable[Recipient], answer: str, key: str, **places: str) -> None:
    for to in families:
        tell(notices.FAMILY_ANSWER, [to], key=key, about=None, **to_family(to.language, answer, **places))


def _territory_of(user: User, pupil: Pupil | None) -> Territory | None:
    if pupil is not None:
        enrolment = pupil.enrolments.order_by("-school_year").select_related("classroom__school__territory").first()
        return enrolment.classroom.school.territory if enrolment else None
    member = Membership.objects.filter(user=user).order_by("-since").first()
    if member is None:
        return None
    place = member.school or member.company
    return place.territory if place else member.territory

"""Somebody applies, is met, and hears yes or no."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import PUBLIC, Actor, action
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.reasons import reason_given
from premierpas.core.text import one_line
from premierpas.organisations.models import Territory
from premierpas.people.circle import tell
from premierpas.people.enums import Clearance
from premierpas.people.models import Volunteer
from premierpas.ui.typography import clock_time, day

from ..about import about_volunteer, contact_of, reached
from ..models import Candidacy
from ..notices import APPLIED, DECLINED, INTERVIEW
from ..waiting import DECIDE
from .joining import send_invitation
from .team import bring_in_again


@action(may=PUBLIC, on="territory")
def apply_as_volunteer(
    territory: Territory, *, by: Actor, email: str, motive: str, availability: str, phone: str = ""
) -> Candidacy | None:
    """An application makes a candidate's file, without account; whoever was here before keeps theirs.

    None, and the same answer for the visitor, where this address has an open application or is of the team.
    """
    # One application at a time in a territory: the same person sent twice at once is one file.
    territory = Territory.objects.select_for_update(no_key=True).get(pk=territory.pk)
    email, name = email.strip().lower(), one_line(by.name)[:150]
    volunteer = _known(territory, email)
    if volunteer is not None and _is_here(volunteer):
        return None
    if volunteer is None:
        volunteer = Volunteer.objects.create(
            territory=territory, name=name, email=email, phone=phone, motive=motive.strip(), applied_at=clock.now()
        )
    else:
        volunteer.motive, volunteer.phone = motive.strip(), phone or volunteer.phone
        volunteer.applied_at = clock.now()
        if volunteer.state == Clearance.DECLINED:
            volunteer.state = Clearance.APPLIED
        volunteer.save(update_fields=["motive", "phone", "applied_at", "state"])
    candidacy = Candidacy.objects.create(volunteer=volunteer, availability=one_line(availability)[:300])
    settle(DECIDE.code, [candidacy.pk])
    tell(
        APPLIED,
        [reached(volunteer).by_mail],
        key=f"volunteers.applied:{candidacy.pk}",
        about=about_volunteer(volunteer),
        territory=territory.name,
    )
    return candidacy


def _known(territory: Territory, email: str) -> Volunteer | None:
    rows = Volunteer.objects.select_for_update(of=("self",)).filter(territory=territory, email__iexact=email)
    return rows.order_by("-pk").first()


def _is_here(volunteer: Volunteer) -> bool:
    """Of the team, suspended from it, invited, or an application is open: another one says nothing new."""
    if volunteer.state == Clearance.SUSPENDED:
        return True
    if volunteer.since is not None:
        return volunteer.until is None or volunteer.until > clock.now()
    newest = volunteer.candidacies.order_by("-at").first()
    return newest is not None and (newest.decided_at is None or newest.accepted)


def _whose(given: Mapping[str, Any]) -> Volunteer:
    volunteer: Volunteer = given["candidacy"].volunteer
    return volunteer


@action(may="volunteers.recruit", on=_whose)
def plan_interview(candidacy: Candidacy, *, by: Actor, at: datetime, place: str) -> Candidacy:
    """Propose when and where to meet; the candidate is told, and again when it changes."""
    candidacy = _open(candidacy)
    if at <= clock.now():
        raise DomainError(_("Cette date est passée : choisissez un moment à venir."), field="day")
    candidacy.interview_at = at
    candidacy.save(update_fields=["interview_at"])
    settle(DECIDE.code, [candidacy.pk])
    local = at.astimezone(clock.PARIS)
    tell(
        INTERVIEW,
        [reached(candidacy.volunteer).by_mail],
        key=f"volunteers.interview:{candidacy.pk}:{at.isoformat()}",
        about=about_volunteer(candidacy.volunteer),
        day=lambda: day(local.date()),
        hour=lambda: clock_time(local.time()),
        place=one_line(place),
        who=by.name,
        contact=contact_of(candidacy.volunteer.territory, by),
    )
    return candidacy


@action(may="volunteers.recruit", on=_whose)
def accept_candidate(candidacy: Candidacy, *, by: Actor, words: str = "") -> Candidacy:
    """Yes: the invitation leaves; whoever was of the team before and has an account is in it again at once."""
    candidacy = _decide(candidacy, by, accepted=True, reason=words)
    volunteer = candidacy.volunteer
    if volunteer.user_id is not None:
        bring_in_again(volunteer)
    else:
        send_invitation(volunteer, inviter=by.name)
    return candidacy


@action(may="volunteers.recruit", on=_whose)
def decline_candidate(candidacy: Candidacy, *, by: Actor, reason: str) -> Candidacy:
    """No, with words for the candidate. What they wrote goes after three months."""
    reason = reason_given(reason, _("Écrivez quelques mots : la personne les lira."))
    candidacy = _decide(candidacy, by, accepted=False, reason=reason)
    volunteer = candidacy.volunteer
    if volunteer.state == Clearance.APPLIED and volunteer.since is None:
        volunteer.state = Clearance.DECLINED
        volunteer.save(update_fields=["state"])
    tell(
        DECLINED,
        [reached(volunteer).by_mail],
        key=f"volunteers.declined:{candidacy.pk}",
        about=about_volunteer(volunteer),
        reason=candidacy.reason,
        territory=volunteer.territory.name,
    )
    return candidacy


def _open(candidacy: Candidacy) -> Candidacy:
    rows = Candidacy.objects.select_for_update(of=("self", "volunteer"))
    candidacy = rows.select_related("volunteer__territory", "volunteer__user").get(pk=candidacy.pk)
    if candidacy.decided_at is not None:
        raise WrongState(_("Cette candidature a déjà une réponse : rechargez la page."))
    return candidacy


def _decide(candidacy: Candidacy, by: Actor, *, accepted: bool, reason: str) -> Candidacy:
    candidacy = _open(candidacy)
    candidacy.decided_at, candidacy.decided_by = clock.now(), by.user
    candidacy.accepted, candidacy.reason = accepted, reason.strip()
    candidacy.save(update_fields=["decided_at", "decided_by", "accepted", "reason"])
    settle(DECIDE.code, [candidacy.pk])
    return candidacy

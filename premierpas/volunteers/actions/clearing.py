"""The way to pupils: one step after the other, each with who and when; suspension at once, checks that grow old."""

from datetime import date

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import NOBODY, NOTHING, Actor, action
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.events import emit
from premierpas.core.outbox.notices import Notice
from premierpas.core.reasons import reason_given
from premierpas.people.circle import tell
from premierpas.people.enums import Clearance
from premierpas.people.events import VolunteerJoined, VolunteerLeft
from premierpas.people.models import Volunteer

from ..about import about_volunteer, contact_of, reached
from ..charter import VERSION
from ..enums import Event, Proof
from ..milestones import note_event
from ..notices import CLEARED, EXPIRED, SUSPENDED
from ..waiting import settle_volunteer
from .learning import finish_training
from .moving import move
from .referring import require_references
from .team import is_there, locked

# From here on a newer check of honourability only makes the clearance last longer.
_CHECKED_BEFORE = (Clearance.REGISTER_CHECKED, Clearance.CHARTER_SIGNED, Clearance.TRAINED, Clearance.ACTIVE)


@action(may="volunteers.clear")
def check_identity(volunteer: Volunteer, *, by: Actor, on: date | None = None) -> Volunteer:
    """Somebody has seen an identity document of theirs. After an expiry, everything begins again here."""
    volunteer = locked(volunteer)
    if volunteer.state == Clearance.SUSPENDED:
        raise WrongState(_("Cette personne est suspendue : levez d’abord la suspension."))
    move(volunteer, Clearance.IDENTITY_CHECKED)
    note_event(volunteer, Event.IDENTITY, by=by.user, on=_not_to_come(on))
    return volunteer


@action(may="volunteers.clear")
def check_register(volunteer: Volunteer, *, by: Actor, proof: Proof, on: date | None = None) -> Volunteer:
    """Honourability is checked: how, which day, who; never the document. A newer check prolongs the clearance."""
    volunteer = locked(volunteer)
    on = _not_to_come(on) or clock.today()
    if volunteer.state in _CHECKED_BEFORE:
        if volunteer.checked_on is not None and on < volunteer.checked_on:
            raise DomainError(_("Un contrôle plus récent est déjà noté."), field="on")
    else:
        move(volunteer, Clearance.REGISTER_CHECKED)
    volunteer.checked_on = on
    if _is_old(volunteer):
        raise DomainError(_("Ce contrôle a plus d’un an : il en faut un nouveau."), field="on")
    volunteer.save(update_fields=["checked_on"])
    note_event(volunteer, Event.REGISTER, by=by.user, on=on, proof=proof)
    settle_volunteer(volunteer.pk)
    return volunteer


@action(may="volunteers.own")
def sign_charter(volunteer: Volunteer, *, by: Actor) -> Volunteer:
    """The volunteer, and nobody for them, signs the charter as it is today."""
    volunteer = locked(volunteer)
    move(volunteer, Clearance.CHARTER_SIGNED)
    note_event(volunteer, Event.CHARTER, by=by.user, version=VERSION)
    finish_training(volunteer)
    return volunteer


@action(may="volunteers.train")
def record_training(volunteer: Volunteer, *, by: Actor, on: date | None = None) -> Volunteer:
    """They have done the short training on that day, on site: whoever does it on their page needs nobody."""
    volunteer = locked(volunteer)
    move(volunteer, Clearance.TRAINED)
    note_event(volunteer, Event.TRAINED, by=by.user, on=_not_to_come(on))
    return volunteer


@action(may="volunteers.clear")
def activate(volunteer: Volunteer, *, by: Actor) -> Volunteer:
    """All is there: from now on they may be with pupils.

    Raises DomainError for a check that is too old, or while nobody has talked to two people who know them.
    """
    volunteer = locked(volunteer)
    if _is_old(volunteer):
        raise DomainError(_("Le contrôle d’honorabilité a plus d’un an : notez-en d’abord un nouveau."))
    require_references(volunteer)
    move(volunteer, Clearance.ACTIVE)
    note_event(volunteer, Event.ACTIVATED, by=by.user)
    _tell(volunteer, CLEARED, "cleared")
    return volunteer


@action(may="volunteers.clear")
def suspend(volunteer: Volunteer, *, by: Actor, reason: str) -> Volunteer:
    """At once out of the team: they see nobody and nothing, and others take over what they had."""
    reason = reason_given(reason, _("Dites pourquoi : seule la coordination le lit."))
    volunteer = locked(volunteer)
    move(volunteer, Clearance.SUSPENDED)
    note_event(volunteer, Event.SUSPENDED, by=by.user, note=reason)
    if is_there(volunteer):
        volunteer.until = clock.now()
        volunteer.save(update_fields=["until"])
        emit(VolunteerLeft(at=clock.now(), volunteer_id=volunteer.pk))
    settle_volunteer(volunteer.pk)
    _tell(volunteer, SUSPENDED, "suspended", contact=contact_of(volunteer.territory, by))
    return volunteer


@action(may="volunteers.clear")
def reinstate(volunteer: Volunteer, *, by: Actor, on: date | None = None) -> Volunteer:
    """The suspension ends with their identity checked again: of the team, and on the way to pupils from its start."""
    volunteer = locked(volunteer)
    if volunteer.state != Clearance.SUSPENDED:
        raise WrongState(_("Cette personne n’est plus suspendue : rechargez la page."))
    move(volunteer, Clearance.IDENTITY_CHECKED)
    note_event(volunteer, Event.REINSTATED, by=by.user, on=_not_to_come(on))
    if volunteer.user_id is not None:
        volunteer.since, volunteer.until = clock.now(), None
        volunteer.save(update_fields=["since", "until"])
        emit(VolunteerJoined(at=clock.now(), volunteer_id=volunteer.pk))
        settle_volunteer(volunteer.pk)
    return volunteer


@action(may=NOBODY, on=NOTHING, tasks=True)
def expire_clearances(*, by: Actor) -> int:
    """Every night: whose check is a year old isn't cleared any more. Returns how many."""
    expired = [each for each in Volunteer.objects.filter(state=Clearance.ACTIVE) if _is_old(each)]
    for each in expired:
        volunteer = locked(each)
        if volunteer.state == Clearance.ACTIVE and _is_old(volunteer):
            move(volunteer, Clearance.EXPIRED)
            note_event(volunteer, Event.EXPIRED, by=None)
            if is_there(volunteer):
                _tell(volunteer, EXPIRED, "expired")
    return len(expired)


def _is_old(volunteer: Volunteer) -> bool:
    until = volunteer.checks_hold_until
    return until is None or until <= clock.today()


def _not_to_come(on: date | None) -> date | None:
    if on is not None and on > clock.today():
        raise DomainError(_("Ce jour n’est pas encore venu."), field="on")
    return on


def _tell(volunteer: Volunteer, notice: Notice, occasion: str, **words: str) -> None:
    tell(
        notice,
        [reached(volunteer)],
        key=f"volunteers.{occasion}:{volunteer.pk}:{clock.now().isoformat()}",
        about=about_volunteer(volunteer),
        territory=volunteer.territory.name,
        **words,
    )

"""People of a team at a moment of their way."""

from contextlib import AbstractContextManager
from datetime import timedelta

from premierpas.accounts.links import Link
from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.organisations.models import Membership, Territory
from premierpas.people.enums import Clearance
from premierpas.people.models import Volunteer
from premierpas.volunteers.actions import (
    accept_candidate,
    accept_invitation,
    activate,
    apply_as_volunteer,
    check_identity,
    check_register,
    name_reference,
    note_spoken,
    record_training,
    say_intention,
    sign_charter,
)
from premierpas.volunteers.actions.joining import INVITATION_LINK
from premierpas.volunteers.enums import Intent, Proof
from premierpas.volunteers.models import Candidacy, Handover
from tests.factories import acting

APPLICATION = {"email": "ines@exemple.test", "motive": "J’habite à côté.", "availability": "Le mercredi"}


def applied(territory: Territory, name: str = "Inès Faure", **said: str) -> Candidacy | None:
    """Somebody has filled in the public page."""
    return apply_as_volunteer(territory, by=Actor.visitor(name=name), **(APPLICATION | said))


def joined(territory: Territory, coordinator: Membership, **said: str) -> Volunteer:
    """A newcomer, from the public page to the team."""
    candidacy = applied(territory, **said)
    assert candidacy is not None
    accept_candidate(candidacy, by=acting(coordinator))
    return accept_invitation(candidacy.volunteer, by=Actor.holder(invitation(), name=candidacy.volunteer.name))


def invitation() -> Link:
    return Link.objects.filter(purpose=INVITATION_LINK).latest("pk")


def on_the_way(volunteer: Volunteer, coordinator: Membership, to: Clearance) -> Volunteer:
    """Cleared as far as this, each step by whom it is for."""
    by = acting(coordinator)
    steps = [
        (Clearance.IDENTITY_CHECKED, lambda: check_identity(volunteer, by=by)),
        (Clearance.REGISTER_CHECKED, lambda: check_register(volunteer, by=by, proof=Proof.EXTRACT)),
        (Clearance.CHARTER_SIGNED, lambda: sign_charter(volunteer, by=acting(volunteer))),
        (Clearance.TRAINED, lambda: record_training(volunteer, by=by)),
        (Clearance.ACTIVE, lambda: activate(referred(volunteer, coordinator), by=by)),
    ]
    states = [state for state, _step in steps]
    volunteer.refresh_from_db()
    begun = states.index(Clearance(volunteer.state)) + 1 if volunteer.state in states else 0
    for state, step in steps[begun:]:
        if volunteer.state == to:
            break
        step()
        volunteer.refresh_from_db()
        assert volunteer.state == state
    return volunteer


def referred(volunteer: Volunteer, coordinator: Membership) -> Volunteer:
    """A coordinator has talked to two people who know them."""
    by = acting(coordinator)
    for name in ("Maud Petit", "Ali Sow")[volunteer.references.count() :]:
        reference = name_reference(volunteer, by=by, name=name, function="Voisine", reach="06 12 00 00 01")
        note_spoken(reference, by=by, on=clock.today(), said="Fiable et patient")
    return volunteer


def leaves(volunteer: Volunteer, days: int = 30) -> Handover:
    """They have said that they leave in so many days."""
    say_intention(volunteer, by=acting(volunteer), answer=Intent.LEAVES, last_day=clock.today() + timedelta(days=days))
    return volunteer.handovers.get(ended_at=None)


def after_the_end(handover: Handover) -> AbstractContextManager[None]:
    return travel(clock.midnight(handover.last_day + timedelta(days=1)) + timedelta(minutes=5))


def presence(who: Volunteer | Membership) -> Presence:
    kind = "volunteer" if isinstance(who, Volunteer) else "membership"
    return Presence.objects.get(key=f"{kind}:{who.pk}")

"""Who does what in the team, and who comes back to it."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action, current_actor, step
from premierpas.core.errors import WrongState
from premierpas.core.events import emit
from premierpas.people.circle import tell
from premierpas.people.enums import Clearance, TeamRole
from premierpas.people.events import VolunteerJoined, VolunteerLeft
from premierpas.people.models import Volunteer

from ..about import about_volunteer, reached
from ..enums import Event
from ..milestones import note_event
from ..notices import BACK
from ..waiting import settle_volunteer


@action(may="volunteers.set_role")
def set_role(volunteer: Volunteer, *, by: Actor, role: TeamRole) -> Volunteer:
    """Lead, volunteer or reader from now on; whoever only reads has nothing to do, so others take over."""
    volunteer = locked(volunteer)
    if not is_there(volunteer):
        raise WrongState(_("Cette personne n’est plus dans l’équipe."))
    if volunteer.role == role:
        return volunteer
    if TeamRole.YOUTH_WORKER in (volunteer.role, role):
        raise WrongState(_("Un éducateur d’une association partenaire n’est pas de l’équipe : il est invité à part."))
    volunteer.role = role
    volunteer.save(update_fields=["role"])
    note_event(volunteer, Event.ROLE, by=by.user, note=str(TeamRole(role).label))
    happened = VolunteerLeft if role == TeamRole.READER else VolunteerJoined
    emit(happened(at=clock.now(), volunteer_id=volunteer.pk))
    settle_volunteer(volunteer.pk)
    return volunteer


@action(may="volunteers.end")
def bring_back(volunteer: Volunteer, *, by: Actor) -> Volunteer:
    """Somebody who had left is of the team again: the same person, new dates, their history kept."""
    volunteer = locked(volunteer)
    bring_in_again(volunteer)
    return volunteer


@step
def bring_in_again(volunteer: Volunteer) -> None:
    """The same as a part of a decision. Raises WrongState where they are there, or suspended."""
    volunteer = locked(volunteer)
    if volunteer.state == Clearance.SUSPENDED:
        raise WrongState(_("Cette personne est suspendue : levez d’abord la suspension."))
    if volunteer.user is None or is_there(volunteer):
        raise WrongState(_("Cette personne est déjà dans l’équipe, ou n’a pas de compte."))
    volunteer.since, volunteer.until = clock.now(), None
    try:
        with transaction.atomic():
            volunteer.save(update_fields=["since", "until"])
    except IntegrityError:
        raise WrongState(_("Cette personne est déjà dans l’équipe.")) from None
    note_event(volunteer, Event.RETURNED, by=current_actor().user)
    emit(VolunteerJoined(at=clock.now(), volunteer_id=volunteer.pk))
    settle_volunteer(volunteer.pk)
    tell(
        BACK,
        [reached(volunteer)],
        key=f"volunteers.back:{volunteer.pk}:{clock.now().isoformat()}",
        about=about_volunteer(volunteer),
        territory=volunteer.territory.name,
    )


def is_there(volunteer: Volunteer) -> bool:
    """Whether they are of the team now."""
    now = clock.now()
    return volunteer.since is not None and volunteer.since <= now and (volunteer.until is None or volunteer.until > now)


def locked(volunteer: Volunteer) -> Volunteer:
    """The row as it is now; nobody else changes it before this transaction ends."""
    return Volunteer.objects.select_for_update(of=("self",)).select_related("user", "territory").get(pk=volunteer.pk)

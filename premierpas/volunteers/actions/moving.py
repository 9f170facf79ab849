"""The one place where a clearance moves on."""

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.core.errors import WrongState
from premierpas.core.events import emit
from premierpas.people.enums import CLEARANCE_MOVES, Clearance
from premierpas.people.events import ClearanceChanged
from premierpas.people.models import Volunteer

from ..waiting import settle_volunteer


@step
def move(volunteer: Volunteer, to: Clearance) -> None:
    """One allowed move of a locked row, told to whoever follows. Raises WrongState."""
    if to not in CLEARANCE_MOVES[Clearance(volunteer.state)]:
        raise WrongState(_("L’habilitation a changé depuis : rechargez la page."))
    if to != Clearance.SUSPENDED and volunteer.since is None:
        raise WrongState(_("Cette personne n’est pas encore dans l’équipe."))
    volunteer.state = to
    volunteer.save(update_fields=["state"])
    emit(ClearanceChanged(at=clock.now(), volunteer_id=volunteer.pk))
    settle_volunteer(volunteer.pk)

"""Who works on a forum, and who wishes. Who organises and whose ticket it is, `events` says."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.events.models import Event, Participant, Speaker
from premierpas.events.permissions import answers_for_class, is_own_ticket, leads_here
from premierpas.organisations.models import Classroom
from premierpas.people.permissions import is_theirs

from .models import Stand
from .seated import seated, seated_of


@rules.predicate
def organises(viewer: Viewer, row: Event | Stand | Speaker) -> bool:
    """Whoever organises the event: all of it, its stands and who speaks there."""
    return bool(leads_here(viewer, row if isinstance(row, Event) else row.event))


@rules.predicate
def coordinates(viewer: Viewer) -> bool:
    """Who goes where is read by name: coordinators see the pupils of their territory, leads of a team don't."""
    return bool(viewer.is_coordinator)


@rules.predicate
def has_seat(viewer: Viewer, participant: Participant) -> bool:
    """Only who has a seat for sure wishes for stands."""
    return seated(participant.event).filter(pk=participant.pk).exists()


@rules.predicate
def is_oneself(viewer: Viewer, participant: Participant) -> bool:
    return participant.enrolment is not None and bool(is_theirs(viewer, participant.enrolment))


@rules.predicate
def helps_there(viewer: Viewer, pair: tuple[Event, Classroom]) -> bool:
    """The school of a class of which somebody comes."""
    event, classroom = pair
    return bool(answers_for_class(viewer, classroom)) and seated_of(event, classroom).exists()


rules.add_perm("forums.organise", organises)
rules.add_perm("forums.share", coordinates & organises)
rules.add_perm("forums.own", is_oneself & has_seat)
rules.add_perm("forums.wish", is_own_ticket & has_seat)
rules.add_perm("forums.help_class", helps_there)

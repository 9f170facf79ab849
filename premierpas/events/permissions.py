"""Who organises, registers, answers and welcomes. Whom somebody sees is judged by `people.sight` alone."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.organisations.models import Classroom, Territory
from premierpas.people.capacities import VOLUNTEER
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.models import Enrolment
from premierpas.people.permissions import is_theirs
from premierpas.people.sight import may_see_pupil
from premierpas.people.team import is_cleared, leads_team

from .audience import classes_of, is_shown_to_classes, may_come
from .enums import PUBLIC
from .models import Event, Participant, Registration


@rules.predicate
def leads_here(viewer: Viewer, row: Event | Territory) -> bool:
    """Coordinators and leads of the event's territory."""
    territory = row.pk if isinstance(row, Territory) else row.territory_id
    return bool(leads_team(viewer)) and viewer.territory_id == territory


@rules.predicate
def helps_pupil(viewer: Viewer, enrolment: Enrolment) -> bool:
    """The pupil, the school that sees them, or a coordinator who does."""
    if is_theirs(viewer, enrolment):
        return True
    return (viewer.is_school_staff or viewer.is_coordinator) and may_see_pupil(viewer, enrolment.pupil_id)


@rules.predicate
def stands_in_line(viewer: Viewer, event: Event) -> bool:
    """A pupil who may register for it, or has a place here: a seat or a rank, alone or with the class."""
    enrolment = present_enrolment_of(viewer)
    if enrolment is None or event.state not in PUBLIC:
        return False
    return may_come(event, enrolment=enrolment) or event.participants.filter(enrolment=enrolment).exists()


@rules.predicate
def brings_class(viewer: Viewer, event: Event) -> bool:
    """Somebody of a school one of whose classes may come, or has been registered."""
    if not viewer.is_school_staff or event.state not in PUBLIC:
        return False
    return is_shown_to_classes(event, viewer) or event.registrations.filter(classroom__in=classes_of(viewer)).exists()


@rules.predicate
def answers_for_class(viewer: Viewer, classroom: Classroom) -> bool:
    return bool(rules.has_perm("organisations.manage_classroom", viewer, classroom))


@rules.predicate
def answers_for(viewer: Viewer, registration: Registration) -> bool:
    """Whoever may have made it: the pupil or the school, or who organises."""
    if leads_here(viewer, registration.event):
        return True
    if registration.enrolment is not None:
        return bool(helps_pupil(viewer, registration.enrolment))
    return registration.classroom is not None and bool(answers_for_class(viewer, registration.classroom))


@rules.predicate
def is_public(viewer: Viewer, event: Event) -> bool:
    """No draft; everybody may read what an event is."""
    return event.state in PUBLIC


@rules.predicate
def welcomes(viewer: Viewer, event: Event) -> bool:
    """Who organises, and cleared volunteers named for this door."""
    if leads_here(viewer, event):
        return bool(viewer.is_coordinator or is_cleared(viewer))
    if not (viewer.acts_as(VOLUNTEER) and is_cleared(viewer)):
        return False
    return event.hosts.filter(volunteer=viewer.volunteer_id).exists()


@rules.predicate
def is_own_ticket(viewer: Viewer, participant: Participant) -> bool:
    """The pupil whose ticket it is, and those of the school or team who see them."""
    return participant.enrolment is not None and bool(helps_pupil(viewer, participant.enrolment))


rules.add_perm("events.read", is_public)
rules.add_perm("events.plan", leads_team)
rules.add_perm("events.organise", leads_here)
rules.add_perm("events.register", helps_pupil)
rules.add_perm("events.register_class", answers_for_class)
rules.add_perm("events.answer", answers_for)
rules.add_perm("events.stand_in_line", stands_in_line)
rules.add_perm("events.bring_class", brings_class)
rules.add_perm("events.see_ticket", is_own_ticket)
rules.add_perm("events.welcome", welcomes)

"""Who answers for whom before an event. The door itself, and tickets, are judged by `events.permissions`."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.events.models import Participant, Registration
from premierpas.events.permissions import answers_for_class, helps_pupil
from premierpas.people.permissions import is_theirs
from premierpas.people.team import is_cleared


@rules.predicate
def is_ones_own(viewer: Viewer, participant: Participant) -> bool:
    """The pupil, and nobody for them."""
    return participant.enrolment is not None and bool(is_theirs(viewer, participant.enrolment))


@rules.predicate
def answers_for_pupil(viewer: Viewer, participant: Participant) -> bool:
    """The school or a coordinator who sees the pupil; never the pupil alone: a guardian's word isn't theirs."""
    enrolment = participant.enrolment
    return enrolment is not None and not viewer.is_pupil and bool(helps_pupil(viewer, enrolment))


@rules.predicate
def takes_class(viewer: Viewer, registration: Registration) -> bool:
    """Whoever answers for the class that is registered."""
    return registration.classroom is not None and bool(answers_for_class(viewer, registration.classroom))


@rules.predicate
def stands_at_doors(viewer: Viewer) -> bool:
    """Whoever may welcome pupils today: cleared volunteers, and coordinators."""
    return viewer.is_coordinator or bool(is_cleared(viewer))


rules.add_perm("entrance.stand_at_doors", stands_at_doors)
rules.add_perm("entrance.say_own", is_ones_own)
rules.add_perm("entrance.note_consent", answers_for_pupil)
rules.add_perm("entrance.take_class", takes_class)

"""Who pairs, who leads, who accompanies. What somebody may see of the pupil is judged by `people.sight` alone."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.agenda.presences import presence_of
from premierpas.people.capacities import VOLUNTEER
from premierpas.people.enums import LinkPurpose
from premierpas.people.models import Enrolment
from premierpas.people.permissions import coordinates_pupil, is_theirs
from premierpas.people.sight import may_see_pupil, seen_by
from premierpas.people.team import coordinates, is_cleared, works_in_team

from .models import Pair


@rules.predicate
def coordinates_here(viewer: Viewer, row: Enrolment | Pair) -> bool:
    """A coordinator who sees the pupil of this year or pair."""
    return coordinates_pupil(viewer, row if isinstance(row, Enrolment) else row.enrolment)


@rules.predicate
def leads_pair(viewer: Viewer, pair: Pair) -> bool:
    """Whoever answers for a pair that runs, as long as they may see the pupil."""
    if not pair.is_running or not may_see_pupil(viewer, pair.enrolment.pupil_id):
        return False
    presence = presence_of(viewer)
    return presence is not None and presence.pk == pair.lead_id


@rules.predicate
def accompanies(viewer: Viewer, pair: Pair) -> bool:
    """The volunteer of a pair that runs, and whoever replaces them today: by an open link of this very pair."""
    if not (viewer.acts_as(VOLUNTEER) and pair.is_running):
        return False
    links = seen_by(viewer).filter(reference=pair.pk, pupil=pair.enrolment.pupil_id)
    return links.filter(purpose__in=[LinkPurpose.MENTORING, LinkPurpose.STAND_IN]).exists()


rules.add_perm("mentoring.coordinate", coordinates)
rules.add_perm("mentoring.pair", coordinates_here)
rules.add_perm("mentoring.oversee", coordinates | (works_in_team & is_cleared))
rules.add_perm("mentoring.follow", coordinates_here | leads_pair)
rules.add_perm("mentoring.accompany", accompanies)
rules.add_perm("mentoring.be_mentor", is_cleared)
rules.add_perm("mentoring.answer_for_oneself", is_theirs)

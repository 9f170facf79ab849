"""Coordinators invite and propose, school and family say yes or no, and a youth worker sees those who said yes."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.people.capacities import VOLUNTEER
from premierpas.people.models import Volunteer
from premierpas.people.permissions import coordinates_pupil, school_sees_enrolment
from premierpas.people.sight import may_see_pupil
from premierpas.people.team import coordinates, is_own_territory

from .models import Support


@rules.predicate
def is_youth_worker(viewer: Viewer) -> bool:
    """Somebody of an association, however far they are cleared."""
    return viewer.capacity is not None and viewer.acts_as(VOLUNTEER) and viewer.capacity.row.is_youth_worker


@rules.predicate
def coordinates_worker(viewer: Viewer, volunteer: Volunteer) -> bool:
    """A coordinator of the youth worker's territory."""
    return coordinates(viewer) and volunteer.is_youth_worker and volunteer.territory_id == viewer.territory_id


@rules.predicate
def is_own_support(viewer: Viewer, support: Support) -> bool:
    """The youth worker of a help that runs, as long as they may see the pupil."""
    return (
        is_youth_worker(viewer)
        and support.runs
        and viewer.volunteer_id == support.volunteer_id
        and may_see_pupil(viewer, support.enrolment.pupil_id)
    )


@rules.predicate
def may_end(viewer: Viewer, support: Support) -> bool:
    """A coordinator who sees the pupil, or the youth worker themself."""
    return coordinates_pupil(viewer, support.enrolment) or is_own_support(viewer, support)


rules.add_perm("youth_work.coordinate", coordinates)
rules.add_perm("youth_work.invite", coordinates & is_own_territory)
rules.add_perm("youth_work.propose", coordinates_pupil)
rules.add_perm("youth_work.view_worker", coordinates_worker)
rules.add_perm("youth_work.record", coordinates_pupil | school_sees_enrolment)
rules.add_perm("youth_work.end", may_end)
rules.add_perm("youth_work.be_worker", is_youth_worker)
rules.add_perm("youth_work.accompany", is_own_support)

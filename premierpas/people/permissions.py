"""Who may do what with pupils. About one pupil, every predicate reads the links only."""

import rules

from premierpas.accounts.capacities import Viewer

from .links import may_see_pupil
from .models import Enrolment, Pupil


@rules.predicate
def is_pupil(viewer: Viewer) -> bool:
    return viewer.is_pupil


@rules.predicate
def sees_pupil(viewer: Viewer, pupil: Pupil) -> bool:
    return may_see_pupil(viewer, pupil)


@rules.predicate
def school_sees_pupil(viewer: Viewer, pupil: Pupil) -> bool:
    return viewer.is_school_staff and may_see_pupil(viewer, pupil)


@rules.predicate
def school_sees_enrolment(viewer: Viewer, enrolment: Enrolment) -> bool:
    return viewer.is_school_staff and may_see_pupil(viewer, enrolment.pupil_id)


rules.add_perm("people.be_pupil", is_pupil)
rules.add_perm("people.view_pupil", sees_pupil)
rules.add_perm("people.manage_pupil", school_sees_pupil)
rules.add_perm("people.manage_enrolment", school_sees_enrolment)

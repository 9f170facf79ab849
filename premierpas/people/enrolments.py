"""The present school year of a pupil."""

from premierpas.accounts.capacities import Viewer

from .models import Enrolment


def present_enrolment_of(viewer: Viewer) -> Enrolment | None:
    """The enrolment of the pupil who looks, with pupil, class and school; None for anybody else. No query."""
    return viewer.capacity.row if viewer.capacity and viewer.is_pupil else None

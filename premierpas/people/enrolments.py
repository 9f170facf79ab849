"""The present school year of a pupil."""

from premierpas.accounts.capacities import Viewer

from .models import Enrolment


def present_enrolment_of(viewer: Viewer) -> Enrolment | None:
    """The enrolment of the pupil who looks, with pupil, class and school; None for anybody else. One query."""
    if not viewer.is_pupil:
        return None
    rows = Enrolment.objects.filter(pupil=viewer.pupil_id, left_on=None)
    return rows.select_related("pupil", "classroom__school").order_by("-school_year").first()

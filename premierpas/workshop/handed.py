"""The lines under the name of a CV that is handed over."""

from premierpas.people.models import Enrolment
from premierpas.ui.forms import said_reach

from .models import HandedDetails


def the_class(enrolment: Enrolment | None) -> str:
    """The pupil's class and school; empty for a pupil without one."""
    return f"{enrolment.classroom.name}, {enrolment.classroom.school.name}" if enrolment else ""


def lines_of(kept: HandedDetails | None, enrolment: Enrolment | None) -> list[str]:
    """What the pupil chose to show, in the order of the page."""
    if kept is None:
        return []
    lines = (the_class(enrolment) if kept.with_class else "", kept.town, said_reach(kept.contact))
    return [line for line in lines if line]

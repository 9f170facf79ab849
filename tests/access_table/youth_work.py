"""Who opens what of `youth_work`: coordinators; a youth worker's own pages are tried in the app's own tests."""

from typing import TYPE_CHECKING

from premierpas.people.models import Pupil
from tests.factories import a_support, a_youth_worker
from tests.roles import COORDINATORS

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    "youth_work:home": set(),
    "youth_work:pupil": set(),
    "youth_work:workers": COORDINATORS,
    "youth_work:worker": {"coordinator"},
}


def furnish(world: "World") -> None:
    """Somebody of an association helps the pupil."""
    pupil = Pupil.objects.get(pk=world.ids["pupil_id"])
    worker = a_youth_worker(pupil.enrolments.get().classroom.school.territory)
    world.ids["youth_work:volunteer_id"] = worker.pk
    world.ids["youth_work:support_id"] = a_support(pupil, worker).pk

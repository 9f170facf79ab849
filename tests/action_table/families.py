"""Who does what of `families`: the school and a coordinator send the page, a guardian alone answers on it."""

from premierpas.families import actions
from premierpas.people.models import Guardian
from tests.access import World

from . import Row
from .people import FOLLOWERS, enrolment, pupil


def guardian(world: World) -> Guardian:
    return Guardian.objects.create(pupil=pupil(world), name="Nadia Benali", email="nadia@exemple.test", rank=2)


ROWS = {
    "families.send_pages": Row(
        FOLLOWERS | {"coordinator"}, lambda world, by: actions.send_pages([guardian(world)], by=by)
    ),
    "families.close_page": Row(
        FOLLOWERS | {"coordinator"}, lambda world, by: actions.close_page(guardian(world), by=by)
    ),
    "families.open_page": Row(set(), lambda world, by: actions.open_page(pupil(world), by=by)),
    "families.decide": Row(set(), lambda world, by: actions.decide(enrolment(world), matter="apply", yes=False, by=by)),
}

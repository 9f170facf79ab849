"""Who opens what of `interests`: everybody asks themselves; what a pupil said is opened by whom they show it to."""

from typing import TYPE_CHECKING

from premierpas.interests.actions import answer, show, tell_doing
from premierpas.interests.enums import Saying
from premierpas.people.models import Pupil
from tests.factories import acting
from tests.roles import EVERYBODY, POST, PUPILS

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    "interests:start": EVERYBODY,
    "interests:question": EVERYBODY,
    "interests:tracks": EVERYBODY,
    "interests:doing": EVERYBODY,
    "interests:by_doing": EVERYBODY,
    "interests:avoid": (POST, EVERYBODY),
    "interests:keep": (POST, EVERYBODY),
    "interests:show": (POST, PUPILS),
    "interests:erase": (POST, EVERYBODY),
    "interests:shown": {"teacher"},
}


def furnish(world: "World") -> None:
    """The first pupil has answered by both ways and shows it."""
    pupil = Pupil.objects.get(pk=world.ids["pupil_id"])
    by = acting(pupil)
    answer(pupil, item="fan", said=Saying.YES, by=by)
    tell_doing(pupil, doing=["wifi", "meals", "team"], by=by)
    show(pupil, shown=True, by=by)
    world.ids["interests:number"] = 1

"""A pupil says what they like, and nobody for them."""

from premierpas.interests import actions
from premierpas.interests.enums import Saying

from . import Row
from .people import pupil

ROWS = {
    "interests.answer": Row(
        {"pupil"}, lambda world, by: actions.answer(pupil(world), item="fan", said=Saying.UNSURE, by=by)
    ),
    "interests.avoid": Row({"pupil"}, lambda world, by: actions.avoid(pupil(world), factors=["noise"], by=by)),
    "interests.tell_doing": Row(
        {"pupil"}, lambda world, by: actions.tell_doing(pupil(world), doing=["pet", "wifi", "team"], by=by)
    ),
    "interests.show": Row({"pupil"}, lambda world, by: actions.show(pupil(world), shown=True, by=by)),
    "interests.erase": Row({"pupil"}, lambda world, by: actions.erase(pupil(world), by=by)),
}

"""Who writes in a week: its pupil, whoever receives them by the week's link, and the class's teachers its plan."""

from datetime import date
from functools import cache

from premierpas.core.scans import CleanPhoto, clean_photo
from premierpas.placements.models import Placement
from premierpas.week import actions
from premierpas.week.models import Contact, Photo
from premierpas.week.plan import Section
from premierpas.workshop.keeping import Typed
from tests.access import World
from tests.factories import a_jpeg

from . import Row
from .organisations import classroom
from .people import FOLLOWERS, enrolment, pupil


def placement(world: World) -> Placement:
    return Placement.objects.get(pk=world.ids["placement_id"])


def day(world: World) -> date:
    return world.ids["day"]


def photo(world: World) -> Photo:
    return Photo.objects.get(pk=world.ids["photo_id"])


def contact(world: World) -> Contact:
    return Contact.objects.get(pk=world.ids["contact_id"])


@cache
def a_clean_photo() -> CleanPhoto:
    """Cleaned once, whoever then adds it."""
    return clean_photo(a_jpeg())


SOMEBODY = {"name": "Mina", "trade": "", "told": "", "reach": ""}

ROWS = {
    "week.save_entry": Row(
        {"pupil"},
        lambda world, by: actions.save_entry(placement(world), day=day(world), typed=Typed({"saw": "Tout"}, 0), by=by),
    ),
    "week.add_photo": Row(
        {"pupil"},
        lambda world, by: actions.add_photo(
            placement(world), day=day(world), photo=a_clean_photo(), caption="a", alt="b", by=by
        ),
    ),
    "week.describe_photo": Row(
        {"pupil"}, lambda world, by: actions.describe_photo(photo(world), caption="a", alt="b", by=by)
    ),
    "week.remove_photo": Row({"pupil"}, lambda world, by: actions.remove_photo(photo(world), by=by)),
    "week.save_section": Row(
        {"pupil"},
        lambda world, by: actions.save_section(enrolment(world), key="week", typed=Typed({"words": "Lundi"}, 0), by=by),
    ),
    "week.take_over": Row(
        {"pupil"}, lambda world, by: actions.take_over(enrolment(world), key="week", words="Lundi", by=by)
    ),
    "week.save_speaking_plan": Row(
        {"pupil"},
        lambda world, by: actions.save_speaking_plan(enrolment(world), typed=Typed({"hello": "Inès"}, 0), by=by),
    ),
    "week.give_opinion": Row(
        {"pupil"},
        lambda world, by: actions.give_opinion(placement(world), welcome=4, interest=4, learning=4, again=True, by=by),
    ),
    "week.save_thanks": Row(
        {"pupil"}, lambda world, by: actions.save_thanks(placement(world), typed=Typed({"thanks": "Merci"}, 0), by=by)
    ),
    "week.add_contact": Row(
        {"pupil"}, lambda world, by: actions.add_contact(pupil(world), placement=None, values=SOMEBODY, by=by)
    ),
    "week.change_contact": Row(
        {"pupil"}, lambda world, by: actions.change_contact(contact(world), values=SOMEBODY, by=by)
    ),
    "week.drop_contact": Row({"pupil"}, lambda world, by: actions.drop_contact(contact(world), by=by)),
    "week.say_word": Row(
        set(), lambda world, by: actions.say_word(placement(world), day=day(world), words="Bien", by=by)
    ),
    "week.allow_photos": Row(set(), lambda world, by: actions.allow_photos(placement(world), allowed=True, by=by)),
    "week.evaluate": Row(set(), lambda world, by: actions.evaluate(placement(world), marks=[], words="Bien", by=by)),
    "week.set_plan": Row(
        FOLLOWERS - {"office"},
        lambda world, by: actions.set_plan(
            [classroom(world)], sections=[Section("week", "Semaine")], criteria=["Curieux"], by=by
        ),
    ),
}

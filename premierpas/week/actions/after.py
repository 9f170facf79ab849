"""After the week, by the pupil: an opinion of the place, thanks, people worth knowing."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import WrongState
from premierpas.core.text import clean, one_line
from premierpas.people.models import Pupil
from premierpas.placements.models import Placement
from premierpas.workshop.keeping import Kept, Typed, keep

from ..days import LIVED
from ..models import Contact, PlaceOpinion, ThankYou


class NotLived(WrongState):
    """The week isn't over yet, or didn't take place."""

    def __init__(self) -> None:
        super().__init__(_("Tu pourras donner ton avis le dernier jour de ta semaine."))


def is_over(placement: Placement) -> bool:
    """Whether the week was lived and its last day has come."""
    return placement.state in LIVED and placement.last_day <= clock.today()


@action(may="week.write")
def give_opinion(
    placement: Placement, *, welcome: int, interest: int, learning: int, again: bool, by: Actor
) -> PlaceOpinion:
    """How the pupil found the place; given again it replaces the former. Raises NotLived."""
    row = Placement.objects.select_for_update(no_key=True).get(pk=placement.pk)
    if not is_over(row):
        raise NotLived
    values = {"welcome": welcome, "interest": interest, "learning": learning, "again": again, "at": clock.now()}
    return PlaceOpinion.objects.update_or_create(placement=row, defaults=values)[0]


@action(may="week.write")
def save_thanks(placement: Placement, *, typed: Typed, by: Actor) -> Kept[ThankYou]:
    """Save the letter of thanks."""

    def find() -> ThankYou:
        return ThankYou.objects.filter(placement=placement).first() or ThankYou(placement=placement)

    return keep(placement.pupil, find, typed)


@action(may="people.be_this_pupil")
def add_contact(pupil: Pupil, *, placement: Placement | None, values: Mapping[str, str], by: Actor) -> Contact:
    """Note somebody; `values`: name, trade, told, reach."""
    return Contact.objects.create(pupil=pupil, placement=placement, **_cleaned(values))


@action(may="people.write_own")
def change_contact(contact: Contact, *, values: Mapping[str, str], by: Actor) -> None:
    """Correct what is noted about somebody."""
    Contact.objects.filter(pk=contact.pk).update(**_cleaned(values))


@action(may="people.write_own")
def drop_contact(contact: Contact, *, by: Actor) -> None:
    """Forget somebody; a second time changes nothing."""
    Contact.objects.filter(pk=contact.pk).delete()


def _cleaned(values: Mapping[str, str]) -> dict[str, str]:
    lines = {name: one_line(values[name]) for name in ("name", "trade", "reach")}
    return {**lines, "told": clean(values["told"]).strip()}

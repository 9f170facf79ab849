"""Writing in the week."""

from datetime import date

from django.utils.translation import gettext as _

from premierpas.core.actions import Actor, action
from premierpas.core.errors import WrongState
from premierpas.placements.models import Placement
from premierpas.placements.terms.prefill import days_of
from premierpas.workshop.keeping import Kept, Typed, keep

from ..days import Door, door_of
from ..models import DiaryEntry


class NotToWrite(WrongState):
    """The day is still to come, long over, or none of the placement's."""

    def __init__(self) -> None:
        super().__init__(_("Ce jour ne s’écrit pas, ou plus. Ce qui est écrit reste à lire."))


@action(may="week.write")
def save_entry(placement: Placement, *, day: date, typed: Typed, by: Actor) -> Kept[DiaryEntry]:
    """Save one day of the diary; raises NotToWrite."""
    if day not in days_of(placement) or door_of(placement, day) is not Door.OPEN:
        raise NotToWrite

    def find() -> DiaryEntry:
        return DiaryEntry.objects.filter(placement=placement, day=day).first() or DiaryEntry(
            placement=placement, day=day
        )

    return keep(placement.pupil, find, typed)

"""The pupil writes what comes next, shows it or not, and notes days to remember."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.text import clean, one_line
from premierpas.people.models import Pupil

from ..models import Landmark, NextDoor, Wish


@action(may="people.be_this_pupil")
def save_next_door(
    pupil: Pupil, *, wishes: Sequence[Mapping[str, str]], internship: str, summer: str, shown: bool, by: Actor
) -> NextDoor:
    """Keep all of it; `wishes`: path, trades, place, why, in the order of liking."""
    Pupil.objects.select_for_update(no_key=True).get(pk=pupil.pk)
    values = {"internship": clean(internship).strip(), "summer": clean(summer).strip(), "shown": shown}
    door, _new = NextDoor.objects.update_or_create(pupil=pupil, defaults={**values, "at": clock.now()})
    door.wishes.all().delete()
    Wish.objects.bulk_create(_wish(door, rank, each) for rank, each in enumerate(wishes, start=1))
    return door


@action(may="people.be_this_pupil")
def add_landmark(pupil: Pupil, *, day: date, what: str, by: Actor) -> Landmark:
    """Note a day."""
    return Landmark.objects.create(pupil=pupil, day=day, what=one_line(what))


@action(may="people.write_own")
def drop_landmark(landmark: Landmark, *, by: Actor) -> None:
    """Forget a day; a second time changes nothing."""
    Landmark.objects.filter(pk=landmark.pk).delete()


def _wish(door: NextDoor, rank: int, said: Mapping[str, Any]) -> Wish:
    return Wish(
        door=door, rank=rank, path=said["path"], trades=said["trades"], place=one_line(said["place"]),
        why=clean(said["why"]).strip(),
    )  # fmt: skip

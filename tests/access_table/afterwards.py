"""Who opens what of `afterwards`."""

from typing import TYPE_CHECKING

from premierpas.afterwards.enums import ReferenceState, Side
from premierpas.afterwards.models import Landmark, NextDoor, Reference, ReviewPart, Tale
from premierpas.core import clock
from premierpas.people.models import Enrolment
from premierpas.placements.models import Placement
from tests.roles import OWN_CLASS, POST, PUPILS, TEACHING

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    "afterwards:questions": PUPILS,
    "afterwards:questions_later": (POST, PUPILS),
    "afterwards:alumni": PUPILS,
    "afterwards:alumni_back": (POST, PUPILS),
    "afterwards:next_door": PUPILS,
    "afterwards:next_door_shown": TEACHING | {"mentor"},
    "afterwards:reference": {"pupil"},
    "afterwards:reference_file": {"pupil"},
    "afterwards:tale": {"pupil"},
    "afterwards:tales": PUPILS,
    "afterwards:moderate": {"coordinator"},
    "afterwards:own_review": PUPILS,
    "afterwards:own_review_file": {"pupil"},
    "afterwards:review": OWN_CLASS | {"coordinator", "mentor"},
    "afterwards:class_reviews": OWN_CLASS,
}


def furnish(world: "World") -> None:
    """What the addresses name is of the first pupil."""
    year = Enrolment.objects.get(pupil=world.ids["pupil_id"])
    for side in Side:
        ReviewPart.objects.create(enrolment=year, side=side, word="Bravo.", by_name="Ada")
    placement = Placement.objects.get(pk=world.ids["placement_id"])
    row = Reference.objects.create(placement=placement, expires_on=clock.today())
    row.on_time = row.curious = row.with_others = 4
    row.state, row.words, row.by_name = ReferenceState.GIVEN, "Bravo.", "Ada"
    row.save()
    NextDoor.objects.create(pupil=year.pupil, shown=True)
    tale = Tale.objects.create(
        placement=placement, pupil=year.pupil, school=year.classroom.school, trade="Une menuiserie", saw="Du bois."
    )
    Landmark.objects.create(pupil=year.pupil, day=clock.today(), what="Portes ouvertes")
    world.ids["afterwards:enrolment_id"] = year.pk
    world.ids["afterwards:tale_id"] = tale.pk

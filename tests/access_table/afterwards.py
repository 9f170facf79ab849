"""Who opens what of `afterwards`."""

from typing import TYPE_CHECKING

from premierpas.afterwards.enums import Side
from premierpas.afterwards.models import ReviewPart
from premierpas.people.models import Enrolment
from tests.roles import OWN_CLASS, POST, PUPILS

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    "afterwards:questions": PUPILS,
    "afterwards:questions_later": (POST, PUPILS),
    "afterwards:alumni": PUPILS,
    "afterwards:alumni_back": (POST, PUPILS),
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
    world.ids["afterwards:enrolment_id"] = year.pk

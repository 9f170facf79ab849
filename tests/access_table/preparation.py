"""Who opens what of `preparation`."""

from typing import TYPE_CHECKING

from premierpas.people.models import Enrolment
from premierpas.preparation.lessons import lessons
from premierpas.preparation.models import ShownSectors
from tests.roles import OWN_CLASS, PUPILS, READERS, SCHOOLS, TEACHING

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    "preparation:home": PUPILS,
    "preparation:met": PUPILS,
    "preparation:sectors": PUPILS,
    "preparation:questions": PUPILS,
    "preparation:notes": PUPILS,
    "preparation:speaking": PUPILS,
    "preparation:own_certificate": PUPILS,
    "preparation:classes": SCHOOLS,
    "preparation:plan": READERS,
    "preparation:lessons": SCHOOLS,
    "preparation:lesson": SCHOOLS,
    "preparation:one_class": OWN_CLASS,
    "preparation:practised": TEACHING,
    "preparation:sectors_of": TEACHING,
    "preparation:certificate": OWN_CLASS,
}


def furnish(world: "World") -> None:
    """The first pupil has shown three sectors."""
    year = Enrolment.objects.get(pupil=world.ids["pupil_id"])
    ShownSectors.objects.create(enrolment=year, pairs=[["Santé", "Aider"], ["Bois", "Toucher"], ["Sport", "Bouger"]])
    world.ids["preparation:enrolment_id"] = year.pk
    world.ids["preparation:slug"] = next(iter(lessons()))

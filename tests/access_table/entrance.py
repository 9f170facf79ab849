"""Who opens what of `entrance`: tickets are one person's, a class is its school's, the door is for who is named there."""

from typing import TYPE_CHECKING

from premierpas.entrance.tests.situations import a_visit
from premierpas.events.actions import register_class, register_pupil
from premierpas.organisations.models import Classroom
from premierpas.people.models import Pupil
from tests.factories import a_head_of, acting
from tests.roles import EVERYBODY, LEAD, MENTORS, OWN_CLASS, POST

from . import Table

if TYPE_CHECKING:
    from tests.access import World

WELCOME = {"coordinator", "former_mentor"}  # `mentoring` names that one for this door; `mentor` is cleared and isn't

AT_DOORS = {"coordinator", "other_coordinator"} | MENTORS  # a list of one's own: of none who isn't cleared

ROWS: Table = {
    "entrance:ticket_worker": EVERYBODY,
    "entrance:door_worker": EVERYBODY,
    "entrance:shell": EVERYBODY,
    "entrance:ticket": {"pupil"},
    "entrance:needs": {"pupil"},
    "entrance:photos": (POST, {"pupil"}),
    "entrance:give_back": {"pupil"},
    "entrance:group": OWN_CLASS,
    "entrance:remind": (POST, OWN_CLASS),
    "entrance:sheet": OWN_CLASS,
    "entrance:tickets": OWN_CLASS,
    "entrance:note": OWN_CLASS | {"coordinator"},
    "entrance:totals": LEAD,
    "entrance:doors": AT_DOORS,
    "entrance:door": WELCOME,
    "entrance:passage": (POST, WELCOME),
    "entrance:listing": WELCOME,
    "entrance:seats": (POST, WELCOME),
}


def furnish(world: "World") -> None:
    """A visit at which the pupil has a seat, and another for the class."""
    pupil = Pupil.objects.get(pk=world.ids["pupil_id"])
    enrolment, classroom = pupil.enrolments.get(), Classroom.objects.get(pk=world.ids["classroom_id"])
    visit, other = a_visit(classroom, asks_needs=True, asks_photos=True), a_visit(classroom)
    seat = register_pupil(visit, enrolment, by=acting(pupil)).participants.get()
    registration = register_class(other, classroom, by=a_head_of(classroom.school), pupils=[enrolment])
    made = {
        "slug": visit.slug, "event_id": visit.pk, "participant_id": seat.pk, "registration_id": registration.pk,
    }  # fmt: skip
    world.ids.update({f"entrance:{name}": each for name, each in made.items()})

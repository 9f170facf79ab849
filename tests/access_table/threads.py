"""Who opens what of `threads`: pupil and teacher write to each other, head and coordinator read along."""

from typing import TYPE_CHECKING

from premierpas.people.models import Pupil, PupilLink
from premierpas.threads.actions import begin_thread, write
from tests.factories import acting
from tests.roles import COORDINATORS, HEADS, MENTORS, PUPILS

from . import Table

if TYPE_CHECKING:
    from tests.access import World

TEACHERS = {"teacher", "colleague", "delegate", "former_delegate"}
READ = {"teacher", "head", "coordinator"}

ROWS: Table = {
    "threads:mine": PUPILS,
    "threads:own_thread": {"pupil"},
    "threads:write_to": {"pupil"},
    "threads:report_own": {"pupil"},
    "threads:conversations": TEACHERS | HEADS | COORDINATORS | MENTORS,
    "threads:thread": READ,
    "threads:write_to_pupil": {"teacher", "coordinator", "mentor"},  # a thread of their own, each
    "threads:report": READ,
    "threads:take_away": {"coordinator"},
    "threads:held": COORDINATORS,
    "threads:judge": {"coordinator"},
}


def furnish(world: "World") -> None:
    """A word from the teacher, and one of the pupil that waits."""
    person = world.people["teacher"]
    assert person is not None
    pupil = Pupil.objects.get(pk=world.ids["pupil_id"])
    link = PupilLink.objects.get(pupil=pupil, adult=person.user)
    first = begin_thread(pupil.enrolments.get(), by=acting(link.membership), link=link, text="Bonjour !")
    held = write(first.thread, by=acting(pupil), text="Mon numéro : 06 12 34 56 78")
    ids = {"thread_id": first.thread_id, "link_id": link.pk, "threads:message_id": first.pk, "held_id": held.pk}
    world.ids.update(ids)

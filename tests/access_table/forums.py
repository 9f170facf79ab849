"""Who opens what of `forums`: whoever leads the territory organises; pupils with a seat wish, their school for them."""

from datetime import timedelta
from typing import TYPE_CHECKING

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.events.actions import register_pupil
from premierpas.events.models import Speaker
from premierpas.forums.actions import add_stand, answer_stand, describe_forum, make_slots
from premierpas.forums.seated import seated
from premierpas.forums.tests.situations import a_forum
from premierpas.people.models import Pupil
from tests.factories import acting
from tests.roles import LEAD, OWN_CLASS, POST

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    "forums:forum": LEAD,
    "forums:plan": LEAD,
    "forums:settings": LEAD,
    "forums:slots": LEAD,
    "forums:invite": LEAD,
    "forums:new_stand": LEAD,
    "forums:remind": (POST, LEAD),
    "forums:result": {"coordinator"},  # it names pupils
    "forums:signs": LEAD,
    "forums:badges": {"coordinator"},
    "forums:speakers": LEAD,
    "forums:ask_speakers": (POST, LEAD),
    "forums:ask_speaker": (POST, LEAD),
    "forums:stand": LEAD,
    "forums:renew": (POST, LEAD),
    "forums:remove": (POST, LEAD),
    "forums:change": {"coordinator"},
    "forums:wishes": {"pupil"},
    "forums:class_wishes": OWN_CLASS,
    "forums:class_list": OWN_CLASS,
}


def furnish(world: "World") -> None:
    """A forum to which the pupil comes, with a stand that does too, an hour, somebody who speaks."""
    coordinator = world.people["coordinator"]
    assert coordinator is not None
    by: Actor = acting(coordinator.user)
    pupil = Pupil.objects.get(pk=world.ids["pupil_id"])
    enrolment = pupil.enrolments.get()
    event = a_forum(enrolment.classroom.school.territory, seats=5)
    register_pupil(event, enrolment, by=acting(pupil))
    until = clock.now() + timedelta(days=9)
    describe_forum(event, by=by, columns=4, rows=3, places=2, wishes_until=until)
    last = event.start + timedelta(minutes=45)
    (slot, *_more) = make_slots(event, by=by, first=event.start, last=last, minutes=20, pause=5)
    stand = add_stand(event, by=by, name="Becane", email="lea@becane.test", invite=True)
    answer_stand(stand, by=by, fields={"answer": "yes"})
    speaker = Speaker.objects.create(event=event, name="Karim Amar", email="karim@eau.test")
    world.ids.update({
        "forums:event_id": event.pk, "forums:slug": event.slug, "forums:stand_id": stand.pk,
        "forums:slot_id": slot.pk, "forums:participant_id": seated(event).get().pk, "forums:speaker_id": speaker.pk,
    })  # fmt: skip

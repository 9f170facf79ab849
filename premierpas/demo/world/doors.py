"""Before and at the doors of the season's events: what guardians have said, and who has come."""

import random
import uuid
from datetime import timedelta

from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.events import emit
from premierpas.entrance.enums import How, Leaves, Way
from premierpas.entrance.models import Consent, Needs, Passage
from premierpas.entrance.standing import coming, day_of, days_of
from premierpas.events.events import ParticipantCame
from premierpas.events.models import Event, Participant

COME, ANSWER = 0.88, 0.8
DIETS = ("Sans porc", "Végétarien", "Sans arachide")


def open_doors(rng: random.Random) -> None:
    """Of every event that there is: those ahead are answered for, at those behind people went in and out."""
    now = clock.now()
    for event in Event.objects.public().order_by("start", "pk"):
        people = [each for each in coming(event) if each.enrolment is not None]
        if event.end < now:
            _have_come(rng, event, [each for each in people if rng.random() < COME])
        elif event.is_running:
            _are_answered_for(rng, event, [each for each in people if rng.random() < ANSWER])


def _have_come(rng: random.Random, event: Event, people: list[Participant]) -> None:
    passages = []
    for each in people:
        each.came_at = event.start - timedelta(minutes=rng.randint(2, 25))
        for kind, at in ((Way.IN, each.came_at), (Way.OUT, event.end)):
            nonce = uuid.UUID(int=rng.getrandbits(128), version=4)
            passages.append(Passage(event=event, participant=each, nonce=nonce, kind=kind, at=at))
    Passage.objects.bulk_create(passages)
    Participant.objects.bulk_update(people, ["came_at"])
    with working_as(Actor.task("demo.doors")):
        for each in people:
            emit(ParticipantCame(at=clock.now(), participant_id=each.pk))


def _are_answered_for(rng: random.Random, event: Event, people: list[Participant]) -> None:
    if event.asks_authorisation:
        day, at = day_of(event), clock.now() - timedelta(days=1)
        Consent.objects.bulk_create(
            Consent(
                participant=each, how=rng.choice([How.PAPER, How.RECORD]), yes=True, by_name="L’établissement",
                leaves=Leaves.UNSAID if each.registration.classroom_id else Leaves.ALONE, day=day,
                also=days_of(event)[1:], at=at,
            )
            for each in people
        )  # fmt: skip
    if event.asks_needs:
        Needs.objects.bulk_create(
            Needs(participant=each, diet=rng.choice(["", "", "", *DIETS]), said_at=clock.now()) for each in people
        )

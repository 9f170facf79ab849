"""A class, or some pupils, who have seats at an event; and how its door is asked."""

import uuid
from datetime import datetime, timedelta

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.entrance.actions import answer_for_child, pass_door
from premierpas.entrance.actions.answering import Said
from premierpas.entrance.enums import Way
from premierpas.entrance.models import Passage
from premierpas.events.actions import register_class, register_pupil
from premierpas.events.models import Event, Host, Participant, Registration
from premierpas.organisations.models import Classroom
from premierpas.people.models import Guardian, Pupil, Volunteer
from tests.factories import a_cleared_volunteer, a_head_of, a_pupil, acting, an_event


def with_mother(pupil: Pupil, *, language: str = "fr") -> Guardian:
    return Guardian.objects.create(
        pupil=pupil, name="Nadia Benali", email=f"mere-{pupil.pk}@exemple.test", language=language
    )


def a_seat(event: Event, classroom: Classroom, *, mother: bool = False, **fields: object) -> Participant:
    """A pupil who has registered alone."""
    pupil = a_pupil(classroom, **fields)
    if mother:
        with_mother(pupil)
    registration = register_pupil(event, pupil.enrolments.get(), by=acting(pupil))
    return registration.participants.get()


def a_class_that_comes(event: Event, classroom: Classroom, pupils: int = 3) -> Registration:
    """Each with a mother who can be asked."""
    rows = [a_pupil(classroom) for _each in range(pupils)]
    for each in rows:
        with_mother(each)
    return register_class(
        event, classroom, by=a_head_of(classroom.school), pupils=[each.enrolments.get() for each in rows]
    )


def a_welcome(event: Event) -> Volunteer:
    """A cleared volunteer who stands at this door."""
    volunteer = a_cleared_volunteer(event.territory)
    Host.objects.create(event=event, volunteer=volunteer)
    return volunteer


def at_the_door(event: Event) -> datetime:
    return event.start - timedelta(minutes=20)


def goes(
    participant: Participant,
    by: Volunteer,
    kind: Way = Way.IN,
    *,
    nonce: uuid.UUID | None = None,
    at: datetime | None = None,
    offline: bool = False,
) -> Passage:
    return pass_door(
        participant.event, participant, by=acting(by), nonce=nonce or uuid.uuid4(), kind=kind, at=at, offline=offline
    )


def says(participant: Participant, *, yes: bool = True, **said: object) -> None:
    """The guardian answers by the link that was sent."""
    link = Link.objects.filter(purpose="entrance.guardian", subject_id=participant.pk, revoked_at=None).latest("pk")
    answer_for_child(participant, by=Actor.holder(link), said=Said(yes, **said))


def a_visit(classroom: Classroom, seats: int = 10, **fields: object) -> Event:
    """In three weeks at a time when nobody sleeps."""
    day = clock.today() + timedelta(days=21)
    start = clock.midnight(day) + timedelta(hours=13, minutes=30)
    words = {"start": start, "end": start + timedelta(hours=3), "closes_at": start - timedelta(days=2)}
    return an_event(classroom.school.territory, seats=seats, for_whom="both", **(words | fields))

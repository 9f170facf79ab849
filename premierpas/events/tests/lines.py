"""A line that is tried: pupils of two schools, what must hold of an event at any moment."""

from dataclasses import dataclass
from datetime import date

from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.text import sort_name
from premierpas.events.answering import may_still_offer
from premierpas.events.enums import SEATED, EventState
from premierpas.events.models import Event, Participant, Registration, Seat
from premierpas.events.seats import choose, free_seats
from premierpas.organisations.models import Classroom
from premierpas.people.models import Enrolment, Pupil
from tests.factories import NANTERRE, a_classroom, a_coordinator, a_head_of, a_school, a_territory, acting


def many_pupils(room: Classroom, count: int) -> list[Enrolment]:
    """So many pupils of a class, whom nobody is linked to."""
    start = User.objects.count()
    users = User.objects.bulk_create(
        [User(username=f"beaucoup{start + n}", name=f"Élève {start + n}") for n in range(count)]
    )
    pupils = Pupil.objects.bulk_create(
        [
            Pupil(
                user=user, first_name=user.name, last_name="Nombreux", sort_name=sort_name("Nombreux", user.name),
                birth_date=date(2012, 3, 4), **NANTERRE,
            )
            for user in users
        ]
    )  # fmt: skip
    return Enrolment.objects.bulk_create(
        [Enrolment(pupil=pupil, classroom=room, school_year=room.school_year) for pupil in pupils]
    )


@dataclass(frozen=True)
class Crowd:
    """Two schools of one territory: one of priority education, one not; a head each, and who organises."""

    rooms: tuple[Classroom, Classroom]
    pupils: tuple[list[Enrolment], list[Enrolment]]
    actors: dict[int, Actor]
    heads: tuple[Actor, Actor]
    organiser: Actor

    @classmethod
    def of(cls, each: int) -> "Crowd":
        """With so many pupils in each school."""
        territory = a_territory()
        rooms = (a_classroom(a_school(territory)), a_classroom(a_school(territory, priority="none")))
        pupils = (many_pupils(rooms[0], each), many_pupils(rooms[1], each))
        heads = (a_head_of(rooms[0].school), a_head_of(rooms[1].school))
        actors = {row.pk: acting(row.pupil) for rows in pupils for row in rows}
        return cls(rooms, pupils, actors, heads, a_coordinator(territory))


def faults_of(event: Event) -> list[str]:
    """What is wrong with an event's seats and its line now."""
    event.refresh_from_db()
    found, seats = [], list(Seat.objects.filter(event=event))
    holders = {seat.participant_id for seat in seats if seat.participant_id}
    persons = Participant.objects.filter(event=event).select_related("registration")
    for registration in event.registrations.all():
        there = [each.pk for each in persons if each.registration_id == registration.pk and each.ended_at is None]
        seated = [each.pk for each in persons if each.registration_id == registration.pk and each.pk in holders]
        if registration.is_live and len(there) != registration.persons:
            found.append(f"{registration}: {len(there)} persons are there, {registration.persons} are counted")
        if not registration.is_live and there:
            found.append(f"{registration}: ended, and somebody still comes")
        if seated != (there if registration.state in SEATED else []):
            found.append(f"{registration}: {registration.state} with {len(seated)} seats of {len(there)}")
    return found + _line_faults(event, any(seat.participant_id is None for seat in seats))


def _line_faults(event: Event, has_free: bool) -> list[str]:
    found = []
    if event.is_running and (event.state == EventState.FULL) == has_free:
        found.append(f"the event says {event.state}, and has {'a' if has_free else 'no'} free seat")
    if not event.is_running and event.registrations.filter(state__in=["waiting", "offered"]).exists():
        found.append("it is over, and somebody still waits")
    moves = event.is_running and not event.awaits_draw and may_still_offer(event)
    fits = [each for each in _line(event) if choose(each, free_seats(event))]
    if moves and fits:
        found.append(f"{fits[0]} waits, though it fits")
    if event.registrations.filter(state="offered", answer_by__gt=event.closes_at).exists():
        found.append("a seat is held after registration has closed")
    if event.registrations.filter(state="offered", offered_at__gt=clock.now()).exists():
        found.append("a seat was offered tomorrow")
    return found


def _line(event: Event) -> list[Registration]:
    return list(event.registrations.waiting().select_related("school"))

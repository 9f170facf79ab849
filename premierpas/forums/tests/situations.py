"""A forum with stands that come, hours, and pupils who have a seat."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.events.actions import register_class
from premierpas.events.enums import ForWhom, Kind
from premierpas.events.models import Event, Participant
from premierpas.forums.actions import add_stand, answer_stand, describe_forum, make_slots, wish
from premierpas.forums.models import Slot, Stand
from premierpas.forums.seated import seated
from premierpas.organisations.models import Classroom, Territory
from tests.factories import a_coordinator, a_head_of, a_pupil, a_territory, an_event


def a_forum(territory: Territory | None = None, **fields: Any) -> Event:
    """A forum of an afternoon, open to pupils and classes; nothing else of it is prepared."""
    named = {"kind": Kind.FORUM, "title": "Forum des métiers", "for_whom": ForWhom.BOTH, "seats": 40}
    return an_event(territory or a_territory(), **(named | fields))


def organiser(event: Event) -> Actor:
    return a_coordinator(event.territory)


def with_stands(event: Event, *names: str, numbered: bool = True) -> list[Stand]:
    """Stands that have said yes."""
    by, made = organiser(event), []
    for number, name in enumerate(names, start=1):
        stand = add_stand(event, by=by, name=name, email="")
        made.append(answer_stand(stand, by=by, fields={"answer": "yes"}))
        if numbered:
            Stand.objects.filter(pk=stand.pk).update(number=number)
    return list(Stand.objects.filter(pk__in=[each.pk for each in made]).select_related("event").order_by("pk"))


def with_hours(event: Event, count: int = 2, *, places: int = 8, until: timedelta = timedelta(days=5)) -> list[Slot]:
    """Hours of twenty minutes; wishes are open."""
    by = organiser(event)
    describe_forum(event, by=by, columns=6, rows=3, places=places, wishes_until=clock.now() + until)
    last = event.start + timedelta(minutes=25 * count)
    return make_slots(event, by=by, first=event.start, last=last, minutes=20, pause=5)


def with_class(event: Event, classroom: Classroom, count: int, **more: Any) -> list[Participant]:
    """Some pupils of a class, with seats."""
    pupils = [a_pupil(classroom).enrolments.get() for _each in range(count)]
    register_class(event, classroom, by=a_head_of(classroom.school), pupils=pupils, **more)
    return list(seated(event).filter(enrolment__in=pupils).order_by("pk"))


def wishes(person: Participant, stands: Sequence[Stand]) -> None:
    """The school notes a pupil's wishes."""
    assert person.enrolment is not None
    wish(person, by=a_head_of(person.enrolment.classroom.school), stands=stands)


def as_it_is(stand: Stand) -> dict[str, Any]:
    """What a page would send for a stand that nobody changes."""
    names = ("name", "number", "trades", "about", "email", "answer", "people", "needs", "needs_more")
    return {name: getattr(stand, name) for name in names}

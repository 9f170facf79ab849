"""An event's line: a pupil registers, waits, is offered a seat and takes it; a teacher brings a class of thirty."""

from collections.abc import Callable

import pytest

from premierpas.events.actions import leave, register_pupil
from premierpas.events.models import Registration
from premierpas.events.tests.lines import many_pupils
from tests.factories import a_classroom, a_pupil, a_teacher, acting, an_event

from .conftest import WAYS, Seat
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@WAYS
def test_a_pupil_waits_and_comes_and_a_class_of_thirty_is_brought(seat: Callable[..., Seat], size: tuple, script: bool):
    room = a_classroom()
    first, late = a_pupil(room, first_name="Awa"), a_pupil(room, first_name="Malo")
    event = an_event(room.school.territory, seats=1)
    has = register_pupil(event, first.enrolments.get(), by=acting(first))
    me = seat(size, script=script)
    enter(me, late.user)
    me.go(f"/evenements/{event.slug}/", "an event that is full")
    seen(me, f"event-full-{size[0]}")
    me.press("Rejoindre la file", "in the line")
    assert "Tu es en tête de la file" in me.page.inner_text("main")
    seen(me, f"event-line-{size[0]}")
    leave(has, by=acting(first))
    me.go("/", "a seat is offered at home")
    seen(me, f"event-offer-{size[0]}")
    me.go(f"/evenements/{event.slug}/place/", "an offered seat")
    seen(me, f"event-offered-{size[0]}")
    me.press("Je la prends", "a seat")
    assert "Tu as une place" in me.page.inner_text("main")
    seen(me, f"event-seat-{size[0]}")
    me.go("/moi/evenements/", "my events")
    seen(me, f"event-mine-{size[0]}")

    many_pupils(room, 28)
    day = an_event(room.school.territory, seats=40, for_whom="classes", kind="company_day")
    teacher = seat(size, script=script)
    enter(teacher, a_teacher(room).user)
    teacher.go("/etablissement/evenements/", "events for classes")
    teacher.press("Derrière le robinet", "a class to register")
    teacher.fill(escort_1="Nora Petit", phone_1="06 11 22 33 44")
    seen(teacher, f"event-class-{size[0]}")
    teacher.press("Inscrire la classe", "a class that comes")
    assert "30 élèves" in teacher.page.inner_text("h1")
    assert Registration.objects.get(event=day).state == "confirmed"
    seen(teacher, f"event-class-comes-{size[0]}")

"""Who comes near an event without being of it reads its public pages and nothing else: an escort, somebody who speaks,
a teacher of another school, a partner."""

import pytest
from django.test import Client

from premierpas.accounts.links import Link
from premierpas.events.models import Escort, Event, Speaker
from premierpas.forums.actions import ask_speakers
from tests.access import World
from tests.clients import signed_in_as
from tests.factories import a_classroom, a_coordinator, a_school, a_teacher
from tests.test_access_matrix import KNOWN, address_of, is_refused

pytestmark = pytest.mark.usefixtures("documents_set_once")
APPS = {"events", "entrance", "forums", "feedback"}
# A teacher reads what is open to the own classes; everything about others' pupils, doors and plans is closed.
OPEN_TO = {
    "an escort of another class": {"events:for_classes", "events:for_class"},
    "a teacher of another school, elsewhere": {"events:for_classes"},
    "somebody who speaks, by link": set(),
    "a partner": set(),
}


def strangers(world: World) -> dict[str, Client]:
    event = Event.objects.get(pk=world.ids["events:event_id"])
    # Whoever is named as an escort has an account here or not: being named opens nothing.
    colleague = a_teacher(a_classroom(a_school(event.territory)))
    brought = event.registrations.get(pk=world.ids["events:class_registration_id"])
    Escort.objects.create(registration=brought, name=colleague.user.name, user=colleague.user)
    speaks = Client()
    Speaker.objects.create(event=event, name="Karim Amar", email="karim@eau.test")
    ask_speakers(event, by=a_coordinator(event.territory))
    link = Link.objects.filter(purpose="forums.speaker", recipient="karim@eau.test").latest("pk")
    assert speaks.get(link.address).status_code == 200
    person = world.people["partner"]
    assert person is not None
    partner = Client()
    partner.force_login(person.user, backend="premierpas.accounts.backends.ActiveUserBackend")
    return {
        "an escort of another class": signed_in_as(colleague),
        "a teacher of another school, elsewhere": signed_in_as(a_teacher(a_classroom(a_school()))),
        "somebody who speaks, by link": speaks,
        "a partner": partner,
    }


def test_who_only_comes_near_an_event_opens_nothing_but_its_public_pages(world: World):
    people, faults = strangers(world), []
    assert set(people) == set(OPEN_TO)
    for route in KNOWN:
        if route.name.split(":")[0] not in APPS:
            continue
        address, public = address_of(route, world), "nobody" in route.roles
        for name, client in people.items():
            answer = client.post(address) if route.is_act else client.get(address)
            opens = public or route.name in OPEN_TO[name]
            if is_refused(answer) == opens:
                faults.append(f"{name}: {route.name} answers {answer.status_code}")
    assert faults == []

"""Role × route: who may open what (the table is in tests/access.py). A new route without a row fails."""

import re
from dataclasses import dataclass

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from premierpas.accounts.middleware import ACTIVE
from tests.access import ALLOWED, EVERYBODY, POST, Person, World, make_world


@dataclass(frozen=True)
class Route:
    """One address by its name."""

    name: str
    parameters: tuple[str, ...]

    @property
    def is_act(self) -> bool:
        return isinstance(ALLOWED[self.name], tuple)

    @property
    def roles(self) -> set[str]:
        row = ALLOWED[self.name]
        return row[1] if isinstance(row, tuple) else row


def routes(resolver: URLResolver | None = None, namespace: str = "") -> list[Route]:
    found = []
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            found += routes(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
        elif isinstance(pattern, URLPattern):
            found.append(Route(f"{namespace}{pattern.name}", tuple(pattern.pattern.converters)))
    return found


ALL = routes()
KNOWN = [route for route in ALL if route.name in ALLOWED]
PAGES = [route for route in KNOWN if not route.is_act]
ACTS = [route for route in KNOWN if route.is_act]


@pytest.fixture
def world(db) -> World:
    return make_world()


def client_of(person: Person | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person.user, backend="premierpas.accounts.backends.ActiveUserBackend")
        session = client.session
        session[ACTIVE] = person.capacity
        session.save()
    return client


def is_refused(response: HttpResponse) -> bool:
    return response.status_code in (403, 404) or (
        response.status_code == 302 and response["Location"].startswith(("/connexion/", "/compte/securite/"))
    )


def address_of(route: Route, world: World) -> str:
    return reverse(route.name, kwargs=world.parameters(route.name, route.parameters))


def test_every_route_has_a_row_and_every_row_a_route():
    assert {route.name for route in ALL} ^ set(ALLOWED) == set()


def test_every_view_of_ours_declares_its_permission():
    undeclared = []

    def walk(resolver: URLResolver) -> None:
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLResolver):
                walk(pattern)
            elif not hasattr(pattern.callback, "screen") and pattern.callback.__module__.startswith("premierpas."):
                undeclared.append(pattern.name)

    walk(get_resolver())
    assert undeclared == []


@pytest.mark.parametrize("route", PAGES, ids=lambda route: route.name)
def test_only_those_in_the_table_open_a_page(route: Route, world: World):
    address = address_of(route, world)
    opened = {role for role in EVERYBODY if not is_refused(client_of(world.people[role]).get(address))}
    assert opened == route.roles


@pytest.mark.parametrize("route", ACTS, ids=lambda route: route.name)
def test_everybody_else_is_refused_an_act(route: Route, world: World):
    assert ALLOWED[route.name][0] == POST
    address = address_of(route, world)
    assert client_of(world.people["coordinator"]).get(address).status_code == 405
    others = EVERYBODY - route.roles
    refused = {role for role in others if is_refused(client_of(world.people[role]).post(address))}
    assert refused == others


def test_a_thing_that_is_not_there_and_one_of_others_look_the_same(world: World):
    client = client_of(world.people["other_coordinator"])
    of_others = client.get(reverse("programme:pupil", args=[world.ids["pupil_id"]]))
    nowhere = client.get(reverse("programme:pupil", args=[999_999]))
    assert of_others.status_code == nowhere.status_code == 403
    assert without_secrets(of_others) == without_secrets(nowhere)


def without_secrets(response: HttpResponse) -> str:
    """The page but for what is new each time it is drawn: the form's protection."""
    return re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken"?: ?)"[^"]+"', r"\1", response.content.decode())

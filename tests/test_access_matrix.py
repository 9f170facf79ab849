"""Role × route: who may open what (the table is in tests/access_table). A new route without a row fails."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from premierpas.accounts.capacities import Viewer, viewer_of
from premierpas.core.actors import Actor
from tests.access import Person, World
from tests.access_table import allowed
from tests.clients import at_home, undone
from tests.roles import EVERYBODY, POST

if TYPE_CHECKING:
    from tests.visits import Visits

pytestmark = pytest.mark.usefixtures("documents_set_once")

ALLOWED = allowed()


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


def client_of(person: Person | None) -> Client:
    return Client() if person is None else at_home(person.user, person.capacity)


def viewer_as(person: Person | None) -> Viewer:
    return viewer_of(person.user, active=person.capacity) if person else viewer_of(AnonymousUser())


def is_refused(response: HttpResponse) -> bool:
    return response.status_code in (403, 404) or (
        response.status_code == 302 and response["Location"].startswith(("/connexion/", "/compte/securite/"))
    )


def is_stopped(viewer: Viewer, method: str, address: str) -> bool:
    """Whether the view's guard refuses this viewer, asked without the rest of a request; nothing of it stays."""
    return is_request_stopped(viewer, getattr(RequestFactory(), method)(address))


def is_request_stopped(viewer: Viewer, request: Any) -> bool:
    """The same of a request, which tells then what of it was read."""
    match = resolve(request.path_info)
    request.user, request.viewer, request.actor = viewer.user, viewer, Actor.person(viewer)
    try:
        with transaction.atomic():
            response = match.func(request, *match.args, **match.kwargs)
            transaction.set_rollback(True)
    except PermissionDenied:
        return True
    except Exception:  # let in without what middlewares bring: the whole way tells
        return False
    return is_refused(response)


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


APPS = sorted({route.name.split(":")[0] for route in KNOWN})


class Visitors:
    """One client for each role; what a visit writes is taken back, so that one world serves every route."""

    def __init__(self, world: World) -> None:
        self.client = cache(lambda role: client_of(world.people[role]))  # most are stopped by guards: no client
        self.viewer = cache(lambda role: viewer_as(world.people[role]))

    def let_in(self, method: str, address: str, among: set[str]) -> set[str]:
        """Those who may after all. Whom the table refuses is stopped by the view's own guard; one of them, and whoever
        isn't stopped there, goes the whole way.
        """
        whole_way = sorted(among)[:1]
        guarded = hasattr(resolve(address).func, "screen")
        asked = {
            role
            for role in among
            if role in whole_way or not guarded or not is_stopped(self.viewer(role), method, address)
        }
        return {role for role in asked if not is_refused(self.ask(role, method, address))}

    def ask(self, role: str, method: str, address: str) -> HttpResponse:
        """One visit."""
        return undone(self.client(role), method, address)


@pytest.mark.parametrize("app", APPS)
def test_only_those_in_the_table_open_a_page(app: str, world: World, visits: Callable[[str], "Visits"]):
    visitors, seen, wrong = Visitors(world), visits(app), {}
    for route in PAGES:
        if route.name.split(":")[0] == app:
            opened = {role for role in route.roles if not seen[route.name, role][0].is_refused}
            opened |= visitors.let_in("get", address_of(route, world), EVERYBODY - route.roles)
            if opened != route.roles:
                wrong[route.name] = {"too many": opened - route.roles, "missing": route.roles - opened}
    assert wrong == {}


@pytest.mark.parametrize("app", APPS)
def test_everybody_else_is_refused_an_act(app: str, world: World):
    visitors, wrong = Visitors(world), {}
    for route in ACTS:
        if route.name.split(":")[0] == app:
            assert ALLOWED[route.name][0] == POST
            address = address_of(route, world)
            if visitors.ask("coordinator", "get", address).status_code != 405:
                wrong[route.name] = "opens by GET"
            others = EVERYBODY - route.roles
            if admitted := visitors.let_in("post", address, others):
                wrong[route.name] = admitted
    assert wrong == {}


def test_a_thing_that_is_not_there_and_one_of_others_look_the_same(world: World):
    client = client_of(world.people["other_coordinator"])
    of_others = client.get(reverse("following:pupil", args=[world.ids["pupil_id"]]))
    nowhere = client.get(reverse("following:pupil", args=[999_999]))
    assert of_others.status_code == nowhere.status_code == 403
    assert without_secrets(of_others) == without_secrets(nowhere)


def without_secrets(response: HttpResponse) -> str:
    """The page but for what is new each time it is drawn: the form's protection."""
    return re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken"?: ?)"[^"]+"', r"\1", response.content.decode())

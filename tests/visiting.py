"""Somebody who tries everything on a few routes at a time; nothing of it stays."""

import traceback
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.access import World
from tests.clients import undone
from tests.test_access_matrix import KNOWN, Route, client_of

AT_ONCE = 4  # routes that one test visits: a world serves them all, since every request is undone


def a_few() -> list[list[Route]]:
    """All routes, those of one app together, as many as one test visits."""
    by_app: dict[str, list[Route]] = {}
    for route in KNOWN:
        by_app.setdefault(route.name.split(":")[0], []).append(route)
    return [found[start : start + AT_ONCE] for found in by_app.values() for start in range(0, len(found), AT_ONCE)]


each_few = pytest.mark.parametrize("routes", a_few(), ids=lambda routes: routes[0].name)


def pages_of(routes: list[Route]) -> list[Route]:
    return [route for route in routes if not route.is_act]


class Prober:
    """One person who tries everything; each request is undone, each fault of ours is noted."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.faults: list[str] = []

    def ask(self, method: str, address: str, data: Any = None, what: str = "", **more: Any) -> HttpResponse | None:
        """The answer, or None when there was a fault."""
        try:
            response = undone(self.client, method, address, data, **more)
        except Exception as fault:
            where = [line for line in traceback.format_tb(fault.__traceback__) if "/premierpas/" in line]
            self.faults.append(f"{method} {address} {what}: {fault!r:.200} {where[-1].strip() if where else ''}")
            return None
        if response.status_code >= 500:
            self.faults.append(f"{method} {address} {what}: {response.status_code}")
        return response


def someone(route: Route) -> str:
    """One who may open this; where everybody may, also somebody signed out sees the form."""
    order = ["nobody", "company", "pupil", "head", "coordinator", "teacher"]
    return next((role for role in order if role in route.roles), "nobody")


def probers_in(world: World) -> Callable[[Route], Prober]:
    """For each route one who may open it; what each undoes, the next doesn’t find."""
    client = cache(lambda role: client_of(world.people[role]))
    return lambda route: Prober(client(someone(route)))

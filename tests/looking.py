"""A page, looked at without leaving anything behind."""

from django.test import Client
from django.urls import reverse

from tests.access import World
from tests.clients import page_in, undone
from tests.test_access_matrix import Route, address_of

STEPS = range(1, 8)  # of the wizard of offers


def shown(client: Client, address: str) -> str:
    """Its HTML; nothing where there is no page to see."""
    return page_in(undone(client, "get", address))


def addresses(route: Route, world: World) -> list[str]:
    """The route's addresses in this world; every step of the wizard."""
    if "step" not in route.parameters:
        return [address_of(route, world)]
    words = world.parameters(route.name, route.parameters)
    return [reverse(route.name, kwargs=words | {"step": step}) for step in STEPS]

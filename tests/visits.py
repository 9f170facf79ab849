"""Every page of an app, opened once a run by everybody who may: what is asked of each page is asked of these."""

import zlib
from dataclasses import dataclass
from functools import cache

from django.test import Client

from tests.access import World
from tests.clients import page_in, undone
from tests.looking import addresses
from tests.test_access_matrix import PAGES, client_of, is_refused


@dataclass(frozen=True)
class Visit:
    """What somebody got."""

    is_refused: bool
    packed: bytes

    @property
    def html(self) -> str:
        """The page; nothing where there is none to see."""
        return zlib.decompress(self.packed).decode()


Visits = dict[tuple[str, str], list[Visit]]  # of a route by a role: one for each of its addresses


def visits_to(app: str, world: World) -> Visits:
    """Everybody's visits to the pages of an app that are theirs; each is taken back."""
    client = cache(lambda role: client_of(world.people[role]))
    return {
        (route.name, role): [_visit(client(role), address) for address in addresses(route, world)]
        for route in PAGES
        if route.name.split(":")[0] == app
        for role in sorted(route.roles)
    }


def _visit(client: Client, address: str) -> Visit:
    answer = undone(client, "get", address)
    return Visit(is_refused(answer), zlib.compress(page_in(answer).encode(), 1))

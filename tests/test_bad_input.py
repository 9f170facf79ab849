"""Hostile values into every address, and requests of other kinds: never a fault of ours."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import count
from urllib.parse import unquote

import pytest
from django.urls import Resolver404, resolve, reverse

from premierpas.accounts.capacities import Viewer
from tests.access import World
from tests.asking import ANY_WAY, BY_FORM, names_read, standing_for_all
from tests.hostile import PAGES, VALUES
from tests.looking import addresses
from tests.test_access_matrix import KNOWN, Route, client_of, is_stopped, viewer_as
from tests.visiting import Prober, each_few, pages_of, probers_in, someone

pytestmark = pytest.mark.usefixtures("documents_set_once")
PAGED = {"page", "classes"}


def queries(read: dict[str, set[str]]) -> Iterator[dict[str, str]]:
    """Every name with every value of its own once, its neighbours with others; then what ends a request at once.

    A name that is read only where another was understood joins when it is found.
    """
    tried: dict[str, set[str]] = defaultdict(set)
    for turn in count():
        query, is_new = {}, False
        for place, name in enumerate(sorted(read), start=turn):
            each = hostile(read[name])
            left = [value for value in (*each[place % len(each) :], *each) if value not in tried[name]]
            is_new = is_new or bool(left)
            query[name] = (left or [each[place % len(each)]])[0]
            tried[name].add(query[name])
        if not is_new:
            break
        yield query
    yield dict.fromkeys(tried, VALUES["nul"])


def hostile(ways: set[str]) -> list[str]:
    """The values to try for a name that is read in these ways."""
    values = [value[:1000] for name, value in VALUES.items() if name != "nul"]
    return standing_for_all(values, ways)


# A whole query that no page expects; those that read a name get each of the others too.
STRANGE = "a[]=1&a[]=2&=&&&x=%ff&" + "y" * 3000
RAW = ("%ff%fe&%00&{0}=%ff&{0}=%c3&{0}[]=1&{0}[]=2&=&&&", "{0}=" + "x" * 3000)


@each_few
def test_no_address_falls_over_its_query(routes: list[Route], world: World):
    faults, prober_of = [], probers_in(world)
    for route in pages_of(routes):
        prober = prober_of(route)
        address = addresses(route, world)[0]
        with names_read() as read:
            prober.ask("get", f"{address}?{STRANGE}", what="strange")
            for query in queries(read) if read else ():
                prober.ask("get", address, query, f"{query!r:.60}")
        for name in sorted(read):
            for page in standing_for_all(PAGES, read[name]) if name in PAGED or "get_page" in read[name] else ():
                prober.ask("get", address, {name: page}, f"{name}={page!r}")
        for raw in RAW if read else ():
            prober.ask("get", f"{address}?{raw.format(min(read))}", what=raw[:20])
        faults += prober.faults
    assert faults == [], faults[:8]


def test_the_names_that_a_page_reads_are_found(world: World):
    prober = Prober(client_of(world.people["coordinator"]))
    with names_read() as read:
        prober.ask("get", reverse("messaging:outbox"))
        assert {"page", "q", "etat", "canal", "du", "au"} <= set(read) and read["q"] == {BY_FORM}
        read.clear()
        prober.ask("get", reverse("outreach:companies"))
        assert {"page": {"get_page"}, "q": {ANY_WAY}}.items() <= read.items()
        read.clear()
        prober.ask("get", f"{reverse('portal:legal')}?page=1&x=2")
        assert read == {}


NUMBERS = ("0", "99999999999999999999999999", "9223372036854775808", "2147483648", "٣", "%00")
BY_POST = NUMBERS[:2]  # what an address names is looked up in one way, whatever is sent to it


@each_few
def test_no_address_falls_over_its_numbers(routes: list[Route], world: World):
    """Each view's guard is asked about each; whatever it lets in, and one of all that it stops, goes the whole way."""
    faults, prober_of = [], probers_in(world)
    viewer = cache(lambda role: viewer_as(world.people[role]))
    answered = set()
    for route in routes:
        prober = prober_of(route)
        address = addresses(route, world)[0]
        tries = [("post", number) for number in (NUMBERS if route.is_act else BY_POST)]
        tries += [] if route.is_act else [("get", number) for number in NUMBERS]
        for method, number in tries:
            if (other := re.sub(r"\d+(?=/|$)", number, address)) == address:
                continue
            stopped = where_stopped(viewer(someone(route)), method, other)
            if stopped is None or (someone(route), method, stopped) not in answered:
                answered.add((someone(route), method, stopped))
                prober.ask(method, other)
        prober.ask("head", address)
        faults += prober.faults
    assert faults == [], faults[:8]


def where_stopped(viewer: Viewer, method: str, address: str) -> str | None:
    """Who refuses a request in the one way in which everything is refused there; None where the whole way tells."""
    try:
        is_guarded = hasattr(resolve(unquote(address)).func, "screen")
    except Resolver404:
        return "leads nowhere"
    return "guard" if is_guarded and is_stopped(viewer, method, address) else None


BODIES = (b"{", b"\x00\xff", b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n')
TYPES = ("application/json", "text/plain", "application/octet-stream")  # nobody reads such a body
METHODS = ("put", "patch", "delete", "options")


@each_few
def test_other_kinds_of_requests_are_refused_kindly(routes: list[Route], world: World):
    """All of them go through the same door: each is tried on every third or fourth route of an app."""
    faults, prober_of = [], probers_in(world)
    for turn, route in enumerate(routes, start=KNOWN.index(routes[0])):
        prober = prober_of(route)
        address = addresses(route, world)[0]
        kind, body, method = (each[turn % len(each)] for each in (TYPES, BODIES, METHODS))
        prober.ask("post", address, b"{\x00\xff", kind, content_type=kind)
        prober.ask("post", address, body, "parts", content_type="multipart/form-data; boundary=x")
        prober.ask(method, address)
        faults += prober.faults
    assert faults == [], faults[:8]


def test_too_many_fields_or_too_long_a_text_are_refused(world: World):
    prober = Prober(client_of(world.people["pupil"]))
    address = reverse("messaging:report_problem")
    many = prober.ask("post", address, {f"f{number}": "1" for number in range(2000)}, "many")
    form = "application/x-www-form-urlencoded"
    long = prober.ask("post", address, "text=" + "x" * 3_000_000, "long", content_type=form)
    assert prober.faults == []
    assert many.status_code == long.status_code == 400

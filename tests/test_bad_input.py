"""Hostile values into every field of every form and every address: never a fault of ours, nothing typed is lost."""

import re
import traceback
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.access import World
from tests.asking import names_read
from tests.hostile import PAGES, VALUES
from tests.looking import addresses
from tests.page_forms import PageForm, forms_of
from tests.test_access_matrix import KNOWN, Route, client_of

pytestmark = pytest.mark.usefixtures("documents_set_once")
# What comes back is escaped and whole: all that breaks a page at once, then what breaks its layout.
KEPT = {
    "signs": "".join(VALUES[name] for name in ("emoji", "right to left", "script", "attribute", "template")),
    "long word": VALUES["long word"],
}
PAGED = {"page", "classes"}
# Into every field at once, hidden ones and choices too; and one field at a time, the others as they were.
EVERYWHERE = ("nul", "bigint", "nested")
ALONE = ("nul", "huge", "another's uuid", "last day")
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


@pytest.fixture(scope="session")
def tried() -> set[object]:
    """The forms that were filled in: the same one on another page, or for another row, goes to the same view."""
    return set()


@pytest.fixture(scope="session")
def sent_back() -> set[object]:
    """The same, of those that were looked at when they came back."""
    return set()


def new(form: PageForm, address: str, tried: set[object]) -> bool:
    """Whether no such form was tried yet; it is from now on."""
    kind = (re.sub(r"\d+", "", form.action or address), tuple(sorted(form.names)))
    found = kind not in tried
    tried.add(kind)
    return found


class Visits:
    """One person who tries everything; each request is undone, each fault of ours is noted."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.faults: list[str] = []

    def ask(self, method: str, address: str, data: Any = None, what: str = "", **more: Any) -> HttpResponse | None:
        """The answer, or None when there was a fault."""
        cookies = self.client.cookies.copy()
        try:
            with transaction.atomic():
                response = getattr(self.client, method)(address, data, **more)
                if response.status_code >= 500:
                    self.faults.append(f"{method} {address} {what}: {response.status_code}")
                transaction.set_rollback(True)
                return response
        except Exception as fault:
            where = [line for line in traceback.format_tb(fault.__traceback__) if "/premierpas/" in line]
            self.faults.append(f"{method} {address} {what}: {fault!r:.200} {where[-1].strip() if where else ''}")
            return None
        finally:
            self.client.cookies = cookies


def someone(route: Route) -> str:
    """One who may open this; where everybody may, also somebody signed out sees the form."""
    order = ["nobody", "company", "pupil", "head", "coordinator", "teacher"]
    return next((role for role in order if role in route.roles), "nobody")


def post_forms(visits: Visits, address: str) -> list[PageForm]:
    """The forms of a page that send something, the sign-out of every page aside."""
    response = visits.ask("get", address)
    if response is None or response.status_code != 200 or "html" not in response.get("Content-Type", ""):
        return []
    forms = [form for form in forms_of(response.content.decode()) if form.method == "post"]
    everywhere = {reverse("accounts:sign_out"), reverse("accounts:choose_capacity")}
    return [form for form in forms if form.action not in everywhere]


def fillings(form: PageForm) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Ways to fill a form in badly: everything typed, everything there is, one field at a time."""
    whole = {name: values for name, values in form.values.items() if values}
    # The button of Monday stands for that of Tuesday.
    pressing = {re.sub(r"\d+", "", f"{name} {value}"): {name: value} for name, value in form.buttons}
    buttons = list(pressing.values()) or [{}]
    for pressed in buttons:
        yield "nothing", pressed
        for name in EVERYWHERE:
            yield f"really all {name}", {**dict.fromkeys(form.names, VALUES[name]), **pressed}
    for name, value in VALUES.items() if form.typed else ():
        yield f"all {name}", {**whole, **dict.fromkeys(form.typed, value), **buttons[0]}
    alike = {re.sub(r"\d+", "", field): field for field in form.names}  # Monday's field stands for Tuesday's
    for field in alike.values():
        yield f"without {field}", {name: values for name, values in whole.items() if name != field} | buttons[0]
        yield f"{field} many times", {**whole, field: ["1", "x", ""] * 50, **buttons[0]}
        for name in ALONE:
            yield f"{field} {name}", {**whole, field: VALUES[name], **buttons[0]}


@each_few
def test_no_form_falls_over_what_is_typed(routes: list[Route], world: World, tried: set[object]):
    faults = []
    for route in routes:
        visits = Visits(client_of(world.people[someone(route)]))
        for address in addresses(route, world):
            if route.is_act:
                visits.ask("post", address, {}, "nothing")
                for name in (*EVERYWHERE, *ALONE):
                    fields = ("key", "id", "version", "q", "capacity")
                    visits.ask("post", address, dict.fromkeys(fields, VALUES[name]), name)
                continue
            for form in post_forms(visits, address):
                for what, filled in fillings(form) if new(form, address, tried) else ():
                    visits.ask("post", form.action or address, filled, what)
        faults += visits.faults
    assert faults == [], faults[:8]


@each_few
def test_what_was_typed_stays_when_a_form_comes_back(routes: list[Route], world: World, sent_back: set[object]):
    lost = []
    for route in pages_of(routes):
        visits = Visits(client_of(world.people[someone(route)]))
        for address in addresses(route, world):
            for form in post_forms(visits, address):
                if new(form, address, sent_back):
                    lost += [lack for value in KEPT.values() for lack in what_is_lost(visits, address, form, value)]
        lost += visits.faults
    assert lost == [], lost[:8]


def what_is_lost(visits: Visits, address: str, form: PageForm, typed: str) -> Iterator[Any]:
    """Typed into every field of a form, and not there any more in the answer."""
    filled = {field: values for field, values in form.values.items() if values} | dict.fromkeys(form.typed, typed)
    response = visits.ask("post", form.action or address, filled | dict(form.buttons[:1]), typed)
    if response is None or response.status_code in (302, 303, 403, 404, 429) or not form.typed:
        return
    html = response.content.decode()
    if "<script>alert(1)" in html or "<img src=x" in html:
        yield address, "not escaped"
    shown = [each for each in forms_of(html) if each.typed & form.typed]
    for field in form.typed:
        values = [value for each in shown for value in each.values.get(field, [])]
        if values and not any(same(value, typed) for value in values):
            yield address, field, values[:1]
    if response.status_code == 422 and not SAID.search(html):
        yield address, "no message"


SAID = re.compile(r'aria-invalid="true"|role="alert"')


def same(shown: str, typed: str) -> bool:
    """Whether a field shows what was typed, but for marks nobody sees and surrounding space."""

    def plain(text: str) -> str:
        return re.sub(r"[\u202a-\u202e\u2066-\u2069\u200b\u200d\ufe0f\s]", "", unescape(text))

    return plain(shown) == plain(typed)


def queries(names: list[str]) -> Iterator[dict[str, str]]:
    """Every name with every value once, its neighbours with others; then what ends a request at once."""
    values = [value[:1000] for name, value in VALUES.items() if name != "nul"]
    for shift in range(len(values)):
        yield {name: values[(place + shift) % len(values)] for place, name in enumerate(names)}
    yield dict.fromkeys(names, VALUES["nul"])


# A whole query that no page expects; those that read a name get each of the others too.
STRANGE = "a[]=1&a[]=2&=&&&x=%ff&" + "y" * 3000
RAW = ("%ff%fe", "%00", "{0}=%ff&{0}=%c3", "{0}[]=1&{0}[]=2&=&&&", "{0}=" + "x" * 3000)


@each_few
def test_no_address_falls_over_its_query(routes: list[Route], world: World):
    faults = []
    for route in pages_of(routes):
        visits = Visits(client_of(world.people[someone(route)]))
        address = addresses(route, world)[0]
        tried: set[str] = set()
        with names_read() as read:
            visits.ask("get", f"{address}?{STRANGE}", what="strange")
            while unknown := read - tried:  # some are read only where another was understood
                tried |= unknown
                for query in queries(sorted(tried)):
                    visits.ask("get", address, query, f"{query!r:.60}")
        for name in sorted(tried & PAGED):
            for page in PAGES:
                visits.ask("get", address, {name: page}, f"{name}={page!r}")
        for raw in RAW if tried else ():
            visits.ask("get", f"{address}?{raw.format(min(tried))}", what=raw[:20])
        faults += visits.faults
    assert faults == [], faults[:8]


def test_the_names_that_a_page_reads_are_found(world: World):
    visits = Visits(client_of(world.people["coordinator"]))
    with names_read() as read:
        visits.ask("get", reverse("messaging:outbox"))
        assert {"page", "q", "etat", "canal", "du", "au"} <= read
        read.clear()
        visits.ask("get", reverse("portal:legal"))
        assert read == set()


NUMBERS = ("0", "99999999999999999999999999", "9223372036854775808", "2147483648", "٣", "%00")
BY_POST = NUMBERS[:2]  # what an address names is looked up in one way, whatever is sent to it


@each_few
def test_no_address_falls_over_its_numbers(routes: list[Route], world: World):
    faults = []
    for route in routes:
        visits = Visits(client_of(world.people[someone(route)]))
        address = addresses(route, world)[0]
        tries = [("post", number) for number in (NUMBERS if route.is_act else BY_POST)]
        tries += [] if route.is_act else [("get", number) for number in NUMBERS]
        for method, number in tries:
            if (other := re.sub(r"\d+(?=/|$)", number, address)) != address:
                visits.ask(method, other)
        visits.ask("head", address)
        faults += visits.faults
    assert faults == [], faults[:8]


BODIES = (b"{", b"\x00\xff", b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n')
TYPES = ("application/json", "text/plain", "application/octet-stream")  # nobody reads such a body
METHODS = ("put", "patch", "delete", "options")


@each_few
def test_other_kinds_of_requests_are_refused_kindly(routes: list[Route], world: World):
    """All of them go through the same door: each is tried on every third or fourth route of an app."""
    faults = []
    for turn, route in enumerate(routes, start=KNOWN.index(routes[0])):
        visits = Visits(client_of(world.people[someone(route)]))
        address = addresses(route, world)[0]
        kind, body, method = (each[turn % len(each)] for each in (TYPES, BODIES, METHODS))
        visits.ask("post", address, b"{\x00\xff", kind, content_type=kind)
        visits.ask("post", address, body, "parts", content_type="multipart/form-data; boundary=x")
        visits.ask(method, address)
        faults += visits.faults
    assert faults == [], faults[:8]


def test_an_upload_of_thirty_megabytes_is_refused_at_the_field(world: World):
    visits = Visits(client_of(world.people["teacher"]))
    address = reverse("people:import_classes")
    (form, *_others) = [each for each in post_forms(visits, address) if each.files]
    (file, *_more) = form.files
    upload = SimpleUploadedFile("classe.csv", b"Nom;Pr\xc3\xa9nom\n" * 2_400_000, "text/csv")
    filled = {field: values for field, values in form.values.items() if values}
    response = visits.ask("post", address, {**filled, file: upload})
    assert visits.faults == [] and response is not None and response.status_code in (200, 413, 422)
    assert SAID.search(response.content.decode())


def test_too_many_fields_or_too_long_a_text_are_refused(world: World):
    visits = Visits(client_of(world.people["pupil"]))
    address = reverse("messaging:report_problem")
    many = visits.ask("post", address, {f"f{number}": "1" for number in range(2000)}, "many")
    form = "application/x-www-form-urlencoded"
    long = visits.ask("post", address, "text=" + "x" * 3_000_000, "long", content_type=form)
    assert visits.faults == []
    assert many.status_code == long.status_code == 400

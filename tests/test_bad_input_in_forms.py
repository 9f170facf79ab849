"""Hostile values into every field of every form: never a fault of ours, nothing typed is lost."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from tests.access import World
from tests.hostile import VALUES
from tests.looking import addresses
from tests.page_forms import PageForm, forms_of
from tests.reading import Filled, Readings
from tests.test_access_matrix import Route, client_of
from tests.together import first_to, folder_of_run
from tests.visiting import Prober, each_few, probers_in

pytestmark = pytest.mark.usefixtures("documents_set_once")
# Each of these breaks a text by being in it.
IN_TEXTS = ("emoji", "right to left", "lone surrogate", "script", "attribute", "template", "sql")
TYPED = {"signs": " ".join(VALUES[name] for name in IN_TEXTS), **VALUES}
# What comes back is escaped and whole: all that breaks a page at once, then what breaks its layout.
KEPT = ("signs", "long word")
# Into every field at once, hidden ones and choices too; and one field at a time, the others as they were.
EVERYWHERE = ("nul", "bigint", "nested")
ALONE = ("nul", "huge", "another's uuid", "last day")


@pytest.fixture(scope="session")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the forms are noted that were filled in: the same one on another page goes to the same view."""
    return folder_of_run(tmp_path_factory.getbasetemp()) / "tried"


def new(form: PageForm, address: str, tried: Path) -> bool:
    """Whether no such form was tried yet in this run; it is from now on."""
    return first_to(tried, (re.sub(r"\d+", "", form.action or address), tuple(sorted(form.names))))


def post_forms(prober: Prober, address: str) -> list[PageForm]:
    """The forms of a page that send something, the sign-out of every page aside."""
    response = prober.ask("get", address)
    if response is None or response.status_code != 200 or "html" not in response.get("Content-Type", ""):
        return []
    forms = [form for form in forms_of(response.content.decode()) if form.method == "post"]
    everywhere = {reverse("accounts:sign_out"), reverse("accounts:choose_capacity")}
    return [form for form in forms if form.action not in everywhere]


class Filler:
    """Whoever fills in the forms of some pages; posts that the server takes alike are one."""

    def __init__(self) -> None:
        self.readings: dict[tuple[int, str], Readings] = defaultdict(Readings)
        self.lost: list[Any] = []

    def send(self, prober: Prober, address: str, filled: Filled, what: str, *, anyway: bool = False) -> Any:
        """The answer to a post; None where it would be like that to an earlier one, or there was a fault."""
        readings = self.readings[id(prober.client), address]
        if not anyway and readings.is_like_another(filled):
            return None
        answers: list[HttpResponse | None] = []
        with readings.noting(filled, answers):
            answers.append(prober.ask("post", address, filled, what))
        return answers[0]

    def try_form(self, prober: Prober, page: str, form: PageForm) -> None:
        """Every way to fill a form in badly."""
        address = form.action or page
        whole = {name: values for name, values in form.values.items() if values}
        buttons = pressed_once(form)
        for pressed in buttons:
            for what, filled in everything_badly(form, pressed):
                self.send(prober, address, filled, what)
        for name, value in TYPED.items() if form.typed else ():
            filled = {**whole, **buttons[0], **dict.fromkeys(form.typed, value)}
            answer = self.send(prober, address, filled, f"all {name}", anyway=name in KEPT)
            if answer is not None and name in KEPT:
                self.lost += what_is_lost(answer, page, form, value)
        readings = self.readings[id(prober.client), address]
        for name in ALONE:
            everywhere = readings.let_through(whole | dict.fromkeys(form.typed, VALUES[name]) | buttons[0], whole)
            if everywhere is not None:
                self.send(prober, address, everywhere, f"where it may be: {name}")
        for what, filled in one_at_a_time(form, whole | buttons[0]):
            self.send(prober, address, filled, what)

    def try_act(self, prober: Prober, address: str) -> None:
        """An act without a page of its own: every name that it reads, badly."""
        self.send(prober, address, {}, "nothing", anyway=True)
        read, tried = self.readings[id(prober.client), address].names, set[str]()
        while unknown := read - tried:
            tried |= unknown
            for name in dict.fromkeys((*EVERYWHERE, *ALONE)):
                self.send(prober, address, dict.fromkeys(tried, VALUES[name]), name)


def pressed_once(form: PageForm) -> list[dict[str, str]]:
    """Its buttons; that of Monday stands for that of Tuesday."""
    buttons = {re.sub(r"\d+", "", f"{name} {value}"): {name: value} for name, value in form.buttons}
    return list(buttons.values()) or [{}]


def one_at_a_time(form: PageForm, whole: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """One field badly, the others as they were."""
    yield "as it was", whole
    alike = {re.sub(r"\d+", "", field): field for field in form.names}  # Monday's field stands for Tuesday's
    for field in alike.values():
        yield f"without {field}", {name: values for name, values in whole.items() if name != field}
        yield f"{field} many times", {**whole, field: ["1", "x", ""] * 50}
        for name in ALONE:
            yield f"{field} {name}", {**whole, field: VALUES[name]}


def everything_badly(form: PageForm, pressed: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Nothing at all, and every field with one value, hidden ones and choices too."""
    yield "nothing", pressed
    for name in EVERYWHERE:
        yield f"really all {name}", {**dict.fromkeys(form.names, VALUES[name]), **pressed}


@each_few
def test_no_form_falls_over_what_is_typed_or_loses_it(routes: list[Route], world: World, tried: Path):
    faults, prober_of, filler = [], probers_in(world), Filler()
    for route in routes:
        prober = prober_of(route)
        for address in addresses(route, world):
            if route.is_act:
                filler.try_act(prober, address)
                continue
            for form in post_forms(prober, address):
                if new(form, address, tried):
                    filler.try_form(prober, address, form)
        faults += prober.faults
    assert faults == [], faults[:8]
    assert filler.lost == [], filler.lost[:8]


def what_is_lost(answer: HttpResponse, address: str, form: PageForm, typed: str) -> Iterator[Any]:
    """Typed into every field of a form, and not there any more in the answer."""
    if answer.status_code in (302, 303, 403, 404, 429):
        return
    html = answer.content.decode()
    if "<script>alert(1)" in html or "<img src=x" in html:
        yield address, "not escaped"
    shown = [each for each in forms_of(html) if each.typed & form.typed]
    for field in form.typed:
        values = [value for each in shown for value in each.values.get(field, [])]
        if values and not any(same(value, typed) for value in values):
            yield address, field, values[:1]
    if answer.status_code == 422 and not SAID.search(html):
        yield address, "no message"


SAID = re.compile(r'aria-invalid="true"|role="alert"')


def same(shown: str, typed: str) -> bool:
    """Whether a field shows what was typed, but for marks nobody sees and surrounding space."""

    def plain(text: str) -> str:
        return re.sub(r"[\u202a-\u202e\u2066-\u2069\u200b\u200d\ufe0f\s]", "", unescape(text))

    return plain(shown) == plain(typed)


def test_an_upload_of_thirty_megabytes_is_refused_at_the_field(world: World):
    prober = Prober(client_of(world.people["teacher"]))
    address = reverse("people:import_classes")
    (form, *_others) = [each for each in post_forms(prober, address) if each.files]
    (file, *_more) = form.files
    upload = SimpleUploadedFile("classe.csv", b"Nom;Pr\xc3\xa9nom\n" * 2_400_000, "text/csv")
    filled = {field: values for field, values in form.values.items() if values}
    response = prober.ask("post", address, {**filled, file: upload})
    assert prober.faults == [] and response is not None and response.status_code in (200, 413, 422)
    assert SAID.search(response.content.decode())

"""Hostile values into every field of every form: never a fault of ours, nothing typed is lost."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from tests.access import World
from tests.asking import names_read
from tests.hostile import VALUES
from tests.looking import addresses
from tests.page_forms import PageForm, forms_of
from tests.reading import Readings
from tests.test_access_matrix import Route, client_of
from tests.together import first_to, folder_of_run
from tests.visiting import Prober, each_few, pages_of, probers_in

pytestmark = pytest.mark.usefixtures("documents_set_once")
# What comes back is escaped and whole: all that breaks a page at once, then what breaks its layout.
KEPT = {
    "signs": "".join(VALUES[name] for name in ("emoji", "right to left", "script", "attribute", "template")),
    "long word": VALUES["long word"],
}
# Each of these breaks a text by being in it.
IN_TEXTS = ("emoji", "right to left", "lone surrogate", "script", "attribute", "template", "sql")
SIGNS = " ".join(VALUES[name] for name in IN_TEXTS)
# Into every field at once, hidden ones and choices too; and one field at a time, the others as they were.
EVERYWHERE = ("nul", "bigint", "nested")
ALONE = ("nul", "huge", "another's uuid", "last day")


@pytest.fixture(scope="session")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the forms are noted that were filled in: the same one on another page goes to the same view."""
    return folder_of_run(tmp_path_factory.getbasetemp()) / "tried"


@pytest.fixture(scope="session")
def sent_back(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, of those that were looked at when they came back."""
    return folder_of_run(tmp_path_factory.getbasetemp()) / "sent_back"


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


def try_form(prober: Prober, address: str, form: PageForm) -> None:
    """Every way to fill a form in badly; one that its readers take like another is sent once."""
    readings = Readings()
    whole = {name: values for name, values in form.values.items() if values}
    buttons = pressed_once(form)

    def send(what: str, filled: Mapping[str, Any]) -> None:
        if not readings.is_like_another(filled):
            answers: list[HttpResponse | None] = []
            with readings.noting(filled, answers):
                answers.append(prober.ask("post", form.action or address, filled, what))

    for what, filled in typed_badly(form, whole | buttons[0]):
        send(what, filled)
    for name in ALONE:
        everywhere = readings.let_through(whole | dict.fromkeys(form.typed, VALUES[name]) | buttons[0], whole)
        if everywhere is not None:
            send(f"where it may be: {name}", everywhere)
    for what, filled in one_at_a_time(form, whole | buttons[0]):
        send(what, filled)
    for pressed in buttons:
        for what, filled in everything_badly(form, pressed):
            prober.ask("post", form.action or address, filled, what)


def pressed_once(form: PageForm) -> list[dict[str, str]]:
    """Its buttons; that of Monday stands for that of Tuesday."""
    buttons = {re.sub(r"\d+", "", f"{name} {value}"): {name: value} for name, value in form.buttons}
    return list(buttons.values()) or [{}]


def typed_badly(form: PageForm, whole: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every value into all fields that a person types into; first the signs together."""
    for name, value in {"signs": SIGNS, **VALUES}.items() if form.typed else ():
        yield f"all {name}", {**whole, **dict.fromkeys(form.typed, value)}


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
def test_no_form_falls_over_what_is_typed(routes: list[Route], world: World, tried: Path):
    faults, prober_of = [], probers_in(world)
    for route in routes:
        prober = prober_of(route)
        for address in addresses(route, world):
            if route.is_act:
                try_act(prober, address)
                continue
            for form in post_forms(prober, address):
                if new(form, address, tried):
                    try_form(prober, address, form)
        faults += prober.faults
    assert faults == [], faults[:8]


def try_act(prober: Prober, address: str) -> None:
    """An act without a page of its own: every name that it reads, badly."""
    tried: set[str] = set()
    with names_read("POST") as read:
        prober.ask("post", address, {}, "nothing")
        while unknown := set(read) - tried:
            tried |= unknown
            for name in (*EVERYWHERE, *ALONE):
                prober.ask("post", address, dict.fromkeys(tried, VALUES[name]), name)


@each_few
def test_what_was_typed_stays_when_a_form_comes_back(routes: list[Route], world: World, sent_back: Path):
    lost, prober_of = [], probers_in(world)
    for route in pages_of(routes):
        prober = prober_of(route)
        for address in addresses(route, world):
            for form in post_forms(prober, address):
                if new(form, address, sent_back):
                    lost += [lack for value in KEPT.values() for lack in what_is_lost(prober, address, form, value)]
        lost += prober.faults
    assert lost == [], lost[:8]


def what_is_lost(prober: Prober, address: str, form: PageForm, typed: str) -> Iterator[Any]:
    """Typed into every field of a form, and not there any more in the answer."""
    filled = {field: values for field, values in form.values.items() if values} | dict.fromkeys(form.typed, typed)
    response = prober.ask("post", form.action or address, filled | dict(form.buttons[:1]), typed)
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

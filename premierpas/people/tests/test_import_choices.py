"""The preview shows every pupil as read, and each change can be refused by itself, on any page."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from premierpas.core import clock
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Classroom, School
from premierpas.people.models import ClassListUpload, Enrolment, Pupil
from premierpas.people.views.preview import PER_PAGE
from tests.factories import a_classroom, a_member, a_pupil, a_school

from .counting import queries_of
from .lists import TODAY, a_list
from .signing_in import browser_of

pytestmark = pytest.mark.django_db
ADDRESS = "/etablissement/importer/"
BORN = TODAY.replace(year=2012)


@pytest.fixture(autouse=True)
def a_fixed_day():
    with clock.travel(TODAY):
        yield


@pytest.fixture
def school() -> School:
    return a_school()


@pytest.fixture
def browser(school: School) -> Client:
    return browser_of(a_member(Role.HEAD_TEACHER, school))


def preview(browser: Client, *lines: str) -> str:
    sent = browser.post(ADDRESS, {"text": a_list(*lines)})
    return browser.get(sent.url).content.decode()


def send(browser: Client, shown: str, *, without: tuple[str, ...] = (), **more: str) -> HttpResponse:
    """Send the form of a page as a browser would, with some boxes unticked."""
    keys = re.findall(r'name="shown" value="([^"]+)"', shown)
    data = {"key": str(ClassListUpload.objects.get().key), "shown": keys}
    return browser.post(ADDRESS, {**data, "wanted": [key for key in keys if key not in without], **more})


def many(count: int) -> list[str]:
    return [f"Nom{chr(97 + n // 26)}{chr(97 + n % 26)};Inès;04/08/2012;3A" for n in range(count)]


def test_every_pupil_is_shown_in_parts_before_anything_is_written(browser: Client) -> None:
    shown = preview(browser, "DA SILVA E SOUZA;Inês;04/08/2012;3A", "KONÉ;Awa;05/08/2012;3B")
    for part in ("Da Silva E Souza", ">Inês<", "04/08/2012", "Koné", ">Awa<", "3e B"):
        assert part in shown
    assert not Pupil.objects.exists()


def test_a_pupil_who_is_unticked_is_not_enrolled_and_makes_no_class(browser: Client) -> None:
    shown = preview(browser, "Benali;Inès;04/08/2012;3A", "Koné;Awa;05/08/2012;3B")
    assert send(browser, shown, without=("1",)).status_code == 302
    assert [pupil.first_name for pupil in Pupil.objects.all()] == ["Inès"]
    assert [room.name for room in Classroom.objects.all()] == ["3e A"]


@pytest.mark.parametrize(
    ("without", "name", "room"),
    [((), "Benalli", "3e B"), (("0-class",), "Benalli", "3e A"), (("0-name",), "Benali", "3e B")],
)
def test_each_difference_is_refused_alone(
    browser: Client, school: School, without: tuple[str, ...], name: str, room: str
) -> None:
    pupil = a_pupil(a_classroom(school, "3e A"), birth_date=BORN)
    Enrolment.objects.filter(pupil=pupil).update(external_id="7XX")
    sent = browser.post(
        ADDRESS, {"text": "Nom;Prénom;Né le;Classe;INE\nBenalli;Inès;25/11/2012;3B;7XX"}
    )  # fmt: skip
    send(browser, browser.get(sent.url).content.decode(), without=without)
    pupil.refresh_from_db()
    assert (pupil.last_name, pupil.enrolments.get().classroom.name) == (name, room)


def test_a_departure_is_refused_alone(browser: Client, school: School) -> None:
    pupil = a_pupil(a_classroom(school, "3e A"), birth_date=BORN)
    sent = browser.post(
        ADDRESS, {"text": "Nom;Prénom;Né le;Classe;Date de sortie\nBenali;Inès;25/11/2012;3A;01/10/2026"}
    )
    send(browser, browser.get(sent.url).content.decode(), without=("0",))
    assert pupil.enrolments.get().left_on is None


def test_a_long_list_has_pages_and_keeps_what_was_chosen_on_each(browser: Client) -> None:
    first = preview(browser, *many(PER_PAGE + 10))
    assert first.count('id="ligne-') == PER_PAGE
    onward = send(browser, first, without=("0",), page="2")
    second = browser.get(onward.url).content.decode()
    assert second.count('id="ligne-') == 10
    back = send(browser, second, without=(str(PER_PAGE),), page="1")
    again = browser.get(back.url).content.decode()
    assert 'value="0" checked' not in again
    assert send(browser, again, without=("0",)).status_code == 302
    assert Pupil.objects.count() == PER_PAGE + 8


def test_given_names_of_a_whole_class_are_confirmed_with_one_button(browser: Client, school: School) -> None:
    room = a_classroom(school, "3e A")
    for name in ("Inès", "Awa"):
        a_pupil(room, first_name=name, birth_date=BORN)
    shown = preview(browser, *[f"Benali;{name} Rose Marie;25/11/2012;3A" for name in ("Inès", "Awa")])
    assert send(browser, shown).status_code == 422
    decided = send(browser, shown, same="all")
    assert send(browser, browser.get(decided.url).content.decode()).status_code == 302
    assert sorted(pupil.first_name for pupil in Pupil.objects.all()) == ["Awa", "Inès"]


def test_keys_of_no_line_are_left_aside(browser: Client) -> None:
    preview(browser, "Benali;Inès;04/08/2012;3A")
    data = {"key": str(ClassListUpload.objects.get().key), "shown": ["99", "0-nothing", "x" * 500], "near-99": "same"}
    assert browser.post(ADDRESS, {**data, "page": "1"}).status_code == 302
    assert ClassListUpload.objects.get().choices == {"refused": [], "decisions": {}}


def test_a_longer_list_asks_the_database_no_more(browser: Client) -> None:
    def queries(count: int) -> int:
        sent = browser.post(ADDRESS, {"text": a_list(*many(count))})
        return queries_of(browser, sent.url)

    assert queries(30) == queries(5)

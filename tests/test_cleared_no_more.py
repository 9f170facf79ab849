"""Whoever loses what let them be with pupils loses it in the session that is open: pages, forms, lists, search, feeds."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import resolve, reverse

from premierpas.accounts.capacities import viewer_of
from premierpas.agenda.actions import make_feed
from premierpas.agenda.enums import Scope
from premierpas.agenda.feeds import address_of as address_of_feed
from premierpas.core import clock
from premierpas.core.screens import PUBLIC, SIGNED_IN
from premierpas.mentoring.actions import end_pair
from premierpas.mentoring.enums import WhyEnded
from premierpas.mentoring.models import Pair
from premierpas.people.models import Pupil, Volunteer
from premierpas.volunteers.actions import end_now, suspend
from premierpas.youth_work.actions import record_answer
from premierpas.youth_work.models import Support
from tests.access import World
from tests.asking import names_read
from tests.clients import at_home
from tests.factories import a_coordinator, acting
from tests.test_access_matrix import PAGES, address_of, is_refused, is_stopped

pytestmark = pytest.mark.usefixtures("documents_set_once")


def mentor(world: World) -> Volunteer:
    person = world.people["mentor"]
    assert person is not None
    return Volunteer.objects.get(user=person.user)


def youth_worker(world: World) -> Volunteer:
    return Volunteer.objects.get(pk=world.ids["youth_work:volunteer_id"])


OF_THE_TEAM = {
    "agenda", "campaigns", "insights", "meetings", "mentoring", "organisations", "outreach", "partners", "portal",
}  # fmt: skip
WHO: dict[str, Callable[[World], Volunteer]] = {"a mentor": mentor, "a youth worker": youth_worker}


def is_suspended(volunteer: Volunteer) -> None:
    suspend(volunteer, by=a_coordinator(volunteer.territory), reason="À éclaircir")


def has_left(volunteer: Volunteer) -> None:
    end_now(volunteer, by=a_coordinator(volunteer.territory))


def is_expired(volunteer: Volunteer) -> None:
    Volunteer.objects.filter(pk=volunteer.pk).update(checked_on=clock.today() - timedelta(days=366))


def is_no_longer_wanted(volunteer: Volunteer) -> None:
    by = a_coordinator(volunteer.territory)
    for pair in Pair.objects.filter(volunteer=volunteer, until=None):
        end_pair(pair, by=by, why=WhyEnded.ASKED)
    for support in Support.objects.filter(volunteer=volunteer, until=None):
        record_answer(support, by=by, yes=False)


ENDS = (is_suspended, has_left, is_expired, is_no_longer_wanted)


_opened: dict[str, list[str]] = {}


def guarded(who: str, world: World) -> list[str]:
    """The addresses that they open and not everybody does, tried once; one's own account stays one's own."""
    if who not in _opened:
        user = WHO[who](world).user
        browser, viewer, _opened[who] = at_home(user), viewer_of(user), []
        for route in (each for each in PAGES if not each.name.startswith("accounts:")):
            address = address_of(route, world)
            screen = getattr(resolve(address).func, "screen", None)
            if screen is None or screen["permission"] in (PUBLIC, SIGNED_IN) or is_stopped(viewer, "get", address):
                continue
            _opened[who] += [route.name] if browser.get(address).status_code == 200 else []
    return [address_of(route, world) for route in PAGES if route.name in _opened[who]]


def pupils_read(browser: Client, addresses: list[str]) -> set[str]:
    """Pupils whose names stand on one of these pages, searched for too where a page reads what is searched."""
    names, read = set(Pupil.objects.values_list("last_name", flat=True)), set()
    typed = Pupil.objects.values_list("first_name", flat=True)[0]  # a page says again what was typed
    for address in addresses:
        with names_read() as asked:
            answers = {address: browser.get(address)}
        if "q" in asked:
            searched = f"{address}?q={typed}"
            answers[searched] = browser.get(searched)
        for where, answer in answers.items():
            if answer.status_code == 200 and not answer.streaming:
                text = answer.content.decode(errors="replace")
                read |= {f"{where}: {name}" for name in names if name in text}
    return read


@pytest.mark.parametrize("who", WHO)
def test_until_then_they_read_of_the_pupil(who: str, world: World):
    browser = at_home(WHO[who](world).user)
    assert pupils_read(browser, guarded(who, world)), "else nothing below would be shown"


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
@pytest.mark.parametrize("who", WHO)
def test_in_the_session_that_is_open_nothing_names_a_pupil_any_more(who: str, end: Callable, world: World):
    volunteer = WHO[who](world)
    addresses, browser = guarded(who, world), at_home(volunteer.user)
    end(volunteer)
    assert pupils_read(browser, addresses) == set()


@pytest.mark.parametrize("who", WHO)
def test_a_suspension_closes_every_page_that_is_open_its_forms_and_its_feed(who: str, world: World):
    volunteer = WHO[who](world)
    browser, feed = at_home(volunteer.user), None
    if not volunteer.is_youth_worker:  # who has no tasks
        feed = address_of_feed(make_feed(Scope.MINE, by=acting(volunteer)))
        assert browser.get(feed).status_code == 200
    addresses = guarded(who, world)
    assert reverse("volunteers:mine") in addresses
    is_suspended(volunteer)
    still = [(method, each) for each in addresses for method in ("get", "post") if not _refuses(browser, method, each)]
    assert still == []
    assert feed is None or browser.get(feed).status_code == 404


def _refuses(browser: Client, method: str, address: str) -> bool:
    answer = getattr(browser, method)(address, {"act": "week", "load": "1", "languages": "fr"})
    return is_refused(answer) or answer.status_code == 405


def test_a_youth_worker_opens_no_room_of_the_team(world: World):
    opened = {resolve(each).view_name for each in guarded("a youth worker", world)}
    assert {"volunteers:mine", "workshop:review_queue", "youth_work:home", "youth_work:pupil"} <= opened
    assert {each for each in opened if each.partition(":")[0] in OF_THE_TEAM} == set()

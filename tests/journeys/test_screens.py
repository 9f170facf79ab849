"""Every page of the access matrix, looked at: narrow and wide, light and dark, full, empty and with errors."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.offers.models import Offer
from premierpas.organisations.models import Classroom
from premierpas.placements.urls import ACTS
from tests.access import World, make_world
from tests.databases.own import Own
from tests.factories import a_draft_offer, a_published_offer, a_pupil, a_submitted_offer
from tests.link_situations import a_part_to_complete
from tests.scanning import a_signature, an_answer
from tests.test_access_matrix import KNOWN, Route, client_of

from .conftest import Seat
from .in_turn import SiteInTurn
from .judging import NARROWEST, EachWidth

pytestmark = pytest.mark.browser

Screen = tuple[Route, int]  # a route, and the step where it has several
# Who looks: those of the first territory see full pages, the others empty ones.
WHO = [
    "nobody", "pupil", "other_pupil", "company", "other_company", "teacher", "head", "other_head", "coordinator",
    "other_coordinator", "volunteer",
]  # fmt: skip
AT_ONCE = 25  # screens that one test looks at
LAST_STEP = 7
FILES = {
    "portal:own_texts", "workshop:cv_file", "workshop:cv_handed_file", "workshop:cv_preview", "workshop:letter_file", "applications:letter_file",
    "applications:cv_file",
    "placements:document", "placements:practical", "placements:sheet", "placements:certificate", "placements:export",
    "agenda:feed", "placements:logo", "week:photo", "week:report_download", "week:speaking_file", "week:thanks_file",
    "week:certificate", "afterwards:own_review_file", "afterwards:reference_file", "volunteers:letter_pdf", "volunteers:coordination_letter", "campaigns:press_file", "campaigns:download", "insights:sheet",
    "insights:dossier", "partners:export", "partners:document", "partners:sheet", "partners:own_document",
    "partners:own_sheet", "outreach:charter", "outreach:agreement", "outreach:document", "outreach:export", "privacy:register_file",
    "occupations:onisep_csv", "portal:school_export", "portal:class_export", "following:export", "meetings:entry",
    "volunteers:certificate", "events:calendar", "feedback:material", "feedback:partner_file", "pages:site_map",
    "pages:robots", "pages:news_feed", "pages:offers_feed", "entrance:sheet", "entrance:tickets", "entrance:ticket_worker", "entrance:door_worker",
    "forums:signs", "forums:badges", "forums:class_list", "preparation:own_certificate", "preparation:certificate",
}  # fmt: skip
ALIKE = {f"placements:{name}" for _address, _view, name in ACTS}  # the same for all who may act on an agreement
NOT_SCREENS = FILES | {"core:live", "core:ready", "core:metrics", "mfa_download_recovery_codes"}


def a_full_world() -> World:
    """The matrix's world, with more of everything and with long names."""
    world = make_world()
    classroom = Classroom.objects.get(pk=world.ids["classroom_id"])
    for first, last in (
        ("Anne-Élisabeth", "de La Rochefoucauld-Montbazon-Guéméné"), ("Mamadou", "Diallo"), ("Zoé", "Ñuñez"),
        ("Thi Thanh Huyền", "Nguyễn"), ("Jean-Baptiste-Emmanuel", "Ratsimandrava-Andriamanantena"),
    ):  # fmt: skip
        a_pupil(classroom, first_name=first, last_name=last)
    company = Offer.objects.get(pk=world.ids["offer_id"]).company
    long = "Anticonstitutionnellement : de l’établissement de la réglementation à la vie d’un atelier de 90 lettres"
    a_published_offer(company, title=long[:80])
    a_submitted_offer(company, title="Réparer un vélo")
    a_draft_offer(company, title="Brouillon")
    return world


@pytest.fixture
def _in_the_full_world(databases: Own, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), databases.holding(a_full_world) as world:
        yield world


@pytest.fixture
def full_world(_in_the_full_world: World, db: None) -> World:
    """Made once in a process; what a browser sends is taken back."""
    return deepcopy(_in_the_full_world)


@pytest.fixture(scope="session")
def site_in_turn(databases: Own) -> Iterator[SiteInTurn]:
    """One server for all tests of a process."""
    site = SiteInTurn()
    yield site
    site.close()


@pytest.fixture
def site(site_in_turn: SiteInTurn, full_world: World) -> Iterator[str]:
    """The address of the site, which sees this test's transaction."""
    with site_in_turn.open() as address:
        yield address


class Looks:
    """One person's browser; what is wrong on each screen is gathered, so that one run tells everything."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._page = seat, seat.page
        self.wrong: list[str] = []

    def open(self, address: str, name: str, *, at_most: int = 399) -> None:
        """Go there and look; the answer's status may be `at_most`."""
        response = self._page.goto(self._seat.base + address)
        assert response is not None
        if response.status > at_most:
            self.wrong.append(f"{name}: {response.status}")
        if "html" in response.headers.get("content-type", ""):
            self._look(name)
            self._send_empty(name)

    def _look(self, name: str) -> None:
        self.wrong += [f"{name}: {fault}" for fault in self._seat.judge.faults() + self._seat.faults]
        self._seat.faults.clear()

    def _send_empty(self, name: str) -> None:
        """The page's first form with fields to type in, sent with nothing in them: how errors look."""
        if self._page.evaluate(f"!!{FORM}"):
            with self._page.expect_navigation(wait_until="load"):
                self._page.evaluate(SEND_EMPTY)
            self._look(f"{name}, sent empty")


TYPED = "input:not([type=hidden]):not([type=radio]):not([type=checkbox]):not([type=file]), textarea"
FORM = f"""[...document.querySelectorAll('main form')].find(
  form => form.method == 'post' && form.querySelector('{TYPED}'))"""
SEND_EMPTY = f"""() => {{
  const form = {FORM};
  form.querySelectorAll('{TYPED}').forEach(field => field.value = '');
  HTMLFormElement.prototype.submit.call(form);
}}"""


@pytest.fixture
def looks(seat: Callable[..., Seat]) -> Callable[..., Looks]:
    """Seat somebody who is already signed in."""

    def sit(world: World, role: str) -> Looks:
        taken = seat(NARROWEST, judge=EachWidth)
        cookies = client_of(world.people[role]).cookies.items()
        taken.page.context.add_cookies(
            [{"name": name, "value": morsel.value, "url": taken.base} for name, morsel in cookies]
        )
        return Looks(taken)

    return sit


def walks() -> list[tuple[str, list[Screen]]]:
    """Who opens what, a few screens at a time; pages that everybody opens alike are looked at signed out only."""
    found: list[tuple[str, list[Screen]]] = []
    alike = set()
    for role in WHO:
        mine: list[Screen] = []
        for route in KNOWN:
            everybody = "nobody" in route.roles and role != "nobody"
            if route.is_act or role not in route.roles or route.name in NOT_SCREENS or everybody or route.name in alike:
                continue
            mine += [(route, step) for step in range(1, (LAST_STEP if "step" in route.parameters else 1) + 1)]
            alike |= {route.name} & ALIKE
        found += [(role, mine[start : start + AT_ONCE]) for start in range(0, len(mine), AT_ONCE)]
    return found


def name_of(value: str | list[Screen]) -> str:
    """A role's, or its first screen's."""
    return value if isinstance(value, str) else f"{value[0][0].name}-{value[0][1]}"


@pytest.mark.parametrize(("role", "screens"), walks(), ids=name_of)
def test_every_screen_is_accessible_and_fits(
    role: str, screens: list[Screen], full_world: World, looks: Callable[..., Looks]
):
    looker = looks(full_world, role)
    for route, step in screens:
        parameters = full_world.parameters(route.name, route.parameters)
        parameters |= {"step": step} if "step" in parameters else {}
        looker.open(reverse(route.name, kwargs=parameters), f"{route.name} {step} as {role}")
    assert looker.wrong == [], "\n".join(looker.wrong)


def test_links_in_every_state_and_pages_that_refuse_are_accessible_and_fit(
    full_world: World, looks: Callable[..., Looks]
):
    now, yesterday = clock.now(), clock.now() - timedelta(days=1)
    fresh, answered, expired = an_answer(), an_answer(), an_answer()
    Link.objects.filter(pk=answered.pk).update(used_at=now)
    Link.objects.filter(pk=expired.pk).update(expires_at=yesterday)
    signatures, part = {language: a_signature() for language in ("fr", "ar", "ta")}, a_part_to_complete()
    looker, pupil = looks(full_world, "nobody"), looks(full_world, "pupil")
    looker.open(fresh.address, "answer link")
    looker.open(answered.address, "answered link")
    looker.open(expired.address, "expired link", at_most=410)
    for language, link in signatures.items():
        looker.open(f"{link.address}?langue={language}", f"signing link in {language}")
    looker.open(part.address, "host's part by link")
    looker.open("/l/1-unknown/", "unknown link", at_most=404)
    looker.open("/rien/", "not found", at_most=404)
    pupil.open("/association/", "not for you", at_most=403)
    pupil.open("/stages/?q=zzzzzz", "search without result")
    assert looker.wrong + pupil.wrong == [], "\n".join(looker.wrong + pupil.wrong)

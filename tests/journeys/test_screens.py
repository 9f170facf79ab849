"""Every page of the access matrix, looked at: narrow and wide, light and dark, full, empty and with errors."""

import os
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import timedelta
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.offers.models import Offer
from premierpas.organisations.models import Classroom
from premierpas.placements.urls import ACTS
from tests.access import World, make_world
from tests.databases.own import Own
from tests.factories import a_draft_offer, a_published_offer, a_pupil, a_submitted_offer
from tests.scanning import a_host_part, a_signature, an_answer
from tests.test_access_matrix import KNOWN, Route, client_of

from .conftest import Seat
from .outline import OUTLINE
from .pointer import covered_controls

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
COLOURS = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}  # all that the dark theme changes
AXE_PATH = Path(str(files("axe_playwright_python") / "axe.min.js"))
Screen = tuple[Route, int]  # a route, and the step where it has several
SIZES = ((320, 640), (360, 740), (1280, 800))
POINTED_AT = {360, 1280}
# Who looks: those of the first territory see full pages, the others empty ones.
WHO = [
    "nobody", "pupil", "other_pupil", "company", "other_company", "teacher", "head", "other_head", "coordinator",
    "other_coordinator", "volunteer",
]  # fmt: skip
AT_ONCE = 10  # screens that one test looks at
LAST_STEP = 7
FILES = {
    "portal:own_texts", "workshop:cv_file", "workshop:cv_handed_file", "workshop:cv_preview", "workshop:letter_file", "applications:letter_file",
    "applications:cv_file",
    "placements:document", "placements:practical", "placements:sheet", "placements:certificate", "placements:export",
    "agenda:feed", "placements:logo", "week:photo", "week:report_download", "week:speaking_file", "week:thanks_file",
    "week:certificate", "afterwards:own_review_file", "afterwards:reference_file", "volunteers:letter_pdf", "campaigns:press_file", "campaigns:download", "insights:sheet",
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
def full_world(databases: Own, transactional_db: None) -> Iterator[World]:
    """A copy for this test, since what a browser sends is committed."""
    with databases.holding(a_full_world, commits=True) as world:
        yield deepcopy(world)


class Looks:
    """One person's browser; what is wrong on each screen is gathered, so that one run tells everything."""

    def __init__(self, seat: Seat, base: str, judged: Path) -> None:
        self.page: Page = seat.page
        self._seat, self._base, self._judged = seat, base, judged
        self.wrong: list[str] = []
        self.page.emulate_media(reduced_motion="reduce")  # colours must not be measured on their way

    def open(self, address: str, name: str, *, at_most: int = 399) -> None:
        """Go there and look; the answer's status may be `at_most`."""
        response = self.page.goto(self._base + address)
        assert response is not None
        if response.status > at_most:
            self.wrong.append(f"{name}: {response.status}")
        if "html" in response.headers.get("content-type", ""):
            self.look(name)
            self._send_empty(name)

    def look(self, name: str) -> None:
        """Sideways scroll at each size; the pointer, axe narrow and light, wide and dark, once for pages made alike."""
        new = {self._claim(part) for part in self.page.evaluate(OUTLINE)} != {False}
        for width, height in SIZES:
            self.page.set_viewport_size({"width": width, "height": height})
            scrolled = self.page.evaluate(SCROLLED)
            if scrolled > width:
                self.wrong.append(f"{name}: {scrolled} px wide at {width}, by {self.page.evaluate(WIDEST, width)}")
            if new and width in POINTED_AT:
                self.wrong += [f"{name}, {width} px: {fault}" for fault in covered_controls(self.page)]
            if new and width == SIZES[0][0]:
                self._axe(f"{name}, narrow and light", "light", RULES)
        if new:
            self._axe(f"{name}, wide and dark", "dark", COLOURS)
        self.wrong += [f"{name}: {fault}" for fault in self._seat.faults]
        self._seat.faults.clear()

    def _claim(self, outline: str) -> bool:
        """Whether nobody has looked at a page made so yet, in any process of this run."""
        try:
            (self._judged / sha256(outline.encode()).hexdigest()).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    def _axe(self, name: str, theme: Literal["light", "dark"], options: dict[str, list[str]]) -> None:
        self.page.emulate_media(color_scheme=theme)
        self.page.evaluate(ARRIVED)
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_PATH.read_text())
        for violation in self.page.evaluate("options => axe.run(document, options)", options)["violations"]:
            nodes = "; ".join(f"{node['target']} {node.get('html', '')[:120]}" for node in violation["nodes"][:3])
            self.wrong.append(f"{name}: {violation['id']} ({violation['help']}): {nodes}")

    def _send_empty(self, name: str) -> None:
        """The page's first form with fields to type in, sent with nothing in them: how errors look."""
        if self.page.evaluate(f"!!{FORM}"):
            with self.page.expect_navigation(wait_until="load"):
                self.page.evaluate(SEND_EMPTY)
            self.look(f"{name}, sent empty")


# Colours on their way from one theme to the other would be measured as they are.
ARRIVED = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
  document.getAnimations().forEach(animation => animation.finish());
  requestAnimationFrame(done);
})))"""
SCROLLED = "new Promise(done => requestAnimationFrame(() => done(document.documentElement.scrollWidth)))"
WIDEST = """width => [...document.querySelectorAll("body *")]
  .filter(e => e.getBoundingClientRect().right > width + 1 || e.scrollWidth > Math.max(e.clientWidth, width))
  .slice(-2).map(e => e.outerHTML.slice(0, 300)).join(" | ")"""
TYPED = "input:not([type=hidden]):not([type=radio]):not([type=checkbox]):not([type=file]), textarea"
FORM = f"""[...document.querySelectorAll('main form')].find(
  form => form.method == 'post' && form.querySelector('{TYPED}'))"""
SEND_EMPTY = f"""() => {{
  const form = {FORM};
  form.querySelectorAll('{TYPED}').forEach(field => field.value = '');
  HTMLFormElement.prototype.submit.call(form);
}}"""


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the outlines of pages that were looked at; all processes of a run share it."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "judged"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def looks(seat: Callable[..., Seat], live_server: object, judged: Path) -> Callable[..., Looks]:
    """Seat somebody who is already signed in."""

    def sit(world: World, role: str) -> Looks:
        taken = seat(SIZES[0], axe=False)
        client = client_of(world.people[role])
        base = live_server.url  # type: ignore[attr-defined]
        taken.page.context.add_cookies(
            [{"name": name, "value": morsel.value, "url": base} for name, morsel in client.cookies.items()]
        )
        return Looks(taken, base, judged)

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
    looker = looks(full_world, "nobody")
    answer = an_answer()
    looker.open(answer.address, "answer link")
    Link.objects.filter(pk=answer.pk).update(used_at=clock.now())
    looker.open(answer.address, "answered link")
    Link.objects.filter(pk=answer.pk).update(used_at=None, expires_at=clock.now() - timedelta(days=1))
    looker.open(answer.address, "expired link", at_most=410)
    for language in ("fr", "ar", "ta"):
        looker.open(f"{a_signature().address}?langue={language}", f"signing link in {language}")
    looker.open(a_host_part().address, "host's part by link")
    looker.open("/l/1-unknown/", "unknown link", at_most=404)
    looker.open("/rien/", "not found", at_most=404)
    pupil = looks(full_world, "pupil")
    pupil.open("/association/", "not for you", at_most=403)
    pupil.open("/stages/?q=zzzzzz", "search without result")
    assert looker.wrong + pupil.wrong == [], "\n".join(looker.wrong + pupil.wrong)

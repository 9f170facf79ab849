"""A real browser on the real pages: Debian's chromium, phone and desktop, with and without JavaScript."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from tests.programs import program
from tests.together import folder_of_run

from .judging import DESK as DESK
from .judging import PHONE, Judge, Size

# Playwright runs a loop in this thread; the ORM is used beside it, never from within it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# What axe and the pages run is new in each document, and over before V8's two last compilers would have paid.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--js-flags=--no-opt --no-maglev",
]  # fmt: skip
WAYS = pytest.mark.parametrize(
    ("size", "script"), [(PHONE, True), (PHONE, False)], ids=["phone, new pages wide too", "phone without script"]
)
PATIENCE = 120_000  # ms; a request that hung while the network came back is tried again after 20 s


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One chromium for all journeys; without one they are skipped, except in CI, where `make test` has failed."""
    path = program("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that says which pages were looked at; all processes of a run share it."""
    folder = folder_of_run(tmp_path_factory.getbasetemp()) / "judged"
    folder.mkdir(exist_ok=True)
    return folder


class Seat:
    """One person at one screen; `check` looks at a page with axe and for what must never happen."""

    def __init__(self, page: Page, base: str, judge: Judge) -> None:
        self.page, self.base, self.judge = page, base, judge
        self.page.set_default_timeout(PATIENCE)
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("request", self._stranger)

    def _stranger(self, request: object) -> None:
        url = request.url  # type: ignore[attr-defined]
        if not url.startswith((self.base, "data:", "blob:")):
            self.faults.append(f"third-party request: {url}")

    def go(self, path: str, name: str = "") -> Page:
        """Open an address of the site."""
        response = self.page.goto(path if path.startswith("http") else self.base + path)
        assert response is not None and response.status < 400, f"{path}: {response and response.status}"
        self.check(name or path)
        return self.page

    def press(self, label: str, name: str = "") -> Page:
        """Press the button or link that says this, and look at what comes."""
        target = self.page.get_by_role("button", name=label).or_(self.page.get_by_role("link", name=label))
        return self.follow(target, name or label)

    def follow(self, target: Locator, name: str) -> Page:
        """Press the first of these that is shown, wait for the page it leads to, and look at it."""
        with self.page.expect_navigation(wait_until="load"):
            target.locator("visible=true").first.click()
        self.check(name)
        return self.page

    def fill(self, **values: str) -> None:
        """Type into the fields of these names."""
        for name, value in values.items():
            self.page.locator(f"[name='{name}']:visible").first.fill(value)

    def choose(self, name: str, value: str) -> None:
        """Tick the radio button or checkbox of this name and value."""
        self.page.locator(f"input[name='{name}'][value='{value}']").first.check(force=True)

    def check(self, name: str) -> None:
        """No fault, no sideways scroll, the page's title is said; more where pages made so are new."""
        self.page.wait_for_load_state("load")
        assert self.faults == [], self.faults
        assert self.page.title(), name
        assert (wrong := self.judge.faults()) == [], f"{name}: " + "\n".join(wrong)


@pytest.fixture
def site(live_server: object) -> str:
    """The address of the site under test, which commits what it is sent."""
    return live_server.url  # type: ignore[attr-defined]


@pytest.fixture
def seat(browser: Browser, site: str, judged: Path) -> Iterator[Callable[..., Seat]]:
    """Give somebody a screen: `seat(size=PHONE, script=False)`."""
    contexts: list[BrowserContext] = []

    def sit(size: Size = PHONE, *, script: bool = True, judge: type[Judge] = Judge) -> Seat:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="fr-FR", java_script_enabled=script,
            color_scheme="light", reduced_motion="reduce", accept_downloads=True,
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        return Seat(page, site, judge(page, judged, size, script=script))

    yield sit
    for context in contexts:
        context.close()

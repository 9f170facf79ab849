"""A real browser on the real pages: Debian's chromium, phone and desktop, with and without JavaScript."""

import os
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.programs import program

# Playwright runs a loop in this thread; the ORM is used beside it, never from within it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
PHONE, DESK = (360, 740), (1280, 800)
# Ids that stand on a page more than once: a label or a target would mean the other thing.
TWICE = """(() => {
  const ids = [...document.querySelectorAll('[id]')].map((each) => each.id);
  return ids.filter((id, place) => ids.indexOf(id) !== place).join(' ');
})()"""
# Choices among one, which somebody has to make all the same: pressing the button would seem to do nothing.
LONELY = """(() => {
  const radios = [...document.querySelectorAll('main input[type=radio]')];
  const alone = (one) => !radios.some((each) => each !== one && each.name === one.name && each.form === one.form);
  return radios.filter((each) => alone(each) && each.required && !each.checked).map((each) => each.name).join(' ');
})()"""
PATIENCE = 120_000  # ms; a request that hung while the network came back is tried again after 20 s


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One chromium for all journeys; without one they are skipped, except in CI, where `make test` has failed."""
    path = program("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


class Seat:
    """One person at one screen; `check` looks at a page with axe and for what must never happen."""

    def __init__(self, context: BrowserContext, base: str, *, axe: bool, seen: set[str]) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.base, self.axe, self.seen = base, axe, seen
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
        with self.page.expect_navigation(wait_until="load"):
            target.locator("visible=true").first.click()
        self.check(name or label)
        return self.page

    def fill(self, **values: str) -> None:
        """Type into the fields of these names."""
        for name, value in values.items():
            self.page.locator(f"[name='{name}']:visible").first.fill(value)

    def choose(self, name: str, value: str) -> None:
        """Tick the radio button or checkbox of this name and value."""
        self.page.locator(f"input[name='{name}'][value='{value}']").first.check(force=True)

    def check(self, name: str) -> None:
        """No fault, no sideways scroll, the page's title is said; axe once on each screen."""
        assert self.faults == [], self.faults
        width = self.page.viewport_size["width"] if self.page.viewport_size else 0
        assert not self.page.evaluate(TWICE), f"{name}: one id for two things"
        assert not self.page.evaluate(LONELY), f"{name}: a choice of one that isn't made"
        assert self.page.evaluate("document.documentElement.scrollWidth") <= width, f"{name}: scrolls sideways"
        assert self.page.title(), name
        if self.axe and name not in self.seen:
            self.seen.add(name)
            found = Axe().run(self.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
            assert found.violations_count == 0, f"{name}: {found.generate_report()}"


@pytest.fixture
def seat(browser: Browser, live_server: object) -> Iterator[Callable[..., Seat]]:
    """Give somebody a screen: `seat(size=PHONE, script=False)`. The axe checks of one test share what was seen."""
    contexts: list[BrowserContext] = []
    seen: set[str] = set()

    def sit(size: tuple[int, int] = PHONE, *, script: bool = True, dark: bool = False, axe: bool = True) -> Seat:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="fr-FR", java_script_enabled=script,
            color_scheme="dark" if dark else "light", accept_downloads=True,
        )  # fmt: skip
        contexts.append(context)
        return Seat(context, live_server.url, axe=axe and script, seen=seen)  # type: ignore[attr-defined]

    yield sit
    for context in contexts:
        context.close()

"""One look at a page for what holds on every one: nothing sideways, every control in reach, and what axe says.

Axe is what costs: it judges in full, once in a whole run, what is made and shown alike; at another width or in other
colours only what these change.
"""

from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

from .outline import OUTLINE
from .pointer import covered_controls

Size = tuple[int, int]
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OF_A_LAYOUT = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
PHONE, DESK = (360, 740), (1280, 800)
POINTED_AT = {PHONE[0], DESK[0]}
WIDE = 1000
AXE = Path(str(files("axe_playwright_python") / "axe.min.js")).read_text(encoding="utf-8")
JUDGE = """rules => axe.run(document, {runOnly: rules, resultTypes: ["violations"], iframes: false, preload: false}).then(
  found => found.violations.map(each => each.id + " (" + each.help + "): " + each.nodes.slice(0, 3).map(
    node => node.target + " " + node.html.slice(0, 120) + " " + (node.failureSummary || "").slice(0, 300)).join("; ")))"""
# Colours on their way from one theme to the other would be measured as they are.
ARRIVED = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
  document.getAnimations().forEach(animation => animation.finish());
  requestAnimationFrame(done);
})))"""
RESIZED = "new Promise(done => requestAnimationFrame(done))"
SCROLLED = "document.documentElement.scrollWidth"
# Ids that stand on a page more than once: a label or a target would mean the other thing.
TWICE = """(() => {
  const ids = [...document.querySelectorAll("[id]")].map(each => each.id);
  return ids.filter((id, place) => ids.indexOf(id) !== place).map(id => "one id for two things: " + id);
})()"""
# A choice of one that somebody has to make all the same: pressing the button seems to do nothing.
LONELY = """(() => {
  const radios = [...document.querySelectorAll("main input[type=radio]")];
  const alone = one => !radios.some(each => each !== one && each.name === one.name && each.form === one.form);
  const lonely = radios.filter(each => alone(each) && each.required && !each.checked);
  return lonely.map(each => "a choice of one that isn't made: " + each.name);
})()"""
WIDEST = """width => [...document.querySelectorAll("body *")]
  .filter(e => e.getBoundingClientRect().right > width + 1 || e.scrollWidth > Math.max(e.clientWidth, width))
  .slice(-2).map(e => e.outerHTML.slice(0, 300)).join(" | ")"""


class Judge:
    """Looks at what one tab shows; `judged` is the folder in which all processes of a run note what was seen.

    A page made as none before is looked at in all sizes, closely; others are measured in the tab's own, and in those of
    `each_page_also`. What scripts don't run on is only measured.
    """

    sizes: tuple[Size, ...] = (PHONE, DESK)
    each_page_also: tuple[Size, ...] = ()

    def __init__(self, page: Page, judged: Path, own: Size, *, script: bool = True) -> None:
        self._page, self._judged, self._script = page, judged, script
        self._sizes = (own, *(size for size in self.sizes if size != own))

    def faults(self) -> list[str]:
        """What is wrong with the page; it is left in the tab's size and colours."""
        new = self._script and self._first_to_see(_kind(self._sizes[0]), self._page.evaluate(OUTLINE))
        found: list[str] = [*self._page.evaluate(TWICE), *self._page.evaluate(LONELY)] if new else []
        seen: list[str] = []
        for size in self._sizes if new else (self._sizes[0], *self.each_page_also):
            self._resize(size)
            found += [f"at {size[0]} px: {fault}" for fault in self._sideways(size[0])]
            if new and size[0] in POINTED_AT:
                found += [f"at {size[0]} px: {fault}" for fault in covered_controls(self._page)]
            if new and _kind(size) not in seen:
                found += self._axe(size, known=bool(seen))
                seen.append(_kind(size))
        self._resize(self._sizes[0])
        return found

    def _resize(self, size: Size) -> None:
        now = self._page.viewport_size
        if now is None or (now["width"], now["height"]) != size:
            self._page.set_viewport_size({"width": size[0], "height": size[1]})
            self._page.evaluate(RESIZED)

    def _sideways(self, width: int) -> list[str]:
        scrolled = self._page.evaluate(SCROLLED)
        return [f"{scrolled} px wide, by {self._page.evaluate(WIDEST, width)}"] if scrolled > width else []

    def _axe(self, size: Size, *, known: bool) -> list[str]:
        made = self._page.evaluate(OUTLINE)
        new_so_wide = not known or self._first_to_see(_kind(size), made)
        rules = LEVELS if self._first_to_see("whole", made) else OF_A_LAYOUT if new_so_wide else []
        if not rules:
            return []
        theme: Literal["light", "dark"] = "dark" if size[0] >= WIDE else "light"
        if theme == "dark":
            self._page.emulate_media(color_scheme="dark")
        self._page.evaluate(ARRIVED)
        if not self._page.evaluate("'axe' in window"):
            self._page.evaluate(AXE)
        found: list[Any] = self._page.evaluate(JUDGE, rules)
        if theme == "dark":
            self._page.emulate_media(color_scheme="light")
        return [f"at {size[0]} px, {theme}: {fault}" for fault in found]

    def _first_to_see(self, kind: str, made: list[str]) -> bool:
        """Whether one of the parts is new, in any process of this run; from now on none is."""
        return {self._note(f"{kind} {part}") for part in made} != {False}

    def _note(self, what: str) -> bool:
        try:
            (self._judged / sha256(what.encode()).hexdigest()).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


def _kind(size: Size) -> str:
    return "wide" if size[0] >= WIDE else "narrow"

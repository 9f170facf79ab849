"""One look at a page for what holds on every one: nothing sideways, every control in reach, and what axe says.

Axe is what costs: it judges in full, once in a whole run, what is made and shown alike; at another width or in other
colours only what these change.
"""

from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

from tests.together import first_to

from .outline import OUTLINE
from .pointer import covered_controls

Size = tuple[int, int]
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PARTS = ("around", "content")  # as an outline has them
OF_A_BLOCK = "color-contrast"  # takes axe longer than all other rules together
OF_A_LAYOUT = ["link-in-text-block", "scrollable-region-focusable", "target-size", OF_A_BLOCK]
NARROWEST, PHONE, DESK = (320, 640), (360, 740), (1280, 800)
POINTED_AT = {PHONE[0], DESK[0]}
WIDE = 1000
SOURCE = Path(str(files("axe_playwright_python") / "axe.min.js")).read_text(encoding="utf-8")
# Sent once a tab, with each document, and run where it is asked. The colours are asked of `coloured` blocks alone.
AXE = f"""window.runAxe = () => {{
  {SOURCE}
  const rule = axe._audit.rules.find(each => each.id === "{OF_A_BLOCK}"), matches = rule.matches;
  rule.matches = (node, ...more) => coloured.some(block => block.contains(node)) && matches.call(rule, node, ...more);
}}"""
# Of all, or of one of the two parts that an outline has; the colours, of some of its blocks, in the same go where these
# lie there: what takes axe longest is to see where everything lies, once a go. Colours on their way from one theme to
# the other are measured at their end: asking for animations begins them.
JUDGE = f"""async ([rules, part, blocks]) => {{
  window.axe || window.runAxe();
  document.getAnimations().forEach(animation => animation.finish());
  const content = document.querySelector("main");
  const looked = part === "around" ? {{exclude: content}} : part === "content" ? {{include: content}} : document;
  const lies = block => part === "all" || (part === "content" ? content.contains(block)
    : !content.contains(block) && !block.contains(content));
  const how = {{resultTypes: ["violations"], iframes: false, preload: false}};
  const include = blocks.map(number => window.blocks[number]).filter(block => block.isConnected);
  const together = include.every(lies);
  window.coloured = together ? include : [];
  let {{violations}} = await axe.run(looked, {{...how, runOnly: rules}});
  if (!together) {{
    window.coloured = include;
    const colours = await axe.run({{include}}, {{...how, runOnly: ["{OF_A_BLOCK}"]}});
    violations = [...colours.violations, ...violations];
  }}
  return violations.map(each => each.id + " (" + each.help + "): " + each.nodes.slice(0, 3).map(
    node => node.target + " " + node.html.slice(0, 120) + " " + (node.failureSummary || "").slice(0, 300)).join("; "));
}}"""
# What is seen at one size. Amiss are ids that stand on a page more than once, since a label or a target would mean the
# other thing, and a choice of one that somebody has to make all the same: pressing the button seems to do nothing.
SEEN = f"""async ([width, resized, outlined]) => {{
  if (resized) await new Promise(done => requestAnimationFrame(done));
  const scrolled = document.documentElement.scrollWidth;
  const widest = [...document.querySelectorAll(scrolled > width ? "body *" : "nothing")]
    .filter(e => e.getBoundingClientRect().right > width + 1 || e.scrollWidth > Math.max(e.clientWidth, width))
    .slice(-2).map(e => e.outerHTML.slice(0, 300));
  const ids = [...document.querySelectorAll("[id]")].map(each => each.id);
  const radios = [...document.querySelectorAll("main input[type=radio]")];
  const alone = one => !radios.some(each => each !== one && each.name === one.name && each.form === one.form);
  const lonely = radios.filter(each => alone(each) && each.required && !each.checked);
  return {{
    sideways: scrolled > width ? [`at ${{width}} px: ${{scrolled}} px wide, by ${{widest.join(" | ")}}`] : [],
    amiss: [...ids.filter((id, place) => ids.indexOf(id) !== place).map(id => "one id for two things: " + id),
      ...lonely.map(each => "a choice of one that isn't made: " + each.name)],
    ...(outlined ? ({OUTLINE})() : {{parts: [], blocks: []}}),
  }};
}}"""
Theme = Literal["light", "dark"]


class Judge:
    """Looks at what one tab shows; `judged` is the folder in which all processes of a run note what was seen.

    A page made as none before is looked at in all sizes, closely, by axe where it is new; others are measured in the
    tab's own, and in those of `each_page_also`. What scripts don't run on is only measured.
    """

    sizes: tuple[Size, ...] = (PHONE, DESK)
    each_page_also: tuple[Size, ...] = ()
    returns = True

    def __init__(self, page: Page, judged: Path, own: Size, *, script: bool = True) -> None:
        self._page, self._judged = page, judged
        self._own, self._sizes = own, (own, *(size for size in self.sizes if size != own))
        self._axe_at = {_kind(size): size for size in reversed(self._sizes)}.values() if script else ()
        self._theme: Theme = "light"
        if script:
            page.add_init_script(AXE)

    def faults(self) -> list[str]:
        """What is wrong with the page; a tab that `returns` is left in its size and in light colours."""
        first, *others = self._sizes_from_here()
        seen = self._seen(first, closely=True)
        new_parts = self._first_to_see(_kind(first), seen["parts"])
        if not any(new_parts):
            others = [size for size in others if size == self._own or size in self.each_page_also]
            found = seen["sideways"] + [fault for size in others for fault in self._seen(size)["sideways"]]
        else:
            found = seen["amiss"] + seen["sideways"] + self._closely(first, seen, new_parts)
            for size in others:
                seen = self._seen(size, closely=True)
                new_parts = self._first_to_see(_kind(size), seen["parts"])
                found += seen["sideways"] + self._closely(size, seen, new_parts)
        if self.returns:
            self._resize(self._own)
            self._turn("light")
        return found

    def _sizes_from_here(self) -> tuple[Size, ...]:
        """All sizes, in an order that begins with what the tab has."""
        return self._sizes[::-1] if self._has(self._sizes[-1]) else self._sizes

    def _has(self, size: Size) -> bool:
        now = self._page.viewport_size
        return now is not None and (now["width"], now["height"]) == size

    def _resize(self, size: Size) -> bool:
        """Whether it had another."""
        if self._has(size):
            return False
        self._page.set_viewport_size({"width": size[0], "height": size[1]})
        return True

    def _turn(self, theme: Theme) -> None:
        if theme != self._theme:
            self._page.emulate_media(color_scheme=theme)
            self._theme = theme

    def _seen(self, size: Size, *, closely: bool = False) -> dict[str, Any]:
        outlined = closely and size in self._axe_at
        seen: dict[str, Any] = self._page.evaluate(SEEN, [size[0], self._resize(size), outlined])
        return seen

    def _closely(self, size: Size, seen: dict[str, Any], new_parts: list[bool]) -> list[str]:
        covered = covered_controls(self._page) if size[0] in POINTED_AT else []
        return [*(f"at {size[0]} px: {fault}" for fault in covered), *self._axe(size, seen, new_parts)]

    def _axe(self, size: Size, seen: dict[str, Any], new_so_wide: list[bool]) -> list[str]:
        """What axe says of the parts that are new; with one that is made as none before, all rules are asked.

        The colours are asked only of blocks that are new.
        """
        whole = self._first_to_see("whole", seen["parts"])
        new = [one or other for one, other in zip(whole, new_so_wide, strict=True)]
        if not any(new):
            return []
        part = "all" if all(new) else PARTS[new.index(True)]
        theme: Theme = "dark" if size[0] >= WIDE else "light"
        self._turn(theme)
        blocks = self._first_to_see(f"{_kind(size)} block", seen["blocks"])
        numbers = [number for number, is_new in enumerate(blocks) if is_new]
        found: list[str] = self._page.evaluate(JUDGE, [LEVELS if any(whole) else OF_A_LAYOUT, part, numbers])
        return [f"at {size[0]} px, {theme}: {fault}" for fault in found]

    def _first_to_see(self, kind: str, made: list[str]) -> list[bool]:
        """Of each part or block whether it is new, in any process of this run; from now on none is."""
        return [first_to(self._judged, f"{kind} {part}") for part in made]


class EachWidth(Judge):
    """Lists may hold longer words than those of a page that is made alike; no rule changes from 320 to 360 px.

    No script asks how wide it is, so that a page may come at the size in which the last one was left.
    """

    sizes = (NARROWEST, PHONE, DESK)
    each_page_also = (DESK,)
    returns = False


def _kind(size: Size) -> str:
    return "wide" if size[0] >= WIDE else "narrow"

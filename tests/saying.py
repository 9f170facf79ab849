"""What a page says and where it says it: whose page says nothing new has the same page as others."""

import re
from pathlib import Path

from tests.together import first_to

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
READ_ALOUD = ("aria-label", "title", "placeholder", "alt", "data-confirm", "data-label")
PART = re.compile(r"""<!--.*?-->|<(/?)(\w+)((?:"[^"]*"|'[^']*'|[^>"'])*)>|([^<]+)""", re.DOTALL)
CLASSES = re.compile(r'\bclass="([^"]*)"')
ALOUD = re.compile(rf'\b({"|".join((*READ_ALOUD, "lang"))})="([^"]*)"')
Words = set[tuple[str, str]]  # each text with the way down to it: all elements around it, and their classes


def said_in(html: str) -> Words:
    """All that is written in some HTML, or read aloud there."""
    said: Words = set()
    ways = [("", "")]
    for closes, tag, given, text in PART.findall(html):
        if not tag:
            if words := " ".join(text.split()):
                said.add((ways[-1][1], words))
        elif closes:
            while len(ways) > 1 and ways.pop()[0] != tag:
                pass
        else:
            classes = CLASSES.search(given)
            way = f"{ways[-1][1]}>{tag}.{classes[1] if classes else ''}"
            said |= {(f"{way}@{name}", value) for name, value in ALOUD.findall(given)}
            if tag not in VOID:
                ways.append((tag, way))
    return said


class Sayings:
    """What the pages said so far: within a page others of its route, around it all pages of the run.

    Two pages that say the same French words in the same places have been drawn by the same lines of the templates: what
    the one says in another language, the other says too.
    """

    def __init__(self, around: Path) -> None:
        self._noted = around
        self._around: Words = set()
        self._within: dict[str, Words] = {}

    def has_new(self, route: str, html: str) -> bool:
        """Whether a page says something that no page said before; it is known from now on."""
        before, main, rest = html.partition("<main")
        inner, end, after = rest.partition("</main>")
        within = said_in(main + inner + end) - self._within.setdefault(route, set())
        around = said_in(before) | said_in(after)
        unknown = [each for each in sorted(around - self._around) if first_to(self._noted, each)]
        self._within[route] |= within
        self._around |= around
        return bool(within or unknown)

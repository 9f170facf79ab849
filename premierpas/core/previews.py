"""How a public page shows itself to machines: a search engine, a message in which its address is shared."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.utils.safestring import SafeString, mark_safe

from .ports import Port


@dataclass(frozen=True)
class Preview:
    """A public page's own title and sentence; `data` is what schema.org calls it, with an `@type`.

    A page without one asks search engines to leave it out.
    """

    title: str
    summary: str = ""
    data: Mapping[str, Any] | None = None

    @property
    def script(self) -> SafeString:
        """The data as a block that no browser runs. The signs that could end it are escaped, as in JSON in HTML."""
        said = json.dumps({"@context": "https://schema.org", **(self.data or {})}, ensure_ascii=False)
        for sign in "<>&":
            said = said.replace(sign, f"\\u{ord(sign):04x}")
        return mark_safe(f'<script type="application/ld+json">{said}</script>')


if TYPE_CHECKING:
    SiteMap = Sitemap[Any]
else:
    SiteMap = Sitemap  # at run time it takes no type

sections = Port[Callable[[], SiteMap]](
    "core.site_map", "the public pages of a floor, for search engines: a sitemap of Django, made when it is asked for"
)


def absolute(path: str) -> str:
    """The whole address of a path of this site."""
    return f"{settings.SITE_URL}{path}"


def short(text: str, most: int = 200) -> str:
    """The beginning of a text, on whole words."""
    words, said = text.split(), ""
    for word in words:
        if len(said) + len(word) + 1 > most:
            return f"{said}…"
        said = f"{said} {word}".strip()
    return said

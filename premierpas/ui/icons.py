"""Line icons: heroicons outline, drawn with one stroke width, inline so that they take the colour of the text."""

from functools import lru_cache
from xml.etree import ElementTree

import heroicons
from django.utils.safestring import SafeString, mark_safe

STROKE = "1.75"


@lru_cache(maxsize=512)
def icon(name: str, size: str = "") -> SafeString:
    """The outline icon of that name, hidden from screen readers; `size="s"` for 20 px beside small text.

    Raises `heroicons.IconDoesNotExist` for an unknown name, so that a wrong one never reaches a page.
    """
    source = heroicons._load_icon("outline", name)
    drawing = "".join(ElementTree.tostring(part, encoding="unicode") for part in _plain_parts(source))
    css_class = "icon-s" if size == "s" else "icon"
    return mark_safe(
        f'<svg class="{css_class}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="{STROKE}"'
        f' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{drawing}</svg>'
    )


def _plain_parts(source: ElementTree.Element) -> list[ElementTree.Element]:
    """The shapes alone: how they are stroked is said once, on the svg."""
    said_once = ("stroke-linecap", "stroke-linejoin", "stroke", "stroke-width")
    return [
        ElementTree.Element(part.tag, {key: value for key, value in part.attrib.items() if key not in said_once})
        for part in source
    ]

"""What people wrote is French, whatever the language of the page: marked as such on a page that isn't."""

import re
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from premierpas.core.languages import FRENCH, is_english

from .markup import format_html

# A quoted title in an English sentence; the apostrophe of « l’atelier » doesn't end it.
_QUOTED = re.compile(r"‘(.+?)’(?!\w)")


def written(text: Any) -> Any:
    """The text itself, or marked as French on an English page."""
    if not text or not is_english():
        return text
    tag = mark_safe("div" if isinstance(text, SafeString) and "<p>" in text else "span")
    return format_html('<{} lang="{}">{}</{}>', tag, FRENCH, text, tag)


def cited(text: Any) -> Any:
    """A sentence of the site that names something by its French title, in quotation marks."""
    if not text or not is_english():
        return text
    marked = _QUOTED.sub(rf'‘<span lang="{FRENCH}">\1</span>’', str(conditional_escape(text)))
    return mark_safe(marked)


def lang_of_written() -> SafeString:
    """The attribute for an element that holds only what somebody wrote."""
    return mark_safe(f' lang="{FRENCH}"' if is_english() else "")

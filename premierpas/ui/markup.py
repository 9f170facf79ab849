"""HTML put together from parts, as Django's `format_html` does; what it writes is compared with Django's by the tests.

A page has a thousand such parts, and nearly all are plain texts, numbers or HTML already: those are told by their type.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


def format_html(form: str, *parts: object) -> SafeString:
    """The form with each part at its place, escaped where it isn't HTML: `format_html("<b>{}</b>", name)`."""
    return SafeString(form.format(*[each if type(each) is SafeString else _escaped(each) for each in parts]))


def format_html_join(between: str, form: str, rows: Iterable[Iterable[object]]) -> SafeString:
    """The same for each row, with `between`, which is HTML, between them."""
    return SafeString(between.join([format_html(form, *row) for row in rows]))


def _escaped(part: Any) -> str:
    if type(part) is str:
        return escape(part)
    return str(part) if type(part) is int else conditional_escape(part)

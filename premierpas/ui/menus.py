"""Entries of menus, as items of lists. Drawn without a template, since every page has forty of them."""

from collections.abc import Iterable

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from . import icons
from .components import Entry
from .markup import format_html


def navigation_items(entries: Iterable[Entry]) -> SafeString:
    """The doors of the main menu, with how much waits behind each."""
    return mark_safe("\n".join(f"<li>{_door(each)}</li>" for each in entries))


def account_items(entries: Iterable[Entry], token: object) -> SafeString:
    """The entries of the account's menu; one that does something is a form with the page's `token`."""
    return mark_safe("\n".join(f"<li>{_deed(each, token) if each.post else _link(each, 's')}</li>" for each in entries))


def link_items(entries: Iterable[Entry]) -> SafeString:
    """Plain links, as at a page's foot."""
    return mark_safe("\n".join(f"<li>{_link(each)}</li>" for each in entries))


def _door(entry: Entry) -> str:
    here = ' aria-current="page"' if entry.current else ""
    count = f' <span class="count"><span class="vh">, </span>{entry.count}</span>'
    waits = count if entry.count else ""
    return f'<a href="{conditional_escape(entry.url)}"{here}>{_named(entry)}{waits}</a>'


def _link(entry: Entry, size: str = "") -> str:
    return f'<a href="{conditional_escape(entry.url)}">{_named(entry, size)}</a>'


def _deed(entry: Entry, token: object) -> str:
    return format_html(
        '<form action="{}" method="post"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<button type="submit">{}</button></form>',
        entry.url, token or "", mark_safe(_named(entry, "s")),
    )  # fmt: skip


def _named(entry: Entry, size: str = "") -> str:
    drawing = icons.icon(entry.icon, size) if entry.icon else ""
    return f"{drawing}{conditional_escape(entry.label)}"

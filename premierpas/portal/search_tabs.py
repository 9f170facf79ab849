"""The four lists of *Chercher*: places, trades, companies and events are tabs of one search."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from premierpas.accounts.capacities import Viewer
from premierpas.core.addresses import address
from premierpas.ui.components import Entry

TABS = (
    (_("Stages"), "offers:search"),
    (_("Métiers"), "occupations:browse"),
    (_("Entreprises"), "careers:companies"),
    (_("Événements"), "events:list"),
)


def feed_of(path: str) -> str:
    """The feed of what an address lists, for whoever follows it elsewhere; empty where there is none."""
    return address("pages:offers_feed") if path == address("offers:search") else ""


def is_search(path: str) -> bool:
    """Whether an address lies in one of the four lists, or behind it."""
    return any(path.startswith(address(route)) for _label, route in TABS)


def search_tabs(path: str, viewer: Viewer | None) -> dict[str, Any]:
    """The tabs, on the lists themselves, for a pupil and for a visitor: a page behind one has its own way back.

    A visitor has the same doors in the navigation of wide screens, which phones have no room for.
    """
    is_visitor = viewer is None or not viewer.is_authenticated
    if path not in {address(route) for _label, route in TABS} or not (is_visitor or viewer and viewer.is_pupil):
        return {}
    doors = [Entry(label=label, url=address(route), current=address(route) == path) for label, route in TABS]
    return {"house": _("Chercher"), "house_doors": doors, "house_is_for_phones": is_visitor}

"""Who opens what of `offers`."""

from typing import TYPE_CHECKING

from premierpas.offers.models import SavedSearch
from tests.roles import COMPANIES, COORDINATORS, EVERYBODY, POST, PUPILS, SCHOOLS

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    "offers:search": EVERYBODY,
    "offers:detail": {"pupil"} | SCHOOLS - {"other_head", "other_office"},  # what their classes read
    "offers:as_pupil": SCHOOLS - {"other_head", "other_office"} | {"company", "coordinator"},
    "offers:favourites": PUPILS,
    "offers:keep": (POST, {"pupil"}),
    "offers:ask": (POST, PUPILS),
    "offers:saved": PUPILS,
    "offers:save_search": (POST, PUPILS),
    "offers:look_again": (POST, {"pupil"}),  # their own
    "offers:alerts": (POST, {"pupil"}),
    "offers:let_search_go": (POST, {"pupil"}),
    "offers:manage": COMPANIES,
    "offers:start": (POST, COMPANIES),
    "offers:wizard": {"company"},
    "offers:check": (POST, {"company"}),
    "offers:submit": (POST, {"company"}),
    "offers:pause": (POST, {"company"}),
    "offers:resume": (POST, {"company"}),
    "offers:close": (POST, {"company"}),
    "offers:discard": (POST, {"company"}),
    "offers:again": {"company"},
    "offers:moderation": COORDINATORS,
    "offers:moderate": {"coordinator"},
}


def furnish(world: "World") -> None:
    """The pupil keeps a search."""
    kept = SavedSearch.objects.create(pupil_id=world.ids["pupil_id"], number=1, query="q=bois")
    world.ids["offers:search_id"] = kept.pk

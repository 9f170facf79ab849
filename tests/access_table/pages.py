"""Who opens what of `pages`: everybody reads, coordinators write."""

from typing import TYPE_CHECKING

from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.pages.models import Edition, News
from tests.roles import COORDINATORS, EVERYBODY

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    "pages:news": EVERYBODY,
    "pages:piece": EVERYBODY,
    "pages:results": EVERYBODY,
    "pages:partners": EVERYBODY,
    "pages:site_map": EVERYBODY,
    "pages:robots": EVERYBODY,
    "pages:news_feed": EVERYBODY,
    "pages:offers_feed": EVERYBODY,
    "pages:site": COORDINATORS,
    "pages:edit": COORDINATORS,
    "pages:preview": COORDINATORS,
    "pages:history": COORDINATORS,
}


def furnish(world: "World") -> None:
    """A piece of news that is shown, and a draft of the page for partners."""
    now = clock.now()
    with working_as(Actor.task("tests")):
        News.objects.create(slug="un-forum", shown_at=now)
        Edition.objects.create(
            page="actualites/un-forum", title="Un forum à Nanterre", summary="Douze métiers un après-midi.",
            body="# Douze métiers\n\nVenez **nombreux**.", published_at=now,
        )  # fmt: skip
        Edition.objects.create(page="partenaires", title="Avec qui", body="Ils ouvrent leurs portes.")
    world.ids.update({"pages:slug": "un-forum", "pages:name": "partenaires"})

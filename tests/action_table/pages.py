"""Who does what of `pages`: coordinators."""

from premierpas.pages import actions
from premierpas.pages.models import News
from tests.access import World
from tests.roles import COORDINATORS

from . import Row


def news(_world: World) -> News:
    return News.objects.get(slug="un-forum")


ROWS: dict[str, Row] = {
    "pages.save_page": Row(
        COORDINATORS,
        lambda world, by: actions.save_page("aide", by=by, title="Aide", summary="", body="Demande.", seen=0),
    ),
    "pages.publish_page": Row(COORDINATORS, lambda world, by: actions.publish_page("partenaires", by=by)),
    "pages.bring_back": Row(
        COORDINATORS,
        lambda world, by: actions.bring_back(
            "actualites/un-forum", by=by, edition=actions.publish_page("partenaires", by=by).pk
        ),
    ),
    "pages.ship_again": Row(COORDINATORS, lambda world, by: actions.ship_again("partenaires", by=by)),
    "pages.begin_news": Row(COORDINATORS, lambda world, by: actions.begin_news("Du neuf", by=by)),
    "pages.withdraw_news": Row(COORDINATORS, lambda world, by: actions.withdraw_news(news(world), by=by)),
}

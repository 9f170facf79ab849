"""What machines read: the map of the site, who may crawl it, and feeds."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.sitemaps.views import sitemap
from django.contrib.syndication.views import Feed
from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.languages import in_french
from premierpas.core.previews import absolute, sections
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, screen
from premierpas.occupations.sectors import sector_name
from premierpas.offers.models import Offer
from premierpas.offers.search.open_to_all import newest_for_visitors
from premierpas.offers.search.showing import address_of

from ..queries import Piece, news_shown, pieces

MOST = 50
if TYPE_CHECKING:
    _Base = Feed[Any, Any]
else:
    _Base = Feed


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def site_map(request: SiteRequest) -> HttpResponse:
    """Every public page, by what each floor says."""
    made: dict[str, Any] = {name: sections.named(name)() for name in sections.names()}
    return sitemap(request, made, template_name="pages/sitemap.xml").render()


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def robots(request: SiteRequest) -> HttpResponse:
    """Rooms and links of one person are nothing for search engines."""
    closed = ("/moi/", "/etablissement/", "/entreprise/", "/association/", "/lien/", "/compte/", "/mentor/")
    lines = [
        "User-agent: *",
        *(f"Disallow: {each}" for each in closed),
        f"Sitemap: {absolute(reverse('pages:site_map'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


class _Feed(_Base):
    feed_type = Atom1Feed
    language = "fr"

    def author_name(self) -> str:
        return settings.SITE_NAME

    def feed_url(self) -> str:
        return absolute(self.own)

    own = "/"


class _News(_Feed):
    """The newest pieces of news."""

    own, link = "/flux/actualites.atom", "/actualites/"

    def title(self) -> str:
        return f"{settings.SITE_NAME} : {_('Actualités')}"

    def items(self) -> list[Piece]:
        return pieces(list(news_shown()[:MOST]))

    def item_title(self, item: Piece) -> str:
        return item.edition.title

    def item_description(self, item: Piece) -> str:
        return item.edition.summary

    def item_link(self, item: Piece) -> str:
        return absolute(reverse("pages:piece", args=[item.news.slug]))

    def item_pubdate(self, item: Piece) -> datetime:
        return item.news.shown_at or clock.now()


class _Offers(_Feed):
    """The newest internships that are open to all: no more of them than a visitor reads in the search."""

    own, link = "/flux/stages.atom", "/stages/"

    def title(self) -> str:
        return f"{settings.SITE_NAME} : {_('Stages ouverts')}"

    def items(self) -> list[Offer]:
        return newest_for_visitors(MOST)

    def item_title(self, item: Offer) -> str:
        return item.title

    def item_description(self, item: Offer) -> str:
        place = item.site.city if item.site else ""
        return ", ".join(each for each in (item.company.name, place, str(sector_name(item.sector))) if each)

    def item_link(self, item: Offer) -> str:
        return absolute(address_of(item))

    def item_guid(self, item: Offer) -> str:
        return f"{absolute('/stages/')}{item.pk}"

    def item_pubdate(self, item: Offer) -> datetime:
        return item.published_at or clock.now()


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
@in_french()
def news_feed(request: SiteRequest) -> HttpResponse:
    """The newest pieces of news."""
    return _News()(request)


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
@in_french()
def offers_feed(request: SiteRequest) -> HttpResponse:
    """The newest internships that are open to all."""
    return _Offers()(request)

"""News, results and partners, as everybody reads them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from premierpas.core.previews import Preview
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen
from premierpas.insights.figures import MARK, Told
from premierpas.insights.periods import closed_months, usual_period
from premierpas.insights.sheets import method
from premierpas.outreach.network.standing import public_members

from ..enums import NEWS, Place
from ..models import News
from ..previews import of_words
from ..queries import news_shown, pieces, shown

PER_PAGE, NAMED = 20, 60


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def news(request: SiteRequest) -> HttpResponse:
    """The newest first."""
    listed = Paginator(news_shown(), PER_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "pages/news.html",
        {"listed": listed, "pieces": pieces(list(listed)), "preview": Preview(_("Actualités"))},
    )


def load_news(request: HttpRequest, slug: str) -> News:
    """What is shown. Raises News.DoesNotExist."""
    return news_shown().get(slug=slug)


@screen(permission=PUBLIC, load=load_news, methods=("GET", "HEAD"))
def piece(request: SiteRequest, news: News, slug: str) -> HttpResponse:
    """One piece of news."""
    words = shown(NEWS + slug)
    return page(request, "pages/piece.html", {"news": news, "words": words, "preview": of_words(words)})


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def results(request: SiteRequest) -> HttpResponse:
    """The figures of all territories for the usual period, each with what it means."""
    words: dict[str, Any] = {
        "words": shown(Place.RESULTS),
        "mark": MARK,
        "method": method(),
        "preview": Preview(_("Résultats")),
    }
    period = usual_period(closed_months())
    if period is not None:
        words |= {"period": period, "figures": Told(None, period).figures()}
    return page(request, "pages/results.html", words)


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def partners(request: SiteRequest) -> HttpResponse:
    """With whom, and how to become one."""
    words = {
        "words": shown(Place.PARTNERS),
        "preview": Preview(_("Partenaires")),
        "companies": [each.file.name for each in public_members()[:NAMED]],
    }
    return page(request, "pages/partners.html", words)

"""What is shown of a page, what is being written for it, and what was shown before."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from .body import html_of
from .enums import NEWS, Place
from .models import Edition, News


@dataclass(frozen=True)
class Shown:
    """The edited words of a public page."""

    title: str
    summary: str
    html: SafeString


def shown(page: str) -> Shown | None:
    """The words that the association gives this page; None where it shows those of the product. One query."""
    newest = published(page).first()
    return preview_of(newest) if newest is not None and newest.body else None


def preview_of(edition: Edition) -> Shown:
    """What an edition looks like, a draft too."""
    return Shown(edition.title, edition.summary, html_of(edition.body))


def published(page: str) -> QuerySet[Edition]:
    """Its published editions, the newest first."""
    rows = Edition.objects.filter(page=page, published_at__isnull=False)
    return rows.select_related("published_by").order_by("-published_at", "-pk")


def draft_of(page: str) -> Edition | None:
    """What is being written for it."""
    return Edition.objects.filter(page=page, published_at=None).select_related("saved_by").first()


def exists(page: str) -> bool:
    """Whether there is a page of this name to edit."""
    if page.startswith(NEWS):
        return News.objects.filter(slug=page.removeprefix(NEWS)).exists()
    return page in Place.values


def news_shown() -> QuerySet[News]:
    """What everybody may read, the newest first."""
    return News.objects.filter(shown_at__isnull=False, withdrawn_at=None).order_by("-shown_at", "-pk")


@dataclass(frozen=True)
class Piece:
    """A piece of news with its words."""

    news: News
    edition: Edition


def pieces(rows: list[News]) -> list[Piece]:
    """These with their newest published words; one query."""
    names = {NEWS + row.slug: row for row in rows}
    newest = Edition.objects.filter(page__in=names, published_at__isnull=False)
    by_page = {each.page: each for each in newest.order_by("page", "-published_at", "-pk").distinct("page")}
    return [Piece(row, by_page[name]) for name, row in names.items() if name in by_page]


def last_states() -> dict[str, tuple[Edition | None, Edition | None]]:
    """Of each page, what is shown and what is being written; two queries."""
    newest = Edition.objects.filter(published_at__isnull=False).select_related("published_by")
    shown_now = {each.page: each for each in newest.order_by("page", "-published_at", "-pk").distinct("page")}
    drafts = {each.page: each for each in Edition.objects.filter(published_at=None).select_related("saved_by")}
    return {page: (shown_now.get(page), drafts.get(page)) for page in {*shown_now, *drafts, *Place.values}}

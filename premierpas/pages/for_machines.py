"""The addresses of edited pages and of news, for search engines."""

from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from premierpas.core.previews import SiteMap

from .models import News
from .queries import news_shown

PUBLIC = (
    "portal:home", "portal:about", "portal:help", "portal:legal", "portal:data", "portal:accessibility",
    "pages:news", "pages:results", "pages:partners", "campaigns:press", "volunteers:apply",
)  # fmt: skip


class PagesMap(SiteMap):
    """Pages that are always there."""

    changefreq = "weekly"

    def items(self) -> list[str]:
        return list(PUBLIC)

    def location(self, item: str) -> str:
        return reverse(item)


class NewsMap(SiteMap):
    """Each piece of news that is shown."""

    def items(self) -> QuerySet[News]:
        return news_shown()

    def location(self, item: News) -> str:
        return reverse("pages:piece", args=[item.slug])

    def lastmod(self, item: News) -> datetime | None:
        return item.shown_at

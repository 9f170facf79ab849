"""What machines read of companies and paths: their addresses, and what schema.org calls them."""

from django.urls import reverse

from premierpas.core.previews import Preview, SiteMap, short
from premierpas.organisations.models import Company

from .content import PageContent
from .directory import companies
from .notices import public_address
from .paths import all_paths
from .stages import Path


class CompaniesMap(SiteMap):
    """The list of companies, and each that tells of itself: the plain pages say nothing more than the list."""

    changefreq = "weekly"

    def items(self) -> list[Company | None]:
        return [None, *companies().filter(careers_page__published_at__isnull=False).order_by("pk")]

    def location(self, item: Company | None) -> str:
        return public_address(item) if item else reverse("careers:companies")


class PathsMap(SiteMap):
    """The list of paths, and each."""

    changefreq = "monthly"

    def items(self) -> list[str]:
        return ["", *sorted(path.slug for path in all_paths())]

    def location(self, item: str) -> str:
        return reverse("careers:path", args=[item]) if item else reverse("careers:paths")


def preview_of_company(company: Company, content: PageContent) -> Preview | None:
    """A company that tells of itself is an `Organization`; a plain page is left out."""
    if not content.headline:
        return None
    place = {"@type": "PostalAddress", "postalCode": company.postal_code, "addressLocality": company.city}
    data = {"@type": "Organization", "name": company.name, "description": content.headline, "address": place}
    return Preview(company.name, short(content.headline), data)


def preview_of_path(path: Path) -> Preview:
    """A path is a `LearningResource`."""
    data = {"@type": "LearningResource", "name": path.title, "description": path.intro, "inLanguage": "fr"}
    return Preview(path.title, short(path.intro), data)

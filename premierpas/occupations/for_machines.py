"""What machines read of trades: their addresses, and what schema.org calls them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.previews import Preview, SiteMap, short

from .sheets import Sheet, sheets


class TradesMap(SiteMap):
    """The list of trades and each sheet."""

    changefreq = "monthly"

    def items(self) -> list[str]:
        return ["", *sorted(sheets())]

    def location(self, item: str) -> str:
        return reverse("occupations:sheet", args=[item]) if item else reverse("occupations:browse")


def preview_of_all() -> Preview:
    """The list as it is shared."""
    return Preview(
        _("Métiers"), _("Des métiers racontés heure par heure, de toutes les études et de tous les secteurs.")
    )


def preview_of(sheet: Sheet) -> Preview:
    """A trade is an `Occupation`: what it is, and with which studies one comes to it."""
    data = {
        "@type": "Occupation",
        "name": sheet.title,
        "description": sheet.summary,
        "educationRequirements": [
            {"@type": "EducationalOccupationalCredential", "name": stop.diploma} for stop in sheet.path
        ],
        "responsibilities": [moment.text for moment in sheet.day],
    }
    return Preview(sheet.title, short(sheet.summary), data)

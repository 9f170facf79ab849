"""What machines read: both ways in; never anybody's tracks."""

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.previews import Preview, SiteMap


class InterestsMap(SiteMap):
    """Where the questions begin, and the second way in."""

    changefreq = "monthly"

    def items(self) -> list[str]:
        return ["interests:start", "interests:doing"]

    def location(self, item: str) -> str:
        return reverse(item)


def preview() -> Preview:
    """The first page as it is shared."""
    summary = _("Vingt-quatre questions sur ce que tu aimes faire, et trois pistes de métiers à aller voir.")
    return Preview(_("Qu’est-ce que tu aimes faire ?"), summary)


def preview_of_doing() -> Preview:
    """The second way in as it is shared."""
    return Preview(_("Choisis trois choses que tu fais déjà"), _("C’est déjà un bout de métier."))

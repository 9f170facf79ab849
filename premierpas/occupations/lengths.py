"""How long one studies before a first job in a trade: four lengths, as pupils say them."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _


@dataclass(frozen=True)
class Length:
    """A length: `most` years after 3e. `name` stands alone, `short` on a badge."""

    code: str
    name: str
    short: str
    most: int

    @property
    def label(self) -> str:
        return gettext(self.name)

    @property
    def badge(self) -> str:
        return gettext(self.short)


_ROWS = [
    ("cap", _("Jusqu’au CAP"), _("CAP"), 2),
    ("bac", _("Jusqu’au bac"), _("Bac"), 4),
    ("bac3", _("Deux ou trois ans après le bac"), _("Bac + 2 ou 3"), 6),
    ("bac5", _("Cinq ans ou plus après le bac"), _("Bac + 5"), 99),
]
LENGTHS = {row[0]: Length(*row) for row in _ROWS}


def length_of(years: int) -> Length:
    """The length to which so many years after 3e belong."""
    return next(length for length in LENGTHS.values() if years <= length.most)

"""The trades that one would meet in a company of a sector."""

from .sheets import Sheet, sheets

ANYWHERE = ("comptabilite", "ressources-humaines", "communication", "reseau", "maintenance-industrielle")


def met_in(sector: str) -> tuple[Sheet, ...]:
    """The trades of the sector, those that mostly belong to it first, then those that most companies have."""
    own = [sheet for sheet in sheets().values() if sector in sheet.sectors]
    own.sort(key=lambda sheet: sheet.sectors[0] != sector)
    return tuple(dict.fromkeys([*own, *(sheets()[slug] for slug in ANYWHERE)]))

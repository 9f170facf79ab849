"""Words that fit a host: who is received there, who answers for it, who keeps pupils safe.

A nursery school has no customers and no managing owner; a bakery has no head of ward, a bank no workshop. Functions
name what somebody does, never whether a woman or a man does it: who signs is drawn elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from premierpas.organisations.enums import CompanyKind

from .companies import HOSTS


@dataclass(frozen=True)
class HostWords:
    """What a host writes into an agreement. `heads`: the functions of those who sign up and sign, as many each."""

    activities: str
    heads: tuple[str, str, str, str, str]
    safety: tuple[str, str, str, str]

    @property
    def head(self) -> str:
        return self.heads[0]


_DAY = "Voir le travail de chacun, du matin au soir."
CHILDREN = HostWords(
    f"Préparer les ateliers des enfants avec l’équipe.\n{_DAY}",
    ("direction", "direction adjointe", "équipe éducative", "secrétariat", "accueil"),
    ("Mme Lambert, accueil", "M. Diop, direction", "Mme Ferrand, secrétariat", "M. Le Goff, équipe éducative"),
)
CARE = HostWords(
    f"Suivre une équipe de soin, sans voir les dossiers.\n{_DAY}",
    ("direction", "ressources humaines", "responsable d’équipe", "accueil", "secrétariat"),
    ("Mme Lambert, accueil", "M. Diop, ressources humaines", "Mme Ferrand, secrétariat", "M. Le Goff, logistique"),
)
SHOP = HostWords(
    f"Accueillir les clients avec l’équipe.\n{_DAY}",
    ("gérance", "ressources humaines", "responsable de boutique", "accueil", "direction"),
    ("Mme Lambert, accueil", "M. Diop, ressources humaines", "Mme Ferrand, comptabilité", "M. Le Goff, vente"),
)
WORKSHOP = HostWords(
    f"Suivre une commande, du premier dessin à la remise au client.\n{_DAY}",
    ("gérance", "ressources humaines", "responsable d’atelier", "accueil", "direction"),
    ("Mme Lambert, accueil", "M. Diop, ressources humaines", "Mme Ferrand, comptabilité", "M. Le Goff, atelier"),
)
OFFICE = HostWords(
    f"Suivre une équipe d’une réunion à l’autre.\n{_DAY}",
    ("direction", "ressources humaines", "responsable d’équipe", "accueil", "direction adjointe"),
    ("Mme Lambert, accueil", "M. Diop, ressources humaines", "Mme Ferrand, comptabilité", "M. Le Goff, technique"),
)
SERVICE = HostWords(  # public or of an association: people come, nobody buys
    f"Suivre une équipe et aider à préparer son matériel.\n{_DAY}",
    ("direction", "ressources humaines", "responsable de service", "accueil", "secrétariat"),
    ("Mme Lambert, accueil", "M. Diop, ressources humaines", "Mme Ferrand, comptabilité", "M. Le Goff, technique"),
)
_OF_SECTORS: Mapping[str, HostWords] = {
    **dict.fromkeys(("education", "social"), CHILDREN), **dict.fromkeys(("health", "paramedical"), CARE),
    **dict.fromkeys(("public-service", "security", "culture", "research", "law"), SERVICE),
}  # fmt: skip
_SHOPS = frozenset({"retail", "hospitality", "books", "wellbeing", "tourism"})
_WORKSHOPS = frozenset(
    {"agriculture", "agroequipement", "food-industry", "construction", "wood", "glass-ceramics", "crafts", "fashion",
     "electronics", "mechanics", "automotive", "aeronautics", "industry", "maintenance"}
)  # fmt: skip
_NO_SHOPS = (CompanyKind.PUBLIC, CompanyKind.ASSOCIATION, CompanyKind.HIGHER_EDUCATION)


def words_for(sector: str, kind: str = "") -> HostWords:
    """By the sector of the place; a public host, or an association, is no shop whatever it does."""
    if sector in _OF_SECTORS:
        return _OF_SECTORS[sector]
    if kind in _NO_SHOPS:
        return SERVICE
    return SHOP if sector in _SHOPS else WORKSHOP if sector in _WORKSHOPS else OFFICE


def words_of(host_name: str, sector: str) -> HostWords:
    """Of one host: by what it is itself, not by the week it opens; by the sector alone for one found elsewhere."""
    host = next((each for each in HOSTS if each.name == host_name), None)
    return words_for(host.weeks[0].sector, host.kind) if host else words_for(sector)

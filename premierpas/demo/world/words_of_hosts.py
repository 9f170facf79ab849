"""Words that fit a host: who is received there, who answers for it, who keeps pupils safe.

A nursery school has no customers and no managing owner; a bakery has no head of ward.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from premierpas.organisations.enums import CompanyKind


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
    ("direction", "direction adjointe", "équipe éducative", "secrétariat", "chargé d’accueil"),
    ("Mme Lambert, accueil", "M. Diop, direction", "Mme Ferrand, secrétariat", "M. Le Goff, équipe éducative"),
)
CARE = HostWords(
    f"Suivre une équipe de soin, sans voir les dossiers.\n{_DAY}",
    ("direction", "ressources humaines", "responsable d’équipe", "chargé d’accueil", "secrétariat"),
    ("Mme Lambert, accueil", "M. Diop, ressources humaines", "Mme Ferrand, secrétariat", "M. Le Goff, logistique"),
)
SHOP = HostWords(
    f"Accueillir les clients avec l’équipe.\n{_DAY}",
    ("gérance", "ressources humaines", "responsable d’atelier", "chargé d’accueil", "direction"),
    ("Mme Lambert, accueil", "M. Diop, ressources humaines", "Mme Ferrand, comptabilité", "M. Le Goff, atelier"),
)
SERVICE = HostWords(  # public or of an association: people come, nobody buys
    f"Suivre une équipe et aider à préparer son matériel.\n{_DAY}",
    ("direction", "ressources humaines", "responsable de service", "chargé d’accueil", "secrétariat"),
    ("Mme Lambert, accueil", "M. Diop, ressources humaines", "Mme Ferrand, comptabilité", "M. Le Goff, technique"),
)
_OF_SECTORS: Mapping[str, HostWords] = {
    **dict.fromkeys(("education", "social"), CHILDREN), **dict.fromkeys(("health", "paramedical"), CARE),
    **dict.fromkeys(("public-service", "security", "culture", "research", "law"), SERVICE),
}  # fmt: skip
_NO_SHOPS = (CompanyKind.PUBLIC, CompanyKind.ASSOCIATION, CompanyKind.HIGHER_EDUCATION)


def words_for(sector: str, kind: str = "") -> HostWords:
    """By the sector of the place; a public host, or an association, is no shop whatever it does."""
    return _OF_SECTORS.get(sector) or (SERVICE if kind in _NO_SHOPS else SHOP)

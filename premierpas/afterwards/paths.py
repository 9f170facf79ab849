"""Ways after the collège in plain words, and the families of trades that a vocational one may lead to.

No figure and no school here: only what each way is. Families are told by sectors of our own, so that what a pupil liked
leads to them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from .enums import Path

ABOUT = {
    Path.GENERAL: _(
        "Trois ans au lycée, les matières de la classe en plus poussé, un bac général ou technologique. On choisit ses "
        "spécialités en fin de 2de. Deux semaines de stage en juin."
    ),
    Path.PRO: _(
        "Trois ans, un bac professionnel. On apprend un métier en atelier et en entreprise, et on garde des matières "
        "de collège. La première année se fait souvent par famille de métiers : on précise ensuite."
    ),
    Path.CAP: _(
        "Deux ans pour un métier précis, au lycée ou en apprentissage, avec un contrat et un salaire. On peut "
        "continuer vers un bac professionnel."
    ),
}


@dataclass(frozen=True)
class Trades:
    """A family of trades: its name, and the sectors in which one meets it."""

    name: Any
    sectors: frozenset[str]


FAMILIES = {
    "building": Trades(_("Construire, rénover"), frozenset({"construction", "architecture", "glass-ceramics"})),
    "wood": Trades(_("Le bois"), frozenset({"wood"})),
    "machines": Trades(_("Fabriquer, usiner"), frozenset({"industry", "aeronautics", "crafts"})),
    "repair": Trades(_("Réparer, entretenir"), frozenset({"mechanics", "automotive", "maintenance", "agroequipement"})),
    "digital": Trades(_("Électricité, numérique"), frozenset({"computing", "electronics", "energy", "video-games"})),
    "food": Trades(_("Cuisiner, servir"), frozenset({"hospitality", "food-industry"})),
    "selling": Trades(_("Vendre, conseiller"), frozenset({"retail", "communication", "bank-insurance", "real-estate"})),
    "office": Trades(
        _("Organiser, gérer, transporter"), frozenset({"logistics", "postal", "accounting", "public-service", "law"})
    ),
    "care": Trades(_("Soigner, accompagner"), frozenset({"health", "paramedical", "social", "education"})),
    "beauty": Trades(_("Beauté, mode"), frozenset({"wellbeing", "fashion"})),
    "nature": Trades(_("Nature, animaux, jardins"), frozenset({"agriculture", "environment"})),
    "images": Trades(_("Image, spectacle, imprimerie"), frozenset({"audiovisual", "art-design", "performing-arts"})),
    "safety": Trades(_("Sécurité, sport"), frozenset({"sport", "defence", "security"})),
}


def families_of(sectors: Collection[str]) -> list[str]:
    """The families that these sectors lead to, in the order of the list."""
    return [code for code, family in FAMILIES.items() if family.sectors & set(sectors)]


def said_trades(code: str) -> Any:
    """A family in words; empty for none, and for one that is no longer in the list."""
    return FAMILIES[code].name if code in FAMILIES else ""

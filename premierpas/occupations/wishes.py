"""Eight wishes, by which somebody who doesn't know the name of a trade begins to look."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _


@dataclass(frozen=True)
class Wish:
    """Its code in addresses and sheets, its words, some examples. Its drawing is `occupations/wishes/<code>.html`."""

    code: str
    name: str
    examples: str

    @property
    def label(self) -> str:
        return gettext(self.name)

    @property
    def examples_label(self) -> str:
        return gettext(self.examples)

    @property
    def drawing(self) -> str:
        return f"occupations/wishes/{self.code}.html"


_ROWS = [
    ("repair", _("Réparer, construire"), _("Vélo, électricité, bois, avions")),
    ("care", _("Soigner, aider"), _("Animaux, bébés, hôpital")),
    ("understand", _("Comprendre, chercher"), _("Labo, étoiles, ordinateur")),
    ("create", _("Créer, montrer"), _("Son, jeux vidéo, mode")),
    ("feed", _("Nourrir, cultiver"), _("Cuisine, jardin, ferme")),
    ("welcome", _("Accueillir, vendre"), _("Hôtel, boutique, voyage")),
    ("protect", _("Protéger, défendre"), _("Police, pompiers, justice")),
    ("organise", _("Organiser, compter"), _("Chantier, spectacle, argent")),
]
WISHES = {row[0]: Wish(*row) for row in _ROWS}

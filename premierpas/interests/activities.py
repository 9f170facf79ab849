"""The second way in: what one does already, at home, in a club, for others; three of them lead on by the same rule."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

CHOSEN = 3


@dataclass(frozen=True)
class Activity:
    """Something one does. `wish` is what it is mostly about, `also` what it has besides."""

    code: str
    place: str
    wish: str
    also: str
    text: str

    @property
    def label(self) -> str:
        return gettext(self.text)


PLACES = {"home": _("À la maison"), "club": _("Au club, avec des amis"), "others": _("Pour les autres")}
_ROWS = [
    ("siblings", "home", "care", "welcome", _("Je garde mon petit frère ou ma petite sœur")),
    ("meals", "home", "feed", "create", _("Je fais à manger")),
    ("wifi", "home", "repair", "understand", _("Je répare le wifi ou les téléphones")),
    ("tidying", "home", "organise", "protect", _("Je range, je fais de la place")),
    ("furniture", "home", "repair", "create", _("Je bricole, je monte des meubles")),
    ("pet", "home", "care", "feed", _("Je m’occupe d’un animal")),
    ("shopping", "home", "organise", "feed", _("Je fais les courses, je compare les prix")),
    ("papers", "home", "organise", "protect", _("J’aide à remplir des papiers")),
    ("languages", "home", "welcome", "understand", _("Je traduis pour ma famille")),
    ("drawing", "home", "create", "repair", _("Je dessine, je couds, je décore")),
    ("plants", "home", "feed", "understand", _("Je fais pousser des plantes")),
    ("curious", "home", "understand", "create", _("Je cherche des réponses en lisant ou en regardant des vidéos")),
    ("team", "club", "welcome", "protect", _("Je joue en équipe")),
    ("referee", "club", "protect", "organise", _("J’arbitre ou je compte les points")),
    ("coaching", "club", "care", "welcome", _("J’entraîne des plus petits")),
    ("music", "club", "create", "welcome", _("Je danse, je chante ou je joue de la musique")),
    ("filming", "club", "create", "understand", _("Je fais des photos ou des vidéos")),
    ("fighting", "club", "protect", "care", _("Je fais du judo, de la boxe ou un autre combat")),
    ("camping", "club", "protect", "feed", _("Je campe, j’apprends les gestes qui sauvent")),
    ("code", "club", "understand", "repair", _("Je programme ou je construis des robots")),
    ("bikes", "club", "repair", "protect", _("Je répare des vélos")),
    ("games", "club", "understand", "create", _("Je joue, je cherche des astuces, je les explique")),
    ("homework", "others", "care", "understand", _("J’aide un plus jeune à faire ses devoirs")),
    ("visits", "others", "care", "welcome", _("Je rends visite à quelqu’un qui est seul")),
    ("carrying", "others", "welcome", "care", _("Je porte les courses d’une voisine ou d’un voisin")),
    ("delegate", "others", "protect", "organise", _("Je parle au nom de ma classe")),
    ("selling", "others", "welcome", "organise", _("Je vends au marché, en brocante ou en ligne")),
    ("feast", "others", "organise", "feed", _("Je prépare une fête de famille ou de quartier")),
    ("peace", "others", "protect", "care", _("Je calme les disputes")),
    ("fixing", "others", "repair", "welcome", _("Je dépanne les voisins")),
    ("sharing", "others", "feed", "welcome", _("J’apporte un plat à ceux qui en ont besoin")),
    ("show", "others", "create", "organise", _("Je prépare un spectacle ou une affiche pour l’école")),
]  # fmt: skip
ACTIVITIES = {row[0]: Activity(*row) for row in _ROWS}

"""The 24 questions: activities, never trades; three for each of the wishes by which sheets are sorted.

In each wish one question is of a kind that girls are often said to like, one that boys are, and one of neither: who
answers as is expected of them says as much in one wish as in another, and tells them apart no less.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from premierpas.occupations.wishes import WISHES

# Where one does it: each wish has all of them.
SETTINGS = ("home", "outdoors", "people", "hands", "screens")


@dataclass(frozen=True)
class Item:
    """A question. `short`: the same in a word or two, between quotation marks; its drawing is `items/<code>.html`."""

    code: str
    wish: str
    settings: tuple[str, ...]
    text: str
    brief: str

    @property
    def label(self) -> str:
        return gettext(self.text)

    @property
    def short(self) -> str:
        return gettext(self.brief)

    @property
    def drawing(self) -> str:
        return f"interests/items/{self.code}.html"


_ROWS = [
    ("seat", "repair", "hands people", _("Redonner vie à un vieux meuble ou à un vieil habit, à deux"),
     _("redonner vie")),
    ("fan", "repair", "home hands", _("Démonter un objet en panne pour le remettre en marche"), _("démonter")),
    ("bench", "repair", "outdoors hands screens", _("Construire un banc dehors, en suivant une vidéo"),
     _("construire")),
    ("blocks", "care", "home people", _("Occuper un petit enfant qui s’ennuie ou qui pleure"), _("consoler")),
    ("bandage", "care", "outdoors hands people", _("Aider un joueur qui s’est fait mal au bord du terrain"),
     _("secourir")),
    ("call", "care", "people screens", _("Prendre des nouvelles d’une personne âgée, en vrai ou à l’écran"),
     _("prendre des nouvelles")),
    ("nest", "understand", "outdoors hands", _("Observer des oiseaux ou des plantes et noter ce qui change"),
     _("observer")),
    ("robot", "understand", "screens hands", _("Apprendre à un petit robot à suivre une ligne"),
     _("programmer")),
    ("why", "understand", "home people", _("Demander « pourquoi ? » jusqu’à trouver la vraie raison"),
     _("demander pourquoi")),
    ("costume", "create", "home hands", _("Inventer une tenue ou un décor, et le fabriquer"), _("inventer un décor")),
    ("level", "create", "screens", _("Imaginer un nouveau niveau pour un jeu vidéo"), _("imaginer un jeu")),
    ("stage", "create", "outdoors people", _("Monter un petit spectacle avec d’autres, dans la rue"),
     _("monter un spectacle")),
    ("cake", "feed", "home people", _("Préparer un gâteau pour une grande tablée"), _("cuisiner")),
    ("fire", "feed", "outdoors hands", _("Faire cuire tout un repas dehors, sur un feu"), _("faire cuire")),
    ("tomatoes", "feed", "screens home", _("Faire pousser des tomates et suivre la météo sur un écran"),
     _("faire pousser")),
    ("table", "welcome", "home hands people", _("Décorer une table et accueillir les invités"), _("accueillir")),
    ("stall", "welcome", "outdoors people", _("Vendre à un vide-grenier, en discutant le prix"), _("vendre")),
    ("answer", "welcome", "screens people", _("Répondre en ligne à quelqu’un qui ne trouve pas ce qu’il cherche"),
     _("renseigner")),
    ("shield", "protect", "people screens", _("Prendre la défense de quelqu’un dont on se moque, même en ligne"),
     _("défendre")),
    ("whistle", "protect", "outdoors people", _("Faire respecter les règles pendant un match"),
     _("faire respecter les règles")),
    ("smoke", "protect", "home hands", _("Repérer ce qui est dangereux chez soi, et l’arranger"),
     _("repérer un danger")),
    ("party", "organise", "home people", _("Préparer une fête : la liste, les achats, l’heure"),
     _("préparer une fête")),
    ("scores", "organise", "screens outdoors", _("Tenir le tableau des points d’un tournoi"), _("compter les points")),
    ("drawers", "organise", "home hands", _("Trier une armoire en désordre et tout étiqueter"), _("trier")),
]  # fmt: skip
_ITEMS = {row[0]: Item(row[0], row[1], tuple(row[2].split()), *row[3:]) for row in _ROWS}


def _in_turn() -> Mapping[str, Item]:
    """One wish after the other, three times over: nobody is asked the same thing three times running."""
    by_wish = {wish: [item for item in _ITEMS.values() if item.wish == wish] for wish in WISHES}
    rounds = [by_wish[wish][(turn + number) % 3] for turn in (1, 2, 0) for number, wish in enumerate(WISHES)]
    return {item.code: item for item in rounds}


ITEMS = _in_turn()
ORDER = tuple(ITEMS)

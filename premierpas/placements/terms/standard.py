"""The usual words, where school and host have set none; and the work that minors never do."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

OBJECTIVES = _(
    "Découvrir le monde du travail, un métier et les études qui y mènent ; observer, poser des questions, raconter."
)
FOLLOW_UP = _(
    "Le professeur référent appelle ou visite la structure pendant le stage. Le tuteur l’appelle au moindre doute."
)
SKILLS = _("Observer, communiquer, comprendre, s’engager.")
PREPARATION = _("L’établissement prépare le stage avec l’élève, et l’exploite avec lui au retour.")
EVALUATION = _("L’élève remet un rapport à son établissement. Le tuteur donne son avis en quelques lignes.")
# In 2de the year ends with the internship: what was seen may be told in class in the next one.
EVALUATION_2DE = _("L’élève remet un rapport, ou raconte son stage en classe à la rentrée. Le tuteur donne son avis.")


class LunchPlace(models.TextChoices):
    """Where the pupil eats."""

    BRINGS = "brings", _("sur place, l’élève apporte son repas")
    CANTEEN = "canteen", _("au restaurant de la structure")
    OUTSIDE = "outside", _("à l’extérieur, avec le tuteur")
    HOME = "home", _("chez l’élève")
    SCHOOL = "school", _("à la cantine de l’établissement")
    NONE = "none", _("pas de repas pendant le stage")


class LunchPayer(models.TextChoices):
    """Who pays for it."""

    FAMILY = "family", _("la famille")
    HOST = "host", _("la structure")
    SCHOOL = "school", _("l’établissement")
    NOBODY = "nobody", _("personne")


class SpecialCase(models.TextChoices):
    """What the school decides on openly (the reason is kept)."""

    FAMILY = "family", _("chez un membre de la famille")
    ABROAD = "abroad", _("à l’étranger")


class CarePlan(models.TextChoices):
    """Whether the pupil has an individual health plan, and who gives the emergency kit; nothing else of it."""

    FAMILY = "family", _("oui, trousse d’urgence fournie par la famille")
    SCHOOL = "school", _("oui, trousse d’urgence fournie par l’établissement")
    NO_KIT = "no_kit", _("oui, sans trousse d’urgence")


# Where pupils of border districts, or with family abroad, most often find a week; anything else is “another”.
COUNTRIES = [
    ("FR", _("France")), ("DE", _("Allemagne")), ("BE", _("Belgique")), ("CH", _("Suisse")), ("LU", _("Luxembourg")),
    ("IT", _("Italie")), ("ES", _("Espagne")), ("PT", _("Portugal")), ("GB", _("Royaume-Uni")), ("IE", _("Irlande")),
    ("DZ", _("Algérie")), ("MA", _("Maroc")), ("TN", _("Tunisie")), ("TR", _("Turquie")), ("SN", _("Sénégal")),
    ("XX", _("autre pays")),
]  # fmt: skip
HOME = "FR"


def country_abroad(code: str) -> str:
    """The country's name where it isn't France; empty at home, where an address doesn't say it."""
    return "" if code == HOME else str(dict(COUNTRIES).get(code, ""))


@dataclass(frozen=True)
class Prohibition:
    """Work that minors never do, with its article; `sectors` where it is usual (empty: everywhere)."""

    code: str
    text: object
    article: str
    sectors: frozenset[str] = frozenset()


_WORKSHOPS = frozenset(
    {"agriculture", "agroequipement", "food-industry", "energy", "construction", "wood", "glass-ceramics", "crafts",
     "mechanics", "automotive", "aeronautics", "industry", "maintenance", "electronics", "hospitality", "logistics"}
)  # fmt: skip
_SUBSTANCES = frozenset(
    {"agriculture", "food-industry", "chemistry", "research", "health", "paramedical", "wellbeing", "automotive",
     "construction", "wood", "glass-ceramics", "crafts", "environment", "industry"}
)  # fmt: skip
# Code du travail, D4153-15 to D4153-37: the work forbidden to those under 18; a pupil who observes has no exemption.
PROHIBITIONS: tuple[Prohibition, ...] = (
    Prohibition("work", _("Un travail, même léger, à la place d’un salarié"), "Code de l’éducation D331-1 à D331-9"),
    Prohibition("morals", _("Des images, des propos ou des actes violents ou sexuels"), "Code du travail D4153-16"),
    Prohibition("chemical", _("Des produits chimiques dangereux, l’amiante"), "D4153-17, D4153-18", _SUBSTANCES),
    Prohibition("biological", _("Des agents biologiques infectieux"), "D4153-19", _SUBSTANCES),
    Prohibition("radiation", _("Des rayonnements, des lasers"), "D4153-21, D4153-22",
                _SUBSTANCES | frozenset({"electronics", "aeronautics"})),
    Prohibition("pressure", _("Un milieu sous pression, la plongée"), "D4153-23", frozenset({"sport", "industry"})),
    Prohibition("electricity", _("Des installations électriques accessibles"), "D4153-24",
                _WORKSHOPS | frozenset({"computing", "performing-arts", "audiovisual"})),
    Prohibition("demolition", _("La démolition, les tranchées, les galeries"), "D4153-25",
                frozenset({"construction", "energy", "environment"})),
    Prohibition("vehicles", _("La conduite d’engins, de tracteurs, d’appareils de levage"), "D4153-26, D4153-27",
                _WORKSHOPS | frozenset({"postal", "environment", "retail"})),
    Prohibition("machines", _("Des machines, même à l’arrêt pour entretien"), "D4153-28, D4153-29", _WORKSHOPS),
    Prohibition("height", _("Le travail en hauteur : échelle, échafaudage, arbre"), "D4153-30 à D4153-32",
                _WORKSHOPS | frozenset({"performing-arts", "audiovisual", "environment", "architecture"})),
    Prohibition("vessels", _("Des appareils sous pression : chaudières, autoclaves"), "D4153-33",
                _SUBSTANCES | frozenset({"hospitality", "energy"})),
    Prohibition("confined", _("Une cuve, une citerne, un puits, un égout"), "D4153-34",
                frozenset({"construction", "environment", "agriculture", "industry", "food-industry", "energy"})),
    Prohibition("molten", _("Du verre ou du métal en fusion"), "D4153-35",
                frozenset({"glass-ceramics", "industry", "crafts", "aeronautics"})),
    Prohibition("temperature", _("Le très froid ou le très chaud"), "D4153-36",
                frozenset({"food-industry", "logistics", "hospitality", "glass-ceramics", "industry"})),
    Prohibition("animals", _("Des animaux féroces ou venimeux, l’abattage"), "D4153-37",
                frozenset({"agriculture", "food-industry", "health", "environment"})),
)  # fmt: skip


def prohibitions_for(sector: str) -> list[Prohibition]:
    """The checklist of a host of this sector: what concerns everybody, then its own."""
    return [each for each in PROHIBITIONS if not each.sectors or sector in each.sectors]

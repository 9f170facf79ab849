"""Sectors of activity, as pupils read them. The list follows the sectors of the State's platforms, in fewer words."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from premierpas.core.alphabet import in_order


@dataclass(frozen=True)
class Sector:
    """One sector: its code in the database, its name, its drawn icon (a heroicon), words that also lead to it."""

    code: str
    name: str
    icon: str
    words: str = ""


_ROWS = [
    ("agriculture", _("Agriculture, nature"), "sun", "ferme animaux jardin maraîcher"),
    ("agroequipement", _("Machines agricoles"), "cog-8-tooth", "agroéquipement tracteur"),
    ("food-industry", _("Industrie alimentaire"), "cake", "usine biscuit laboratoire"),
    ("energy", _("Énergie"), "bolt", "électricité solaire"),
    ("environment", _("Environnement"), "globe-europe-africa", "écologie recyclage eau"),
    ("architecture", _("Architecture, urbanisme, paysage"), "building-office-2", "ville plan maquette"),
    ("construction", _("Bâtiment, travaux publics"), "wrench-screwdriver", "chantier maçon plombier électricien"),
    ("wood", _("Bois"), "home-modern", "menuiserie charpente ébéniste"),
    ("glass-ceramics", _("Verre, béton, céramique"), "beaker", "potier verrier"),
    ("crafts", _("Artisanat d’art"), "paint-brush", "bijou cuir porcelaine métiers d’art"),
    ("fashion", _("Mode"), "scissors", "couture vêtement"),
    ("art-design", _("Art et design"), "swatch", "dessin graphiste"),
    ("performing-arts", _("Spectacle"), "ticket", "théâtre musique danse"),
    ("audiovisual", _("Audiovisuel"), "film", "cinéma son télévision vidéo"),
    ("video-games", _("Jeu vidéo"), "puzzle-piece", "jeux console"),
    ("culture", _("Culture et patrimoine"), "building-library", "musée archives"),
    ("books", _("Livres, bibliothèque"), "book-open", "édition librairie"),
    ("journalism", _("Journalisme"), "newspaper", "radio presse"),
    ("communication", _("Communication, publicité"), "megaphone", "marketing réseaux sociaux"),
    ("computing", _("Informatique et réseaux"), "computer-desktop", "numérique programmation code"),
    ("electronics", _("Électronique"), "cpu-chip", "robot capteur"),
    ("mechanics", _("Mécanique, réparation"), "cog-6-tooth", "vélo moteur réparer"),
    ("automotive", _("Automobile"), "truck", "garage voiture carrosserie"),
    ("aeronautics", _("Avions, trains, bateaux"), "rocket-launch", "aéronautique ferroviaire naval"),
    ("industry", _("Industrie, ingénierie"), "wrench", "usine ingénieur"),
    ("chemistry", _("Chimie"), "beaker", "laboratoire parfum"),
    ("maintenance", _("Maintenance"), "wrench-screwdriver", "dépannage technicien"),
    ("logistics", _("Transport, logistique"), "truck", "entrepôt livraison bus"),
    ("postal", _("Poste, courrier"), "envelope", "facteur colis"),
    ("health", _("Santé"), "heart", "médecin hôpital infirmier vétérinaire"),
    ("paramedical", _("Soins et rééducation"), "hand-raised", "kiné pharmacie opticien dentiste"),
    ("wellbeing", _("Beauté, bien-être"), "sparkles", "coiffure esthétique"),
    ("social", _("Action sociale"), "users", "crèche petite enfance aide éducateur"),
    ("education", _("Enseignement"), "academic-cap", "école professeur maternelle"),
    ("research", _("Recherche"), "magnifying-glass", "université laboratoire scientifique"),
    ("sport", _("Sport"), "trophy", "club entraîneur"),
    ("tourism", _("Tourisme"), "map", "voyage guide"),
    ("hospitality", _("Hôtellerie, restauration"), "building-storefront", "cuisine restaurant pâtissier boulanger"),
    ("retail", _("Commerce"), "shopping-bag", "magasin vente boutique"),
    ("bank-insurance", _("Banque, assurance"), "banknotes", "argent finance"),
    ("accounting", _("Comptabilité, gestion, ressources humaines"), "calculator", "bureau comptable"),
    ("consulting", _("Conseil"), "presentation-chart-line", "audit"),
    ("real-estate", _("Immobilier"), "key", "agence logement"),
    ("law", _("Droit, justice"), "scale", "avocat tribunal notaire"),
    ("public-service", _("Fonction publique"), "building-library", "mairie préfecture"),
    ("security", _("Sécurité, secours"), "shield-check", "police pompier"),
    ("defence", _("Défense"), "flag", "armée"),
]
SECTORS = {row[0]: Sector(*row) for row in _ROWS}


def sector_choices() -> list[tuple[str, str]]:
    """Codes and names for a form, by name."""
    return list(_choices(get_language()))


@lru_cache(maxsize=16)
def _choices(_language: str | None) -> tuple[tuple[str, str], ...]:
    named = ((sector.code, gettext(sector.name)) for sector in SECTORS.values())
    return tuple(in_order(named, lambda pair: pair[1]))


def sector_name(code: str) -> str:
    """The name readers see; the code itself when it is no longer in the list."""
    return gettext(SECTORS[code].name) if code in SECTORS else code

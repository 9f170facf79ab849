"""Sectors of activity, as pupils read them. The list follows the sectors of the State's platforms, in fewer words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sector:
    """One sector: its code in the database, its name, its drawn icon (a heroicon), words that also lead to it."""

    code: str
    name: str
    icon: str
    words: str = ""


_ROWS = [
    ("agriculture", "Agriculture, nature", "sun", "ferme animaux jardin maraîcher"),
    ("agroequipement", "Machines agricoles", "cog-8-tooth", "agroéquipement tracteur"),
    ("food-industry", "Industrie alimentaire", "cake", "usine biscuit laboratoire"),
    ("energy", "Énergie", "bolt", "électricité solaire"),
    ("environment", "Environnement", "globe-europe-africa", "écologie recyclage eau"),
    ("architecture", "Architecture, urbanisme, paysage", "building-office-2", "ville plan maquette"),
    ("construction", "Bâtiment, travaux publics", "wrench-screwdriver", "chantier maçon plombier électricien"),
    ("wood", "Bois", "home-modern", "menuiserie charpente ébéniste"),
    ("glass-ceramics", "Verre, béton, céramique", "beaker", "potier verrier"),
    ("crafts", "Artisanat d’art", "paint-brush", "bijou cuir porcelaine métiers d’art"),
    ("fashion", "Mode", "scissors", "couture vêtement"),
    ("art-design", "Art et design", "swatch", "dessin graphiste"),
    ("performing-arts", "Spectacle", "ticket", "théâtre musique danse"),
    ("audiovisual", "Audiovisuel", "film", "cinéma son télévision vidéo"),
    ("video-games", "Jeu vidéo", "puzzle-piece", "jeux console"),
    ("culture", "Culture et patrimoine", "building-library", "musée archives"),
    ("books", "Livres, bibliothèque", "book-open", "édition librairie"),
    ("journalism", "Journalisme", "newspaper", "radio presse"),
    ("communication", "Communication, publicité", "megaphone", "marketing réseaux sociaux"),
    ("computing", "Informatique et réseaux", "computer-desktop", "numérique programmation code"),
    ("electronics", "Électronique", "cpu-chip", "robot capteur"),
    ("mechanics", "Mécanique, réparation", "cog-6-tooth", "vélo moteur réparer"),
    ("automotive", "Automobile", "truck", "garage voiture carrosserie"),
    ("aeronautics", "Avions, trains, bateaux", "rocket-launch", "aéronautique ferroviaire naval"),
    ("industry", "Industrie, ingénierie", "wrench", "usine ingénieur"),
    ("chemistry", "Chimie", "beaker", "laboratoire parfum"),
    ("maintenance", "Maintenance", "wrench-screwdriver", "dépannage technicien"),
    ("logistics", "Transport, logistique", "truck", "entrepôt livraison bus"),
    ("postal", "Poste, courrier", "envelope", "facteur colis"),
    ("health", "Santé", "heart", "médecin hôpital infirmier vétérinaire"),
    ("paramedical", "Soins et rééducation", "hand-raised", "kiné pharmacie opticien dentiste"),
    ("wellbeing", "Beauté, bien-être", "sparkles", "coiffure esthétique"),
    ("social", "Action sociale", "users", "crèche petite enfance aide éducateur"),
    ("education", "Enseignement", "academic-cap", "école professeur maternelle"),
    ("research", "Recherche", "magnifying-glass", "université laboratoire scientifique"),
    ("sport", "Sport", "trophy", "club entraîneur"),
    ("tourism", "Tourisme", "map", "voyage guide"),
    ("hospitality", "Hôtellerie, restauration", "building-storefront", "cuisine restaurant pâtissier boulanger"),
    ("retail", "Commerce", "shopping-bag", "magasin vente boutique"),
    ("bank-insurance", "Banque, assurance", "banknotes", "argent finance"),
    ("accounting", "Comptabilité, gestion, ressources humaines", "calculator", "bureau comptable"),
    ("consulting", "Conseil", "presentation-chart-line", "audit"),
    ("real-estate", "Immobilier", "key", "agence logement"),
    ("law", "Droit, justice", "scale", "avocat tribunal notaire"),
    ("public-service", "Fonction publique", "building-library", "mairie préfecture"),
    ("security", "Sécurité, secours", "shield-check", "police pompier"),
    ("defence", "Défense", "flag", "armée"),
]
SECTORS = {row[0]: Sector(*row) for row in _ROWS}


def sector_choices() -> list[tuple[str, str]]:
    """Codes and names for a form, by name."""
    return sorted(((sector.code, sector.name) for sector in SECTORS.values()), key=lambda pair: pair[1])


def sector_name(code: str) -> str:
    """The name readers see; the code itself when it is no longer in the list."""
    return SECTORS[code].name if code in SECTORS else code

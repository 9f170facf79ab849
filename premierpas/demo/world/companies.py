"""Thirty hosts around Nanterre, made up, each with a sector, a place and what a pupil sees there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Host:
    """One host: name, kind, activity (NAF), commune (INSEE), sector, and two weeks it could open."""

    name: str
    kind: str
    naf: str
    insee: str
    street: str
    sector: str
    offers: tuple[tuple[str, str], ...]


HOSTS = [
    Host("La Bécane", "association", "9529Z", "92050", "14, rue Sadi-Carnot", "mechanics", (
        ("Atelier vélo : réparer, souder, remettre en route", "Cinq personnes redonnent vie à huit cents vélos par an. Tu verras la mécanique, l’accueil, la vente et les comptes."),
        ("Vendre et raconter un vélo remis à neuf", "Photographier, écrire l’annonce, conseiller un client : tu suis un vélo de l’établi à la route."))),
    Host("Menuiserie Diallo & Fille", "sme", "4332A", "92050", "3, rue des Carriers", "wood", (
        ("De la planche à la porte : une menuiserie", "Du bois brut à la pose chez le client, tu suis une porte pendant cinq jours."),
        ("Dessiner une cuisine en 3D", "Relever des mesures, dessiner, choisir une essence : le bureau d’étude d’un atelier."))),
    Host("Ville de Nanterre, service culturel", "public", "8411Z", "92050", "88, rue du 8-Mai-1945", "performing-arts", (
        ("Régie lumière et son d’une salle de spectacle", "Monter un plateau, régler une lumière, accueillir une troupe."),
        ("Préparer une exposition à la médiathèque", "Choisir, accrocher, expliquer : les coulisses d’un lieu ouvert à tous."))),
    Host("Clinique vétérinaire du Parc", "sme", "7500Z", "92063", "21, avenue de Colmar", "health", (
        ("Soigner un chat, parler à son maître", "Consultations, laboratoire, accueil : tu observes derrière la vitre puis tu poses tes questions."),
        ("Dans le laboratoire d’une clinique vétérinaire", "Lire une lame au microscope, préparer une analyse, comprendre un résultat."))),
    Host("Studio Grand Large", "sme", "5821Z", "92026", "9, rue de Bezons", "video-games", (
        ("Tester, casser, réparer un jeu vidéo", "Tu joues comme un testeur, puis tu vois comment une équipe corrige ce que tu as trouvé."),
        ("Dessiner les décors d’un jeu", "Du croquis au décor animé, avec deux graphistes et une conteuse."))),
    Host("Université Paris Nanterre, archéologie", "higher_education", "8542Z", "92050", "200, avenue de la République", "research", (
        ("Dans le laboratoire qui fait parler les pierres", "Trier, dessiner, dater : tu suis une chercheuse et ses étudiants."),
        ("Une semaine à l’université : bibliothèque et amphithéâtre", "Suivre un cours, préparer une visite, comprendre à quoi sert une thèse."))),
    Host("Pharmacie du Chemin-de-l’Île", "sme", "4773Z", "92050", "6, place des Muguets", "paramedical", (
        ("Conseiller, préparer, écouter : une pharmacie de quartier", "Du comptoir au préparatoire, tu vois comment on veille sur tout un quartier."),
        ("L’ordonnance, de A à Z", "Lire, vérifier, expliquer : ce qui se passe derrière une ordonnance."))),
    Host("Cabinet d’avocats Roy et Amrani", "sme", "6910Z", "92062", "12, rue de la République", "law", (
        ("Suivre un dossier dans un cabinet d’avocats", "Rencontrer un client, préparer des arguments, assister à une audience publique."),
        ("Le droit des étrangers, côté accueil", "Écouter, traduire, orienter : une semaine avec une équipe engagée."))),
    Host("Manufacture des Rives", "public", "2341Z", "92073", "2, quai Gallieni", "crafts", (
        ("Peindre sur porcelaine, comme depuis 1740", "Tourner, cuire, peindre : des gestes appris en dix ans, expliqués en cinq jours."),
        ("Restaurer un vase ancien", "Observer, nettoyer, recoller : la patience comme métier."))),
    Host("Défense Énergie", "company", "3511Z", "92062", "1, place de la Coupole", "energy", (
        ("Piloter un réseau électrique", "Salle de contrôle, prévisions, pannes : qui décide où va le courant ?"),
        ("Le soleil sur les toits : un projet de A à Z", "Du calcul au chantier, avec une équipe d’ingénieures."))),
    Host("Banque Coopérative de l’Ouest", "company", "6419Z", "92062", "25, cours Valmy", "bank-insurance", (
        ("Une agence bancaire, du guichet au coffre", "Accueillir, conseiller, vérifier : tu verras pourquoi une banque dit oui ou non."),
        ("Les métiers du numérique dans une banque", "Sécurité, applications, données : les coulisses d’une appli que tu connais."))),
    Host("Garage Solidaire des Fontenelles", "association", "4520A", "92050", "40, rue des Fontenelles", "automotive", (
        ("Remettre une voiture sur la route", "Diagnostic, pièces, essai : l’atelier explique chaque geste, tu regardes de près."),
        ("L’accueil d’un garage pas comme les autres", "Devis, rendez-vous, conseils : la voiture vue du comptoir."))),
    Host("Lycée horticole de la Seine", "public", "8532Z", "78586", "15, chemin de halage", "agriculture", (
        ("Cultiver une serre toute l’année", "Semer, tailler, soigner les plantes, avec des élèves à peine plus âgés que toi."),
        ("La ruche et le jardin", "Abeilles, fleurs, miel : la nature au travail."))),
    Host("Hôpital Louis-Mourier, pharmacie et lingerie", "public", "8610Z", "92025", "178, rue des Renouillers", "health", (
        ("Les métiers qu’on ne voit pas à l’hôpital", "Lingerie, cuisine, pharmacie, standard : ceux qui font tourner un hôpital jour et nuit."),
        ("Du médicament au lit du patient", "Suivre un médicament dans l’hôpital, sans entrer dans les chambres."))),
    Host("Radio Boucle", "association", "6010Z", "92025", "7, villa Jeanne", "journalism", (
        ("Préparer et enregistrer une émission", "Choisir un sujet, interroger, monter : ta voix peut passer à l’antenne."),
        ("Le son, de la prise au montage", "Micro, bruitage, montage : une semaine d’oreilles."))),
    Host("Agence Traverses, architectes", "sme", "7111Z", "92035", "31, rue de Châteaudun", "architecture", (
        ("Dessiner une école", "Maquette, plan, chantier : comment naît un bâtiment."),
        ("Une rue pour les piétons", "Compter, dessiner, discuter : l’urbanisme sur le terrain."))),
    Host("Boulangerie des Trois-Épis", "sme", "1071C", "92050", "5, rue Maurice-Thorez", "hospitality", (
        ("Le pain, de la farine à la vente", "Pétrir, façonner, cuire, vendre : après huit heures, pas avant."),
        ("La pâtisserie, un métier de précision", "Peser, dresser, décorer : des grammes et du goût."))),
    Host("Transports de la Boucle", "company", "4931Z", "92036", "120, avenue Laurent-Cély", "logistics", (
        ("Dans un dépôt de bus", "Atelier, régulation, conduite vue du quai : tout un métier de minutes."),
        ("Qui fait partir le bus 160 à l’heure ?", "Planning, radio, terrain : une salle qui ne dort jamais."))),
    Host("Port de Gennevilliers, capitainerie", "public", "5222Z", "92036", "28, route du Bassin", "logistics", (
        ("Un port fluvial en ville", "Bateaux, grues, douane : ce qui arrive dans les magasins passe par là."),
        ("Les métiers de la Seine", "Accueil des bateaux, sécurité, environnement."))),
    Host("Atelier Couture Nomade", "association", "1413Z", "95018", "18, rue Paul-Vaillant-Couturier", "fashion", (
        ("Du dessin au vêtement", "Patron, coupe, couture : un vêtement par semaine, et toi au milieu."),
        ("Réparer plutôt que jeter", "Recoudre, transformer, vendre : la mode autrement."))),
    Host("Comptables et Cie", "sme", "6920Z", "92009", "44, rue des Bourguignons", "accounting", (
        ("À quoi sert un comptable ?", "Factures, salaires, conseils : les chiffres racontent une entreprise."),
        ("Les ressources humaines d’un cabinet", "Recruter, former, payer : les gens avant les papiers."))),
    Host("Théâtre des Deux Rives", "association", "9001Z", "92004", "3, rue de la Station", "performing-arts", (
        ("Une pièce avant la première", "Décor, costumes, billetterie : cinq jours avant que le rideau se lève."),
        ("Accueillir un public", "Billets, bar, affiches : un théâtre, c’est d’abord un accueil."))),
    Host("Robotique Boréale", "company", "2651A", "92063", "5, rue Henri-Becquerel", "electronics", (
        ("Fabriquer un robot qui aide", "Souder, programmer, tester : tu suis un prototype."),
        ("Programmer un bras articulé", "Écrire trois lignes de code, voir un bras bouger."))),
    Host("Studio Lumière Nord", "sme", "5911A", "92050", "60, avenue Pablo-Picasso", "audiovisual", (
        ("Dans les coulisses d’un documentaire", "Repérage, tournage, montage : une image, dix métiers."),
        ("Le montage, écrire avec des images", "Choisir, couper, raconter."))),
    Host("Bâtisseurs du Mont-Valérien", "company", "4120B", "92073", "17, rue du Calvaire", "construction", (
        ("Un chantier vu de près, en sécurité", "Plans, réunions, visites : tu restes derrière la barrière, tu vois tout."),
        ("Conduire des travaux", "Organiser, compter, décider : la tête du chantier."))),
    Host("Crèche Les Petits Pas", "public", "8891A", "92050", "11, allée des Parfumeurs", "social", (
        ("Une journée à hauteur d’enfant", "Accueillir, jouer, observer : des professionnelles t’expliquent leurs gestes."),
        ("La cuisine et la santé à la crèche", "Menus, hygiène, goûts : bien manger à deux ans."))),
    Host("Club Omnisports de l’Ouest", "association", "9312Z", "78311", "Stade du Réveil-Matin", "sport", (
        ("Les coulisses d’un club de sport", "Entraîner, organiser, financer : un club, c’est une petite entreprise."),
        ("Préparer un tournoi", "Planning, matériel, arbitres : le sport sans jouer."))),
    Host("Librairie La Page d’après", "sme", "4761Z", "92026", "27, rue de l’Abreuvoir", "books", (
        ("Choisir, conseiller, vendre des livres", "Ouvrir les cartons, lire, conseiller : une librairie de quartier."),
        ("Une semaine chez un libraire et un éditeur", "Du manuscrit à la vitrine."))),
    Host("Laboratoire Sillage", "company", "2042Z", "95063", "8, rue Casimir-Perier", "chemistry", (
        ("Composer un parfum", "Sentir, doser, comparer : la chimie qui se porte."),
        ("La qualité, un métier de curieux", "Mesurer, vérifier, comprendre pourquoi."))),
    Host("Eau de la Boucle", "company", "3600Z", "92025", "2, rue Gabriel-Péri", "environment", (
        ("D’où vient l’eau du robinet ?", "Captage, analyse, réseau : tu suis l’eau jusqu’à chez toi."),
        ("Surveiller un réseau de 800 km", "Fuites, capteurs, cartes : une salle et des bottes."))),
]  # fmt: skip
OFFICE = (
    (
        "Dans les bureaux : {name}",
        "accounting",
        "Comptes, contrats, courriers : sans eux, rien ne tourne. Tu suis trois personnes de l’administration.",
    ),
    (
        "Accueil et communication : {name}",
        "communication",
        "Répondre, écrire, montrer : comment une équipe parle de ce qu’elle fait.",
    ),
)
COMMUNES = [
    "92050",
    "92062",
    "92026",
    "92073",
    "92063",
    "92025",
    "92036",
    "95018",
    "92035",
    "92009",
    "92004",
    "78586",
    "78311",
    "95063",
]

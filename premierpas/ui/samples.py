"""Made-up but likely French content for the living page, with the longest names and every state."""

from datetime import date, time
from typing import Any

from django import forms
from django.core.paginator import Paginator

from premierpas.ui.components import Entry
from premierpas.ui.forms import CheckboxCards, ChoiceCards, CodeInput, DateField, FiguresInput, Form, Upload, WeekCards
from premierpas.ui.stops import Stop

SECTIONS = {
    "text": "Marque, titres, texte",
    "colours": "Couleurs",
    "buttons": "Boutons",
    "states": "États\u00a0: forme, mot, couleur",
    "notices": "Messages",
    "fields": "Champs",
    "errors": "Erreurs",
    "search": "Recherche, suggestions, filtres",
    "line": "La ligne\u00a0: offres, la plus proche d’abord",
    "road": "Le chemin, les étapes, la progression",
    "week": "Semaine, horaires",
    "weeks": "Choix des semaines",
    "tabs": "Onglets, menu, pages",
    "cards": "Carte, faits, feuille",
    "dialog": "Fenêtre\u00a0: seulement pour ce qu’on ne peut défaire",
    "figures": "Chiffres, graphique, conversation",
    "tables": "Tableau, portes de la classe",
    "lists": "Listes\u00a0: courrier, candidatures, choses du jour",
    "task": "Une chose à faire",
    "empty": "Rien à voir",
}
JANUARY = (date(2027, 1, 11), date(2027, 1, 15))
NEXT = (date(2027, 1, 18), date(2027, 1, 22))


class SampleForm(Form):
    """One field of each kind."""

    first_name = forms.CharField(label="Prénom", max_length=60)
    town = forms.CharField(label="Ville", required=False, help_text="Celle où tu dors en semaine.")
    siret = forms.RegexField(
        r"^\d{14}$",
        label="Numéro SIRET",
        help_text="Quatorze chiffres, sur vos factures.",
        widget=FiguresInput(),
        error_messages={"invalid": "Il manque deux chiffres. Vérifiez la fin du numéro."},
    )
    school = forms.CharField(label="Collège", disabled=True, initial="Paul-Éluard, Nanterre")
    birthday = DateField(label="Date de naissance")
    start = forms.TimeField(label="Arrivée")
    places = forms.IntegerField(label="Places par semaine", min_value=1, help_text="Deux élèves au plus par tuteur.")
    level = forms.ChoiceField(
        label="Niveau accueilli",
        choices=[("college", "4e et 3e"), ("seconde", "Seconde"), ("bts", "BTS")],
        widget=ChoiceCards(hints={"college": "Cinq jours", "seconde": "Une ou deux semaines, en juin"}, closed={"bts"}),
    )
    access = forms.MultipleChoiceField(
        label="Accès",
        required=False,
        help_text="Tout ce qui est vrai.",
        choices=[("step", "Sans marche"), ("quiet", "Une pièce au calme")],
        widget=CheckboxCards(hints={"step": "Un fauteuil entre partout"}),
    )
    sector = forms.ChoiceField(label="Secteur", choices=[("bois", "Bois, bâtiment"), ("sante", "Santé, animaux")])
    note = forms.CharField(label="Un mot sur les horaires", required=False, widget=forms.Textarea)
    document = forms.FileField(
        label="Pièce à joindre", required=False, help_text="Photo ou PDF, 10\u00a0Mo au plus.", widget=Upload
    )
    code = forms.CharField(label="Code reçu par SMS", min_length=6, max_length=6, widget=CodeInput)
    agreed = forms.BooleanField(label="J’ai lu la charte de l’accueil", help_text="Deux pages, cinq minutes.")


class WeeksForm(Form):
    """Weeks of the school calendar."""

    weeks = forms.MultipleChoiceField(
        label="Vos semaines",
        help_text="Seules les semaines de stage des collèges proches sont ouvertes.",
        choices=[
            ("Décembre 2026", [("50", "7 – 11"), ("51", "14 – 18"), ("noel", "21 – 31")]),
            ("Janvier 2027", [("2", "11 – 15"), ("3", "18 – 22")]),
            ("Février 2027", [("5", "1 – 5"), ("hiver", "8 – 19")]),
        ],
        widget=WeekCards(
            marks={"50": "S50", "51": "S51", "2": "S2", "3": "S3", "5": "S5"},
            hints={
                "50": "1 classe, 24 élèves",
                "51": "4 classes, 108 élèves",
                "2": "9 classes, 251 élèves",
                "3": "9 classes, 247 élèves",
                "5": "6 classes, 164 élèves",
                "noel": "Vacances de Noël",
                "hiver": "Vacances d’hiver",
            },
            closed={"noel", "hiver"},
        ),
    )


def everything() -> dict[str, Any]:
    """The context of the living page."""
    typed = {"first_name": "Maëlys-Alexandrine", "siret": "552100554000", "code": "402", "places": "0"}
    wrong = SampleForm(typed, auto_id="wrong_%s")  # beside the other: an id is of one thing
    wrong.is_valid()
    days = ["Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi"]
    morning, afternoon = (time(9, 30), time(12, 30)), (time(13, 30), time(16, 30))
    return {
        "navigation": [Entry(label=title, url=f"/ui/{name}") for name, title in NAVIGATION.items()],
        "pairs": PAIRS,
        "form": SampleForm(),
        "wrong": wrong,
        "weeks_form": WeeksForm(initial={"weeks": ["2"]}),
        "suggestions": SUGGESTIONS,
        "chips": [
            {"name": "s", "value": "2", "label": "11–15 janv.", "checked": True},
            {"name": "s", "value": "3", "label": "18–22 janv."},
            {"name": "t", "value": "30", "label": "Moins de 30\u00a0min"},
        ],
        "stops": STOPS,
        "road": ROAD,
        "step_labels": ["Lire", "Recevoir un code", "Signer"],
        "wizard": [
            ("Le métier", "#"),
            ("Le lieu", "#"),
            "Le programme",
            "Les dates",
            "L’accueil",
            "Qui signe",
            "Relire",
        ],
        "legs": LEGS,
        "week_days": [
            {"name": name, "number": 11 + i, "morning": MORNINGS[i], "afternoon": AFTERNOONS[i]}
            for i, name in enumerate(days)
        ],
        "timetable": [{"name": name, "morning": morning, "afternoon": afternoon, "minutes": 360} for name in days],
        "tabs": [
            {"label": "À répondre", "url": "#", "current": True, "count": 6},
            {"label": "Acceptées", "url": "#"},
            {"label": "Closes", "url": "#"},
        ],
        "menu_entries": [
            Entry("Imprimer les cartes", "#", "printer"),
            Entry("Exporter la classe", "#", "arrow-down-tray"),
            Entry("Me déconnecter", "#", post=True),
        ],
        "pupils_page": Paginator(range(70), 10).page(1),
        "facts": [
            ("Qui", "Inès Benali, 14 ans, 3e B", "Collège Paul-Éluard, Nanterre"),
            ("Horaires", "Arrivée entre 9\u00a0h et 10\u00a0h", "Une heure de pause pour le repas"),
            ("Repas", "Inès apporte le sien"),
        ],
        "stats": [("612", "ont une place"), ("43", "à aider"), ("1\u202f000", "élèves")],
        "thread": THREAD,
        "doors": [{"state": s, "risk": s == "shut"} for s in ("open", "ajar", "lit", "shut", "undrawn")],
        "tally": [
            {"count": 30, "label": "toute la classe", "url": "#", "current": True},
            {"count": 10, "label": "prêts", "url": "#", "state": "open"},
            {"count": 10, "label": "en attente", "url": "#", "state": "ajar"},
            {"count": 2, "label": "doivent confirmer", "url": "#", "state": "lit"},
            {"count": 5, "label": "à surveiller", "url": "#", "state": "shut", "risk": True},
        ],
        "inbox": INBOX,
        "rows": ROWS,
        "today_tasks": TODAY,
    }


NAVIGATION = {"text": "Texte", "fields": "Formulaires", "line": "Offres", "tables": "Tableaux"}
PAIRS = [
    ("ink", "paper", "texte"), ("ink-2", "card", "texte second"), ("on-sun", "sun", "la seule action"),
    ("sun-deep", "sun-soft", "à toi, choisi"), ("sea", "sea-soft", "lien, information"), ("leaf", "leaf-soft", "fait"),
    ("brick", "brick-soft", "problème"), ("edge", "paper", "bord d’un champ"),
]  # fmt: skip
SUGGESTIONS = [
    {"label": "menuiserie", "note": "2 offres", "url": "#"},
    {"label": "aménagement, urbanisme", "note": "4 offres", "url": "#"},
    {"label": "maintenance", "note": "7 offres", "url": "#"},
]
STOPS = [
    Stop(
        url="#", title="Atelier vélo\u00a0: réparer, souder, remettre en route", by="La Bécane, association",
        metres=650, travel="8\u00a0min à pied", weeks=[{"week": JANUARY, "note": "1 place"}],
        meta=["Mécanique", "Répond en 3\u00a0jours"], favourite_url="#", favourite=True,
    ),
    Stop(
        url="#", title="Soigner un chat, parler à son maître", by="Clinique vétérinaire du Parc",
        metres=1800, travel="9\u00a0min en bus",
        weeks=[{"week": JANUARY, "note": "complet", "full": True}, {"week": NEXT, "note": "1 place"}],
        meta=["Santé animale"], favourite_url="#", favourite=False,
    ),
    Stop(
        url="#", title="Peindre sur porcelaine, comme depuis 1740", by="Manufacture de Sèvres",
        metres=11000, travel="48\u00a0min, tram T2", weeks=[{"week": JANUARY, "note": "2 places"}],
        meta=["Artisanat d’art", "Repas offert"], why="Un peu plus loin, ça vaut le détour.",
        favourite_url="#", favourite=False,
    ),
]  # fmt: skip
ROAD = [
    {
        "title": "J’écris ma lettre et mon CV",
        "detail": "Relus par Mme\u00a0Lefèvre le 12\u00a0novembre",
        "state": "done",
    },
    {"title": "Je confirme ma place", "detail": "Avant le mardi 8\u00a0décembre", "state": "now", "url": "#"},
    {"title": "On signe la convention", "detail": "Toi, ta famille, le collège, l’atelier", "state": "next"},
]
LEGS = [
    {"time": "0\u00a0min", "text": "Chez toi"},
    {"time": "14\u00a0min", "text": "Bus 160, six arrêts", "detail": "Un seul changement"},
    {"time": "Arrivée", "text": "14, rue Sadi-Carnot", "detail": "Porte orange dans la cour."},
]
MORNINGS = [
    "Accueil et visite. Tu choisis ton tablier.", "À l’accueil\u00a0: écouter, chiffrer une réparation.",
    "Avec la comptable\u00a0: d’où vient l’argent\u202f?", "Vente de vélos remis à neuf, place Foch.",
    "Contrôle d’un vélo de A à Z.",
]  # fmt: skip
AFTERNOONS = [
    "Démonter une roue, comprendre un moyeu.", "Trier les pièces avec Aïcha, au réemploi.",
    "Souder (tu regardes, à distance et avec des lunettes).", "Photo et annonce\u00a0: vendre en ligne.",
    "Tu racontes ta semaine à l’équipe, autour d’un goûter.",
]  # fmt: skip
THREAD = [
    {
        "who": "Mme\u00a0Lefèvre", "at": "mardi 9\u00a0h\u00a010. Lu aussi par Nadia Ferhat.",
        "text": "Ta lettre est claire. Ajoute une phrase sur l’étagère.",
    },
    {"who": "Toi", "at": "mardi 12\u00a0h\u00a032", "text": "D’accord, je le fais ce soir.", "mine": True},
]  # fmt: skip
INBOX = [
    {
        "url": "#", "title": "Élève I., 3e", "about": "De la planche à la porte", "note": "11–15 janv.",
        "badge": "2\u00a0jours", "badge_kind": "bad",
    },
    {
        "url": "#", "title": "Élève M., 3e", "about": "Dessiner une cuisine en 3D", "note": "18–22 janv.",
        "badge": "5\u00a0jours", "badge_kind": "now", "current": True,
    },
]  # fmt: skip
ROWS = [
    {
        "title": "La Bécane, atelier vélo", "url": "#", "detail": "Oui reçu aujourd’hui. À toi de confirmer.",
        "badge": "à toi de jouer", "badge_kind": "now",
    },
    {
        "title": "Transports Lecomte & Associés, logistique internationale", "url": "#",
        "detail": "Complet pour janvier.", "badge": "pas cette fois", "badge_kind": "off",
    },
]  # fmt: skip
TODAY = [
    {
        "title": "Une élève dit que quelque chose ne va pas", "detail": "3e A. Reçu à 8\u00a0h\u00a012.",
        "url": "#", "action": "Ouvrir le dossier", "first": True, "sun": True,
    },
    {
        "title": "Rappeler la personne de l’hôtel Iris", "detail": "Inscrite hier.",
        "url": "#", "action": "Noter l’appel",
    },
]  # fmt: skip

"""The table of rules: each with its value, its source and since when it holds.

`confirmed_by` and `confirmed_on` are empty until the deployment's legal contact has confirmed the row.
A rule that changes gets a second row with the same code and a later `since`, and the first one an `until`: the day of
the signature request decides (`rule_on`).
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils.translation import gettext_lazy as _

COLLEGE, SECONDE = ("4e", "3e"), ("2de",)
ALL = COLLEGE + SECONDE
START = date(2019, 1, 1)


@dataclass(frozen=True)
class Rule:
    """One rule. `value` is what the judge reads: minutes, days or a time of day, as `unit` says."""

    code: str
    title: object
    value: Any
    unit: str
    source: str
    since: date = START
    until: date | None = None
    levels: tuple[str, ...] = ALL
    confirmed_by: str = ""
    confirmed_on: date | None = None


_MODEL = "Convention type de l’État en vigueur"
_PRACTICE = "Usage des plateformes de l’État, réglable"
TABLE: tuple[Rule, ...] = (
    Rule(
        "age",
        _("Âge de l’élève : aucun minimum en 4e, en 3e et au lycée, même en entreprise privée"),
        None,
        "",
        "Code du travail L4153-1, 2° (depuis le 1er janvier 2019)",
    ),
    Rule(
        "birth_date",
        _("Une date de naissance plausible (contre les fautes de frappe)"),
        (10, 20),
        "ans",
        "Contrôle de saisie de la plateforme",
    ),
    Rule(
        "daily_presence",
        _("Présence par jour, au plus"),
        7 * 60,
        "minutes",
        f"{_MODEL} ; Code du travail L3162-1 (8 h au plus)",
    ),
    Rule(
        "daily_prefill_under_15",
        _("Présence par jour proposée d’office avant 15 ans"),
        6 * 60,
        "minutes",
        "Règle plus stricte de la plateforme",
    ),
    Rule(
        "weekly_presence_15",
        _("Présence par semaine à partir de 15 ans, au plus"),
        35 * 60,
        "minutes",
        "Code du travail L3162-1",
    ),
    Rule(
        "weekly_presence_under_15",
        _("Présence par semaine quand l’élève a moins de 15 ans chaque jour, au plus"),
        30 * 60,
        "minutes",
        "Code du travail L3162-1 ; périodes d’observation des chambres consulaires, règle plus stricte",
    ),
    Rule("days_per_week", _("Jours de présence par semaine, au plus"), 5, "jours", "Code du travail L3164-2"),
    Rule(
        "weekly_rest",
        _("Jours de repos consécutifs par semaine, dont le dimanche"),
        2,
        "jours",
        "Code du travail L3164-2, L3132-3",
    ),
    Rule("earliest", _("Jamais avant, à tout âge"), time(6), "heure", "Code du travail L3163-1, L3163-2"),
    Rule("latest_under_16", _("Jamais après, avant 16 ans"), time(20), "heure", "Code du travail L3163-1, L3163-2"),
    Rule("latest_16", _("Jamais après, à partir de 16 ans"), time(22), "heure", "Code du travail L3163-1, L3163-2"),
    Rule(
        "usual_hours",
        _("En dehors de ces heures, accord exprès du chef d’établissement"),
        (time(8), time(18)),
        "heures",
        "Convention type de 2003, gardée comme règle plus stricte",
    ),
    Rule(
        "longest_stretch",
        _("Présence sans pause, au plus"),
        4 * 60 + 30,
        "minutes",
        f"Code du travail L3162-3 ; {_MODEL}",
    ),
    Rule("shortest_break", _("Pause, au moins"), 30, "minutes", f"Code du travail L3162-3 ; {_MODEL}"),
    Rule(
        "daily_rest_under_16",
        _("Repos entre deux jours avant 16 ans, au moins"),
        14 * 60,
        "minutes",
        "Code du travail L3164-1",
    ),
    Rule(
        "daily_rest_16",
        _("Repos entre deux jours à partir de 16 ans, au moins"),
        12 * 60,
        "minutes",
        "Code du travail L3164-1",
    ),
    Rule(
        "complete_week",
        _("Une semaine qui contient un jour férié compte comme complète"),
        True,
        "",
        "Code du travail L3164-6",
    ),
    Rule(
        "public_holiday",
        _(
            "Aucune présence un jour férié du lieu d’accueil (deux de plus en Alsace et en Moselle, l’abolition de "
            "l’esclavage outre-mer, les jours des lois locales dans le Pacifique)"
        ),
        0,
        "minutes",
        "Code du travail L3133-1, L3164-6, L3134-13, L3422-2 ; lois locales du Pacifique",
    ),
    Rule(
        "customary_day",
        _("Un jour chômé par coutume outre-mer (carnaval, mi-carême, Vendredi saint…) est signalé, jamais refusé"),
        True,
        "",
        "Usages locaux, sans règle de droit",
    ),
    Rule(
        "school_time",
        _("Dans la période de stage de la classe, hors vacances de la zone"),
        True,
        "",
        "Code de l’éducation D331-1 et suivants",
    ),
    Rule(
        "length_college",
        _("Durée en 4e et en 3e, au plus"),
        5,
        "jours",
        "Code de l’éducation D331-1 à D331-9, D332-14 ; circulaire du 12 juillet 2024 (MENE2407449C)",
        since=date(2024, 7, 12),
        levels=COLLEGE,
    ),
    Rule(
        "season_college",
        _("En 4e et en 3e : du premier lundi de septembre à la fin de mai"),
        (9, 5),
        "mois",
        "Usage de la plateforme de l’État",
        levels=COLLEGE,
    ),
    Rule(
        "season_seconde",
        _("En seconde : les deux dernières semaines de juin"),
        2,
        "semaines",
        "Code de l’éducation D333-3-1 ; circulaire du 28 mars 2024 (MENE2400643C)",
        since=date(2024, 3, 28),
        levels=SECONDE,
    ),
    Rule(
        "length_seconde",
        _("Durée en seconde : deux semaines de suite chez un hôte, ou une chez chacun de deux hôtes"),
        2,
        "semaines",
        "Code de l’éducation D333-3-1 ; circulaire du 28 mars 2024 (MENE2400643C)",
        since=date(2024, 3, 28),
        levels=SECONDE,
    ),
    Rule(
        "slots",
        _("Les heures se suivent : une fin après chaque début, sans chevauchement"),
        True,
        "",
        "Forme de l’emploi du temps",
    ),
    Rule(
        "observation_only",
        _("L’élève observe : ni travail, ni machine, ni produit interdit aux mineurs, travaux légers compris"),
        True,
        "",
        "Code de l’éducation D331-1 à D331-9 ; Code du travail D4153-15 à D4153-37",
    ),
    Rule(
        "status",
        _("L’élève reste sous l’autorité du chef d’établissement, sans salaire"),
        True,
        "",
        "Code de l’éducation D331-1 à D331-9",
    ),
    Rule(
        "accident",
        _("Un accident est signalé sans délai et déclaré le jour même, trajet compris"),
        True,
        "",
        f"{_MODEL}, article sur les accidents",
    ),
    Rule(
        "violence",
        _("L’élève est informé à son arrivée et connaît une personne à qui parler"),
        True,
        "",
        f"{_MODEL}, article sur les violences sexistes et sexuelles",
    ),
    Rule(
        "insurance",
        _("La structure et l’établissement sont assurés ; la famille montre une assurance"),
        True,
        "",
        _MODEL,
    ),
    Rule(
        "signatures",
        _(
            "La structure, l’établissement, l’élève et un responsable légal signent avant le premier jour ; le "
            "professeur référent et le tuteur sont informés"
        ),
        True,
        "",
        _MODEL,
    ),
    Rule(
        "consent",
        _(
            "Quand le consentement est la base : l’élève consent seul à partir de cet âge, avec un responsable légal "
            "avant"
        ),
        15,
        "ans",
        "RGPD, articles 6 et 8 ; loi Informatique et Libertés, article 45",
    ),
    Rule(
        "retention_pupil",
        _(
            "Dossier de l’élève, après le dernier contact : au plus tard à la fin de l’année scolaire qui suit le "
            "stage, puis anonymisé"
        ),
        12,
        "mois",
        _PRACTICE,
    ),
    Rule(
        "retention_agreement",
        _("Conventions signées, dans une archive scellée"),
        5,
        "ans",
        _PRACTICE,
    ),
    Rule(
        "retention_adult",
        _("Comptes des professeurs et des structures, après le dernier contact (avec deux semaines de préavis)"),
        24,
        "mois",
        _PRACTICE,
    ),
    Rule("retention_logs", _("Journaux techniques"), 12, "mois", _PRACTICE),
    Rule("retention_refused_volunteer", _("Candidatures de bénévoles refusées"), 3, "mois", _PRACTICE),
)
RULES: dict[str, Rule] = {rule.code: rule for rule in sorted(TABLE, key=lambda rule: rule.since)}  # the newest


def rule_on(code: str, day: date) -> Rule | None:
    """The row of a rule that holds on a day; None when there is none."""
    for rule in TABLE:
        if rule.code == code and rule.since <= day and (rule.until is None or day <= rule.until):
            return rule
    return None


def value(code: str) -> Any:
    """The present value of a rule."""
    return RULES[code].value

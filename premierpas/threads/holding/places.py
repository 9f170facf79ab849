"""Addresses, and meetings outside of the school and the company."""

import re

from premierpas.core.whereabouts import EVERYWHERE, Kind
from premierpas.core.whereabouts.patterns import ANY_STREET

_COMMON = [pattern for kind, pattern, _capital in EVERYWHERE if kind == Kind.ADDRESS]
_IN_WORDS = (
    r"(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|"
    r"cinquante|soixante|cent)"
)
_ADDRESS = re.compile(
    rf"\b{_IN_WORDS}(?:[ -](?:et[ -])?{_IN_WORDS})*\s*,?\s(?:bis\s)?{ANY_STREET}\s+(?:de|du|des|d)\b"
    r"|\b\d{1,4}\s?,?\s?(?:bis\s)?r\.\s?(?:de|du|des|d)\b"
    r"|\b(?:j\W?habite|on habite|tu habites)\b[^.!?\n]{0,20}\b(?:au|rue|avenue|residence|tour|batiment|bat|cite)\b"
    r"|\b(?:mon|ton|votre)\s+adresse\b(?!\s+(?:e[- ]?)?mail)|\bdigicode\b"
    r"|\b(?:bat|batiment|esc|appt?)\W{1,2}[a-z0-9]{1,3}\b"
    r"\W+(?:etage|code|appt?|porte|interphone)\b"
)
_MEET = (
    r"(?:retrouv\w*|rejoi\w+|rencontr\w*|se voi[rt]|se capte\w*|se pose\w*|rendez[- ]vous|rdv|viens|passe|vien[dt]\w*|"
    r"attends?|recupere\w*|cherche\w*|raccompagne\w*|ramene\w*|depose\w*|emmene\w*)"
)
_OUTSIDE = (
    r"(?:chez (?:moi|toi|nous|lui|elle)|(?:mon|ton) (?:appart\w*|immeuble|hall|quartier)|ma (?:voiture|caisse|maison)|"
    r"voiture|mcdo\w*|macdo\w*|mc do|kebab|burger|kfc|starbucks|quick|grec|cafe|bar|parc|jardin|square|gare|metro|rer|"
    r"tram\w*|arret|station|parking|centre commercial|cinema|cine|bois|terrain|city(?: stade)?|stade|piscine|hotel|"
    r"supermarche|auchan|carrefour|place|pont|quais?|cave|hall|dehors|hors du college|loin du college)"
)
_HERE = (
    r"(?:la |le |l\W?|les )?(?:accueil|entree|entreprise|ecole|atelier|college|bureau|standard|stage|reception|salle|"
    r"cantine|forum|mairie|cdi|porte|portail|grille|loge|magasin|boutique|agence|stand)\b"
)
_MEETING = re.compile(
    rf"\b{_MEET}\b(?:(?!\ben (?:metro|rer|tram|train)\b)[^.!?\n]){{0,40}}?\b{_OUTSIDE}\b"
    rf"|\b(?:rejoins|retrouve|attends)[- ]moi\s+(?:a|au|aux|devant|derriere|vers)\s+(?!{_HERE})[a-z]"
    r"|\b(?:viens|passe|venir|dors|dormir)\b[^.!?\n]{0,20}\bchez (?:moi|toi)\b"
    r"|\bje (?:passe|viens) te (?:prendre|chercher)\b"
    r"|\b(?:on se voit|se voir|te voir|me voir)\s+(?:seuls?|en dehors|dehors)\b"
)


def addresses(text: str) -> bool:
    """Whether a street or somebody's home is told."""
    return any(pattern.search(text) for pattern in (*_COMMON, _ADDRESS))


def meetings(text: str) -> bool:
    """Whether a meeting elsewhere is proposed."""
    return bool(_MEETING.search(text))

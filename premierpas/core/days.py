"""Days as people write them: `12 mars 2012`, `lundi 12/03/12`, `1er mars 2012`; or why there is no such day."""

import re
from calendar import monthrange
from datetime import date

from django.utils.translation import gettext as _
from rapidfuzz import process

from .text import figures, is_digits, one_line, plain

_SIGN = r"\s*[/.,\-_|\\: ]{1,2}\s*"
_SEPARATED = re.compile(rf"(\d{{1,2}}){_SIGN}(\d{{1,2}}){_SIGN}(\d{{4}}|\d{{2}})")
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_SIGN}(\d{{1,2}}){_SIGN}(\d{{1,2}})")
_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4})")
_TOGETHER_YEAR_FIRST = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_IN_WORDS = re.compile(r"(\d{1,2}|premier)(?:\s*(?:er|i?eme|e|°|º)(?![a-z]))?[\s.\-/]*([a-z]+)[\s.\-/,]*(\d{4}|\d{2})")
_MONTH_FIRST = re.compile(r"([a-z]+)[\s.\-/]*(\d{1,2})(?:st|nd|rd|th|er)?[\s.\-/,]+(\d{4})")
WEEKDAY = re.compile(
    r"^(?:nee?\s+)?(?:le\s+)?(?:(?:(?:lun|mar|jeu)(?:di)?|mer(?:credi)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?)\.?,?\s+)?(?:le\s+)?(?=\d|premier\b)",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?:t|\s+(?:a\s+)?)\d{1,2}\s*[:h]\s*(?:\d{2}.*)?$")
_MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre",
)  # fmt: skip
_SAID = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
# As spreadsheets in English write them, where they differ from the French ones.
_ENGLISH = {"january": 1, "february": 2, "feb": 2, "march": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "july": 7,
            "august": 8, "aug": 8, "october": 10, "december": 12}  # fmt: skip
_ALIKE = 75
LATEST_SHORT_YEAR = 60
FIRST_YEAR, LAST_YEAR = 1900, 2200
EXAMPLE = "11/01/2027"


class NotADay(ValueError):
    """There is no such day; the message says why, in the reader's language."""


def read_day(text: str) -> date:
    """The day that is meant, day before month; raises NotADay. A year of two digits lies from 1961 to 2060."""
    written = WEEKDAY.sub("", _TIME.sub("", plain(figures(one_line(text)))).rstrip(" .,;"))
    if found := _YEAR_FIRST.fullmatch(written) or _TOGETHER_YEAR_FIRST.fullmatch(written):
        year, month, day = found.groups()
    elif found := _SEPARATED.fullmatch(written) or _TOGETHER.fullmatch(written):
        day, month, year = found.groups()
    elif found := _IN_WORDS.fullmatch(written):
        day, month, year = found[1].replace("premier", "1"), str(_month(found[2])), found[3]
    elif found := _MONTH_FIRST.fullmatch(written):
        day, month, year = found[2], str(_month(found[1])), found[3]
    else:
        raise NotADay(_unread(written))
    whole = int(year) if len(year) == 4 else _century(int(year))
    return _day(whole, int(month), int(day))


def why_not(text: str) -> str:
    """Why a text is no day; what a day looks like when it is one."""
    try:
        read_day(text)
    except NotADay as fault:
        return str(fault)
    return _("Exemple\u00a0: %(day)s") % {"day": EXAMPLE}


def _century(year: int) -> int:
    return 2000 + year if year <= LATEST_SHORT_YEAR else 1900 + year


def _month(word: str) -> int:
    """The month of a word or of its beginning; raises NotADay."""
    found = [number for number, name in enumerate(_MONTHS, start=1) if name.startswith(word)]
    if word in _ENGLISH:
        return _ENGLISH[word]
    if len(found) == 2 and len(word) > 2:
        words = {"word": word, "first": _SAID[found[0] - 1], "second": _SAID[found[1] - 1]}
        raise NotADay(_("« %(word)s » peut être %(first)s ou %(second)s. Écrivez le mois en entier.") % words)
    if len(word) < 3 or len(found) != 1:
        near = process.extractOne(word, _MONTHS, score_cutoff=_ALIKE) if len(word) > 3 else None
        if near:
            words = {"word": word, "month": _SAID[near[2]]}
            raise NotADay(_("Aucun mois ne s’appelle « %(word)s ». Est-ce %(month)s ?") % words)
        raise NotADay(
            _("Aucun mois ne s’appelle « %(word)s ». Exemple\u00a0: %(day)s") % {"word": word, "day": EXAMPLE}
        )
    return found[0]


def _day(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotADay(_("Cette année n’existe pas. Exemple\u00a0: %(day)s") % {"day": EXAMPLE})
    if not 1 <= month <= 12:
        if 1 <= day <= 12 < month <= 31:
            words = {"month": month, "day": f"{month:02d}/{day:02d}/{year:04d}"}
            raise NotADay(_("Il n’y a pas de mois %(month)d\u00a0: le jour vient d’abord. Est-ce %(day)s ?") % words)
        raise NotADay(_("Il n’y a pas de mois %(month)d. Exemple\u00a0: %(day)s") % {"month": month, "day": EXAMPLE})
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        words = {"day": day, "month": _SAID[month - 1], "year": year, "last": last}
        raise NotADay(_("Il n’y a pas de %(day)d %(month)s %(year)d\u00a0: ce mois a %(last)d jours.") % words)
    return date(year, month, day)


def _unread(written: str) -> str:
    example = _("Exemple\u00a0: %(day)s") % {"day": EXAMPLE}
    if not any(map(is_digits, written)):
        return _("Il faut un jour, un mois et une année.") + " " + example
    if re.fullmatch(r"\d{1,2}\s*(?:er)?\s*[/.,\- ]\s*(?:\d{1,2}|[a-z]+)", written):
        return _("Il manque l’année.") + " " + example
    if re.fullmatch(r"(?:\d{1,2}|[a-z]{3,})\s*[/.,\- ]\s*\d{4}", written):
        return _("Il manque le jour.") + " " + example
    if re.search(r"\D(?:\d{3}|\d{5,})$", written):
        return _("Une année a quatre chiffres.") + " " + example
    return _("Cette date ne se lit pas.") + " " + example

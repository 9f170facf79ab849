"""What pupils type in a box of search, as words to look for."""

import re

from premierpas.core.search import MOST_WORDS
from premierpas.core.text import plain

SHORTEST = 2
_WORD = re.compile(r"[^\W_]+")
# Words that say nothing of a trade or an internship; the text search drops French stop words by itself.
_EMPTY = frozenset({
    "stage", "stages", "metier", "metiers", "travail", "travailler", "job", "boulot", "dans", "pour", "les", "des",
    "une", "un", "de", "du", "la", "le", "avec", "sur", "aux", "en", "et", "ou", "mes", "mon", "ma", "tes", "ton",
    "ta", "nos", "je", "tu", "on", "nous", "moi", "me", "se", "ce", "qui", "que", "faire", "devenir", "voudrais",
    "veux", "aime", "aimer", "adore", "apprendre", "decouvrir", "trouver", "chercher", "envie", "aimerais", "veut",
    "etre", "truc", "trucs", "chose", "choses",
    # as they are typed on a phone, without the apostrophe
    "jaime", "jaimerais", "jadore", "jveux", "jvoudrais", "jai", "cherche", "jcherche",
})  # fmt: skip

# Said by whoever doesn't know, and the small words around it.
_DONT_KNOW = frozenset({"sais", "sait", "rien", "idee", "idees", "jsp", "idk", "chais", "chepa"})
_AROUND = frozenset(
    {"je", "j", "on", "ne", "n", "pas", "ai", "en", "aucune", "d", "quoi", "encore", "du", "tout", "trop"}
)


def says_unsure(text: str) -> bool:
    """Whether somebody types that they don't know: `je sais pas`, `aucune idée`."""
    words = set(_WORD.findall(plain(text)))
    return bool(words & _DONT_KNOW) and words <= _DONT_KNOW | _AROUND


def words_of(text: str) -> list[str]:
    """The words to look for, unaccented, at most eight."""
    found = [word for word in _WORD.findall(plain(text)) if len(word) >= SHORTEST]
    return ([word for word in found if word not in _EMPTY] or found)[:MOST_WORDS]

"""Words that are filled into a sentence: `Candidature d’Inès`, never `de Inès`; `avant le 14 déc.`, with one full stop.

A French text keeps its `de` until its words are filled in, by `%`, by `.format` or by `{% blocktranslate %}`. So the
text itself knows the rule, and nobody who fills one in has to think of it.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

_VOWELS = "AEIOUaeiouÀÂÄÉÈÊËÎÏÔÖÛÜàâäéèêëîïôöûüŒœÆæ"
# « de onze heures », « que oui »: vowels that French hears as consonants.
_BEGINS = rf"(?!(?:onze|onzième|oui)\b)[{_VOWELS}]"
_BEFORE_VOWEL = re.compile(_BEGINS)
_OF = re.compile(rf"\b(d|qu)e (?={_BEGINS})", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:\b(?P<of>d|qu)e )?(?P<place>%\((?P<word>\w+)\)s|\{(?P<field>\w+)\})(?P<stop>\.(?!\.))?", re.IGNORECASE
)


def elided(text: str) -> str:
    """`d’Inès` for `de Inès`; names that begin with an H or a sounded Y keep their `de`."""
    return _OF.sub(r"\1’", text)


class French(str):
    """A text with a `de`, a `que` or a full stop beside a word that is filled in later."""

    __slots__ = ()

    def __str__(self) -> str:
        """Itself: a lazy text that is read keeps the rule."""
        return self

    def __mod__(self, words: Any) -> str:
        """Filled in."""
        return str.__mod__(self._for(words), words)

    def format(self, *args: Any, **words: Any) -> str:
        """Filled in."""
        return str.format(self._for(words), *args, **words)

    def _for(self, words: Any) -> str:
        if not isinstance(words, Mapping):
            return self

        def shortened(found: re.Match[str]) -> str:
            value = str(words.get(found["word"] or found["field"], ""))
            before = found["of"] and found["of"] + ("’" if _BEFORE_VOWEL.match(value) else "e ")
            after = "" if value.endswith(".") else found["stop"]
            return f"{before or ''}{found['place']}{after or ''}"

        return _PLACE.sub(shortened, self)


@lru_cache(maxsize=4096)
def eliding(text: str) -> str:
    """The text that keeps to the rule; itself where it has nothing to shorten."""
    return French(text) if any(found["of"] or found["stop"] for found in _PLACE.finditer(text)) else text

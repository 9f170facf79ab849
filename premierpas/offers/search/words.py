"""Words as pupils type them: accents, plurals and endings are forgiven; they mean other words, and sectors too.

An offer *says* what was asked for when each word, or another that means the same, is in its text. It is *related* when
its sector stands in for words that it doesn't say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, reduce
from operator import and_

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Q

from premierpas.core.search import nearest, sound_alike
from premierpas.occupations.looking import written_words
from premierpas.occupations.meaning import Meaning, is_known, known_words, likely_words, meanings_of
from premierpas.occupations.sheets import sheets
from premierpas.occupations.titles import singular
from premierpas.occupations.typed import SHORTEST, words_of

CONFIG = "public.premierpas_fr"
UNFINISHED = 6


@dataclass(frozen=True)
class Asked:
    """What a text asks for: all its meanings."""

    meanings: tuple[Meaning, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.meanings)

    @property
    def said(self) -> Q:
        """The offers that say all of it."""
        return _says(self.meanings) if self.meanings else Q()

    @property
    def related(self) -> Q | None:
        """The offers that don't say all of it and whose sector stands in for the rest."""
        if not any(meaning.sectors for meaning in self.meanings):
            return None
        if len(self.meanings) == 1:  # said so that an index of sectors can stop early
            return Q(sector__in=self.meanings[0].sectors) & ~_says(self.meanings)
        return reduce(and_, map(_fits, self.meanings)) & ~_says(self.meanings)

    @property
    def either(self) -> Q:
        """Both."""
        return reduce(and_, map(_fits, self.meanings)) if self.meanings else Q()


def asked(text: str, trade: str = "") -> Asked:
    """What a text asks for, and a trade by its slug: an offer says its name, or is of its sectors."""
    meanings = meanings_of(words_of(text))
    return Asked((*([meaning_of_trade(trade)] if trade else []), *meanings))


@cache
def meaning_of_trade(slug: str) -> Meaning:
    """All the names of a trade, whole, and its sectors."""
    sheet = sheets()[slug]
    names = [tuple(words_of(title)) for title in sheet.titles]
    return Meaning(names[0], tuple(names[1:]), sheet.sectors, is_known=True)


def text_query(meanings: Iterable[Meaning]) -> str:
    """The meanings as a text-search query: each by its own words, begun or whole, or by others that mean the same."""
    return " & ".join(_one_of(meaning) for meaning in meanings)


def repaired(text: str) -> list[str] | None:
    """The words with each unknown one led to the most similar that is known; None when nothing changes.

    Known are the language of occupations, and the words that sheets and offers use.
    """
    words = words_of(text)
    unknown = [word for word in words if not is_known(word) and singular(word) not in written_words()]
    if not unknown:
        return None
    near = {word: other for word in unknown if (other := nearest(word, likely_words())) and sound_alike(word, other)}
    rest = [word for word in unknown if word not in near]
    used = _used_like(rest) if rest else set()
    likely = likely_words() | used
    near |= {word: word if word in used else nearest(word, known_words(), likely=likely) or word for word in rest}
    better = [near.get(word, word) for word in words]
    return better if better != words else None


def _says(meanings: Iterable[Meaning]) -> Q:
    return Q(search=SearchQuery(text_query(meanings), config=CONFIG, search_type="raw"))


def _fits(meaning: Meaning) -> Q:
    return _says([meaning]) | Q(sector__in=meaning.sectors) if meaning.sectors else _says([meaning])


def _one_of(meaning: Meaning) -> str:
    whole = meaning.is_known
    own = " & ".join(word if whole and len(word) < UNFINISHED else _begun(word) for word in meaning.typed)
    ways = [f"({own})", *(f"({' & '.join(words)})" for words in meaning.also)]
    return f"({' | '.join(ways)})"


def _begun(word: str) -> str:
    return f"({word} | {word}:*)" if len(word) > SHORTEST else word


def _used_like(words: list[str]) -> set[str]:
    """The words of offers that share trigrams with these."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT known.word FROM unnest(%s::text[]) AS typed(word)"
            " JOIN offers_searchword known ON known.word OPERATOR(public.%%) typed.word",
            [words],
        )
        return {word for (word,) in cursor.fetchall()}

"""Words as people type them: accents, plurals and endings are forgiven; a mistyped word is led to a known one."""

import re

from django.db import connection

from premierpas.core.text import plain

_WORD = re.compile(r"[^\W_]+")
SHORTEST = 2
MOST = 8
# Words that say nothing of an internship; the text search drops French stop words by itself.
_EMPTY = frozenset(
    {"stage", "stages", "metier", "metiers", "dans", "pour", "les", "des", "une", "un", "de", "du", "la", "le"}
)


def words_of(text: str) -> list[str]:
    """The words to look for, unaccented, at most eight."""
    found = [word for word in _WORD.findall(plain(text)) if len(word) >= SHORTEST]
    return ([word for word in found if word not in _EMPTY] or found)[:MOST]


def text_query(words: list[str]) -> str:
    """The words as a text-search query: each as a word or the beginning of one."""
    return " & ".join(f"({word} | {word}:*)" if len(word) > 2 else word for word in words)


def corrected(words: list[str]) -> list[str] | None:
    """The words with each unknown one led to the most similar word that offers use; None when nothing changes."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT typed.word, near.word
            FROM unnest(%s::text[]) WITH ORDINALITY AS typed(word, place)
            LEFT JOIN LATERAL (
                SELECT known.word, known.word OPERATOR(public.<->) typed.word AS apart FROM offers_searchword known
                WHERE known.word OPERATOR(public.%%) typed.word
                ORDER BY apart, known.word LIMIT 1
            ) near ON true
            ORDER BY typed.place
            """,
            [words],
        )
        rows = cursor.fetchall()
    better = [near or typed for typed, near in rows]
    return better if better != words else None

"""Profiles that differ only in what girls and boys are expected to answer, for tests and for `bench/interests.py`.

The product knows nothing of this table: it says of each wish which question is of which stereotype, so that one can
measure whether it matters.
"""

from collections.abc import Mapping

from premierpas.interests.items import ITEMS
from premierpas.interests.tracks import Said, counted

# In each wish: the question that girls are expected to say yes to, then that of boys.
PAIRS = [
    ("seat", "fan"), ("blocks", "bandage"), ("nest", "robot"), ("costume", "level"), ("cake", "fire"),
    ("table", "stall"), ("shield", "whistle"), ("party", "scores"),
]  # fmt: skip


def said_by(answers: Mapping[str, str]) -> dict[str, Said]:
    """What the rule is given of some answers."""
    return counted((ITEMS[code].wish, said) for code, said in answers.items())


def swapped(answers: Mapping[str, str]) -> dict[str, str]:
    """The same answers, those to the two stereotyped questions of each wish exchanged."""
    other = {one: two for pair in PAIRS for one, two in (pair, pair[::-1])}
    return {code: answers[other.get(code, code)] for code in answers}


def as_expected(answers: Mapping[str, str], which: int) -> dict[str, str]:
    """The same answers, but yes to each question of one stereotype (0: girls, 1: boys), no to each of the other."""
    expected = {code: "yes" if place == which else "no" for pair in PAIRS for place, code in enumerate(pair)}
    return dict(answers) | expected

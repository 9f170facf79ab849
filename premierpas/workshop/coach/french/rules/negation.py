"""`j'ai pas peur`: in writing, `pas` goes with `ne`."""

from collections.abc import Iterator

from ...reasons import Reason
from ..words import Sentence, one_of
from .fault import NOBODY, PERSONS, Fault

_VOWELS = "aeiouyéèêàâîôh"
_BETWEEN = one_of("me m' te t' se s' le la l' les lui leur nous vous y en")
_NOT = frozenset({"pas", "jamais"})


def without_ne(sentence: Sentence) -> Iterator[Fault]:
    """From the subject to the verb, written anew with `ne`."""
    for index, word in enumerate(sentence.words):
        after = sentence.low(index + 1)
        if word.low not in _NOT or after in {"mal", "seulement", "que", "moins", "à"} and word.low == "pas":
            continue
        verb = sentence[index - 1]
        subject = sentence.back(index - 2, _BETWEEN)
        name = sentence.low(subject)
        if (
            not verb.finite
            or verb.turned
            or (name not in PERSONS and name not in {"c'", "ça"})
            or sentence.low(subject - 1) in NOBODY
        ):
            continue
        between = "".join(
            text if text.endswith("'") else f"{text} " for text in sentence.lows(subject + 1, index - subject - 2)
        )
        rest = between + verb.low
        who = {"j'": "je", "c'": "ce"}.get(name, name)
        who = who.capitalize() if sentence[subject].text[:1].isupper() else who
        ne = "n'" if rest[0] in _VOWELS and rest[:3] != "hui" else "ne "
        yield Fault(subject, index, (f"{who} {ne}{rest} {word.low}",), Reason.NOT)


RULES = (without_ne,)

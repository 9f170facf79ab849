"""`a` and `à`: the verb or the small word."""

from collections.abc import Iterator

from ...reasons import Reason
from ..words import Sentence, one_of
from .fault import ADVERBS, CLITICS, HAVERS, PREPOSITIONS, Fault, only_participle, verb_before

_LATIN = one_of("cappella posteriori priori fortiori contrario minima maxima")
_OWNED = one_of("mon ma ton ta son sa notre votre leur")
_PEOPLE = one_of(
    "père mère frère sœur soeur oncle tante cousin cousine grand-père grand-mère parrain marraine ami amie copain "
    "copine voisin voisine prof professeur professeure patron patronne chef collège école tuteur tutrice"
)
_AMOUNTS = one_of("un une deux trois des beaucoup plein")
_STRONG = one_of("moi toi lui eux vous nous elle elles tous toutes")


def has_or_to(sentence: Sentence) -> Iterator[Fault]:
    """`a` where `à` is meant, and the other way."""
    for index, word in enumerate(sentence.words):
        before, after = sentence[index - 1], sentence[index + 1]
        if word.low == "a" and (word.text == "a") and means_to(sentence, index):
            yield Fault(index, index, ("à",), Reason.A_PREPOSITION)
        elif word.low == "à":
            alone = before.low in {"il", "on", "qui", "y"} and sentence.low(index - 2) not in PREPOSITIONS
            elle = before.low == "elle" and sentence.low(index - 2) not in PREPOSITIONS | {"et", "ou"}
            if (alone or elle or before.low in {"m'", "t'", "l'", "n'", "ça"}) and not after.can("Y"):
                if before.low not in {"qui", "ça"} or after.can("Q", "G"):
                    yield Fault(index, index, ("a",), Reason.A)
            elif before.low == "tu":
                yield Fault(index, index, ("as",), Reason.A)
            elif before.can("N") and (_has_after_all(sentence, index) or _is_the_only_verb(sentence, index)):
                yield Fault(index, index, ("a",), Reason.A)


def _has_after_all(sentence: Sentence, index: int) -> bool:
    """`ma mère à été`, `mon oncle à travaillé`: the participle shows that this is the verb."""
    after = sentence[index + 1]
    if sentence.lows(index + 1, 2) == ["l'", "air"]:
        return sentence[index + 3].can("A") and sentence.low(index + 3) != "libre"
    if after.low == "fait":
        return sentence.low(index - 1) != "tout"
    return after.low in {"été", "eu"} or only_participle(sentence[sentence.skip(index + 1, ADVERBS)])


def _is_the_only_verb(sentence: Sentence, index: int) -> bool:
    """`mon oncle à un restaurant`: somebody, then what they have, and no other verb in the sentence."""
    somebody = index == 2 and sentence.low(0) in _OWNED and sentence.low(1) in _PEOPLE
    after = sentence[index + 1].low in _AMOUNTS
    return (
        somebody
        and after
        and not any((word.finite or word.can("Y")) and not word.can("N") for word in sentence.words[index + 2 :])
    )


def means_to(sentence: Sentence, index: int) -> bool:
    """Whether this `a` can't be the verb: nobody before it has anything, or an infinitive follows."""
    before, after = sentence[index - 1], sentence[index + 1]
    if before.low in {"y", "m'", "t'", "l'", "n'", "en", "ne"} | CLITICS - {"vous", "nous", "lui", "leur"}:
        return False
    if before.low in HAVERS:
        return after.can("Y") and not after.low.endswith("er") and before.low not in {"il", "elle", "on"}
    if before.low in {"tu", "je", "j'", "ils", "elles"}:
        return False
    participle = after.can("Q") or after.low in ADVERBS and sentence[index + 2].can("Q")
    if before.kind == "other" or after.kind == "other" and not before.can("N", "M"):
        return after.kind == "other" or after.text[:1].isupper() or after.can("B")
    if before.low in {"et", "ou"}:
        towards = {"à", "au", "aux", "a"} & set(sentence.lows(0, index))
        return bool(towards) and after.low in {"la", "l'", "mon", "ma", "mes", "les", "des"} and not participle
    if before.kind in {"none", "mark"}:
        return before.kind == "mark" and after.low in {"la", "l'", "votre", "vos"} and not after.can("Q")
    if before.can("B") and not participle:
        return True
    if before.text[:1].isupper() and index > 1 or not before.codes:
        return False
    told = before.finite and not before.can("Y") and _has_relative(sentence, index)
    told |= before.can("Y") and sentence.low(index - 2) in {"de", "d'"} and sentence[index - 3].can("N")
    if after.low in _LATIN or after.low in {"un", "une", "des", "d'", "bien"} and told:
        return False
    verb = before.can("Y", "P") or before.finite or before.can("Q")
    if verb and not before.can("N") and not participle:
        return True
    if before.can("N", "A"):
        if after.can("Y") and not after.can("N"):
            return verb_before(sentence, index) or not after.low.endswith("er")
        return verb_before(sentence, index) and not participle
    return before.can("W", "G") and before.low in ADVERBS | _STRONG and not participle and verb_before(sentence, index)


def _has_relative(sentence: Sentence, index: int) -> bool:
    return any(sentence.low(place) in {"que", "qu'", "qui", "quand", "où"} for place in range(index))


RULES = (has_or_to,)

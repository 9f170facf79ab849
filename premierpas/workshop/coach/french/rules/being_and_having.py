"""Avoir and être, and what sounds like them: ont/on, sont/son, est/et, c'est/ses/s'est, m'a/ma, ça/sa, été."""

from collections.abc import Iterator

from ...reasons import Reason
from ..words import Sentence, one_of
from .fault import (
    ADVERBS,
    CLITICS,
    HAVERS,
    LINKING,
    LINKS,
    MANY,
    ONE,
    PREPOSITIONS,
    Fault,
    only_participle,
    plural_before,
    starts,
)

_AFTER_IT_IS = one_of(
    "un une le la l' mon ma mes ton notre votre leur très trop pas pour vraiment ce cela ça moi lui elle eux que "
    "qu' parce à plutôt toujours aussi comme quelqu'un grâce quand dans en au aux bien surtout pourquoi "
    "super mieux d' de des chez important génial"
)
_NOUNS_AFTER_HAVE = one_of("besoin peur envie faim soif froid chaud mal honte hâte raison tort droit")


def possessive_for_have(sentence: Sentence) -> Iterator[Fault]:
    """`il ma montré`, `sa ta plu`, `je les vu`, `il la dit`."""
    for index, word in enumerate(sentence.words):
        if word.low not in {"ma", "ta", "la", "les"}:
            continue
        place = sentence.skip(index + 1, ADVERBS - {"tout", "plus", "même", "très", "moins"})
        verb, before = sentence[place], sentence.low(index - 1)
        if word.low in {"ma", "ta"}:
            participle = verb.can("Q") and not verb.can("Nf", "Ne", "Af", "Ae", "Qfs")
            infinitive = verb.can("Y") and not verb.can("N")
            vowel = verb.can("Qfs") and verb.low[0] in "aeéèiou" and not verb.can("N")
            subject = before in HAVERS | {"tu", "sa", "elle", "ne", "n'", "ont"} or sentence[index - 1].can("N", "M")
            been = verb.low in {"été", "fait", "permis"} and subject
            told = verb.can("p1s", "p2s") and not (verb.can("N", "A") or verb.grammatical) and before in HAVERS
            if participle or told or been or vowel or infinitive and subject or sentence.low(index + 1) == "l'":
                yield Fault(index, index, (f"{word.low[0]}'a",), Reason.MY_HAS)
        elif only_participle(verb) and before in {"je", "j'"} and word.low == "les":
            yield Fault(index, index, ("les ai", "l'ai"), Reason.MY_HAS)
        elif only_participle(verb) and before in {"il", "elle", "on", "qui", "me", "te"} and word.low == "la":
            yield Fault(index, index, ("l'a",), Reason.MY_HAS)


def _alone_on(sentence: Sentence, index: int) -> bool:
    """`dans mon quartier ont dit`, `chez moi ont est sept`: nobody plural before this `ont`."""
    before, place = sentence[index - 1], sentence.low(index - 2)
    earlier = [sentence[each] for each in range(index)]
    several = any(
        word.low in MANY | {"ils", "elles", "qui"} or word.can("Nmp", "Nfp", "Nep") and not word.grammatical
        for word in earlier
    )
    if several or earlier[-1:] == [] or any(word.low == "et" or word.text[:1].isupper() for word in earlier[1:]):
        return False
    where = place in {"chez", "dans"} or place in ONE and sentence.low(index - 3) in {"chez", "dans", "à", "en"}
    return where and (before.can("N") or before.low in {"moi", "nous", "lui", "eux"})


def ones_and_haves(sentence: Sentence) -> Iterator[Fault]:
    """`quand ont mange`, `des gens qui on besoin`."""
    for index, word in enumerate(sentence.words):
        before, after = sentence[index - 1], sentence[index + 1]
        if word.low == "ont" and _alone_on(sentence, index):
            yield Fault(index, index, ("on",), Reason.ONE)
        elif word.low == "ont" and (before.kind in {"none", "mark"} or before.low in LINKING):
            verb = sentence[sentence.skip(index + 1, CLITICS)]
            asked = before.low in {"qu'", "que", "où", "dont", "comment", "pourquoi"}
            if (
                verb.person("3s")
                and not (asked and verb.can("Q"))
                or after.low in CLITICS
                and verb.finite
                or after.low in {"peu", "étais", "ma", "m'"}
            ):
                yield Fault(index, index, ("on",), Reason.ONE)
        elif word.low == "on":
            verb = sentence[sentence.skip(index + 1, ADVERBS)]
            many = plural_before(sentence, index)
            participle = verb.can("Q") and not verb.finite and verb.low not in CLITICS
            noun = after.low in _NOUNS_AFTER_HAVE or after.low in MANY - {"les", "leur"} or after.low in {"un", "une"}
            if before.low in {"ils", "elles"} or (before.low == "qui" or many) and (participle or noun):
                yield Fault(index, index, ("ont",), Reason.HAVE)


def ares_and_his(sentence: Sentence) -> Iterator[Fault]:
    """`ils son gentils`, `avec sont frère`."""
    for index, word in enumerate(sentence.words):
        before, after = sentence[index - 1], sentence[index + 1]
        if word.low == "son":
            noun = after.can("Nms", "Nmi", "Nes", "Nei", "Nfs", "Ams", "Aes", "Ami", "Aei")
            many = plural_before(sentence, index)
            if (
                before.low in {"ils", "elles"}
                or (before.low in {"qui", "ce"} or many)
                and not noun
                and after.kind == "word"
                or many
                and _ends_as_an_adjective(sentence, index + 1)
            ):
                yield Fault(index, index, ("sont",), Reason.ARE)
        elif word.low == "sont":
            noun = after.can("Nms", "Nmi", "Nes", "Nfs") and not after.can("Q", "W", "G", "p3p")
            if noun and (before.low in PREPOSITIONS - {"en"} or before.person("1s", "3s") and not before.can("N", "G")):
                yield Fault(index, index, ("son",), Reason.THEIR_OWN)


def _ends_as_an_adjective(sentence: Sentence, index: int) -> bool:
    """Whether the clause ends with `très bon`, `trop cool`: nothing that somebody could own."""
    place = sentence.skip(index, ADVERBS)
    ends = sentence[place + 1].kind in {"none", "mark"}
    return place > index and ends and sentence[place].can("A", "Q")


def it_is(sentence: Sentence) -> Iterator[Fault]:
    """c'est, s'est, ses, ces, sait, c'était: one sound, many writings."""
    for index, word in enumerate(sentence.words):
        before, after = sentence[index - 1], sentence[index + 1]
        if word.low in {"ses", "ces"} and after.low == "pas" and sentence.low(index + 2) in {"de", "d'"}:
            continue
        if word.low in {"ses", "ces"}:
            if before.low in {"je", "j'"}:
                yield Fault(index, index, ("sais",), Reason.KNOW)
            elif before.low in {"il", "elle", "on"}:
                yield Fault(index, index, ("s'est", "sait"), Reason.REFLEXIVE)
            elif _follows_it_is(sentence, index):
                oneself = ("s'est",) if before.can("N") and only_participle(after) else ()
                yield Fault(index, index, (*oneself, "c'est"), Reason.REFLEXIVE if oneself else Reason.IT_IS)
        elif word.low == "sait" and after.low in _AFTER_IT_IS and starts(sentence, index) and before.low != "si":
            yield Fault(index, index, ("c'est",), Reason.IT_IS)
        elif word.low in {"c'", "s'"} and after.low in {"est", "était", "et", "étais", "ai", "es", "été"}:
            yield from _with_apostrophe(sentence, index)


def _follows_it_is(sentence: Sentence, index: int) -> bool:
    """`ces un métier`, `ses devenu`, `que ses dur`: no noun that could be owned or shown."""
    after, last = sentence[index + 1], sentence[index + 2]
    participle = only_participle(after) and after.can("Qms") and not after.can("Qmp")
    single = after.can("Ams", "Aes") and not after.can("Amp", "Aep", "Ami", "Aei", "Nmp", "Nfp", "Nep", "Nf")
    ends = last.kind in {"none", "mark"} or last.low in {"pour", "de", "d'"}
    if participle or single and ends and sentence.low(index - 1) in LINKS:
        return True
    return after.low in _AFTER_IT_IS and not after.can("Nmp", "Amp")


def _with_apostrophe(sentence: Sentence, index: int) -> Iterator[Fault]:
    word, before, verb, after = sentence[index], sentence[index - 1], sentence[index + 1], sentence[index + 2]
    right = "était" if verb.low.startswith("ét") else "est"
    denied = before.low in {"ne", "n'"} and sentence.low(index - 2) == "je"
    if (before.low in {"je", "j'"} or denied) and word.low == "c'":
        yield Fault(index, index + 1, ("sais",), Reason.KNOW)
    elif before.low in {"il", "elle", "on"} and word.low == "c'":
        knows = ("sait",) if after.can("Y") else ()
        yield Fault(index, index + 1, (*knows, f"s'{right}"), Reason.KNOW if knows else Reason.REFLEXIVE)
    elif before.low == "qui" and word.low == "c'" and after.can("Q"):
        yield Fault(index, index + 1, (f"s'{right}",), Reason.REFLEXIVE)
    elif before.low in PREPOSITIONS - {"en", "depuis"} and word.low == "c'" and after.can("Nmp", "Nfp", "Nep"):
        yield Fault(index, index + 1, ("ses", "ces"), Reason.MINE)
    elif word.low == "s'" and after.low in _AFTER_IT_IS and starts(sentence, index, LINKS - {"qui"}):
        yield Fault(index, index + 1, (f"c'{right}",), Reason.IT_IS)
    elif verb.low != right:
        yield Fault(index, index + 1, (f"{word.low}{right}",), Reason.IT_IS)


def that_or_his(sentence: Sentence) -> Iterator[Fault]:
    """`sa me plaît`, `comme sa`, `ça mère`."""
    for index, word in enumerate(sentence.words):
        before, after = sentence[index - 1], sentence[index + 1]
        if word.text in {"sa", "Sa"}:
            verb = after.person("3s") and not after.can("Nf", "Ne", "Af", "Ae")
            verb |= (
                before.low in {"comment", "quand", "si", "car"}
                and after.person("3s")
                and (sentence[index + 2].kind in {"none", "mark"} or sentence[index + 2].can("W"))
            )
            verb |= after.low in {"fait", "va", "peut", "veut", "ferait", "peu", "fais", "vas"}
            small = after.low in CLITICS - {"l'", "leur", "les", "le", "la"} or after.low in {"ma", "ta", "a"}
            alone = after.kind in {"none", "mark"} or after.low in {"et", "que", "qui", "qu'", "mais", "pour", "aussi"}
            if verb or small or alone and word.text == "sa":
                yield Fault(index, index, ("ça",), Reason.THAT)
        elif word.low == "ça" and after.can("Nfs") and not (after.finite or after.can("A", "W", "G", "Q", "M")):
            yield Fault(index, index, ("sa",), Reason.HIS)
        elif word.low == "ça" and after.low in {"ma", "ta"} and sentence[index + 2].can("Q"):
            yield Fault(index + 1, index + 1, (f"{after.low[0]}'a",), Reason.MY_HAS)


def is_and_and(sentence: Sentence) -> Iterator[Fault]:
    """`elle et gentille`, `je suis sérieux est motivé`."""
    for index, word in enumerate(sentence.words):
        before, after = sentence[index - 1], sentence[index + 1]
        if word.low == "et":
            what = after.can("Q", "A") or after.low in ADVERBS | {"un", "une", "en", "dans"}
            person = before.low in {"il", "on"} or before.low == "elle" and sentence.low(index - 2) not in PREPOSITIONS
            if person and sentence.low(index - 2) not in {"et", "ou", "entre"} and what or before.low == "qui" and what:
                yield Fault(index, index, ("est",), Reason.IS)
            elif before.low == "tu" and sentence.low(index - 2) != "à":
                yield Fault(index, index, ("es",), Reason.IS)
            elif before.low == "n'":
                yield Fault(index, index, ("est",), Reason.IS)
        elif word.low == "est" and before.can("A", "Q") and not before.can("N", "G") and after.can("A", "Q"):
            first = sentence.back(index - 2, ADVERBS)
            if sentence.low(first) in {"suis", "es", "êtes"}:
                yield Fault(index, index, ("et",), Reason.AND)
        elif (
            word.low == "est"
            and after.low in {"je", "j'", "tu", "nous", "c'", "ça", "ils", "elles"}
            and before.low not in {"c'", "s'", ""}
        ):
            yield Fault(index, index, ("et",), Reason.AND)


RULES = (
    it_is,
    that_or_his,
    possessive_for_have,
    ones_and_haves,
    ares_and_his,
    is_and_and,
)

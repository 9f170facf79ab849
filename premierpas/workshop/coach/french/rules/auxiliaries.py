"""What follows avoir and être: `a été`, `j'ai gardé`, `je suis allé`, and which of them goes with `je`."""

from collections.abc import Iterator

from ...reasons import Reason
from ..forms import infinitives, participles
from ..words import Sentence, Word, one_of
from .fault import ADVERBS, CLITICS, LINKING, NOBODY, PERSONS, Fault, plural_before
from .has_or_to import means_to

_BEFOREHAND = one_of("combien quel quels quelle quelles que qu'")


def been(sentence: Sentence) -> Iterator[Fault]:
    """`il a étais`, and the forms of avoir and être that go with `je`."""
    for index, word in enumerate(sentence.words):
        before = sentence[sentence.back(index - 1, ADVERBS)]
        if word.low in {"étais", "était", "étaient", "étai"} and "avoir" in before.lemmas and before.low != "avoir":
            yield Fault(index, index, ("été",), Reason.BEEN)
        elif word.low in {"est", "et", "es", "ait", "ais", "à", "a", "aie", "as", "est-ce"}:
            yield from _with_i(sentence, index)


def _with_i(sentence: Sentence, index: int) -> Iterator[Fault]:
    subject = sentence.back(index - 1, CLITICS)
    if sentence.low(subject) not in {"je", "j'"} or sentence[index].turned:
        return
    if sentence.low(index) in {"ait", "aie"} and sentence.low(subject - 1) in {"que", "qu'"}:
        return
    reflexive = sentence.low(index - 1) in {"me", "m'"}
    proposals = ("suis",) if reflexive else ("ai",) if sentence.low(index - 1) in {"j'", "n'"} else ("ai", "suis")
    if sentence.low(index) in {"ais", "ait", "aie", "as", "à", "a"}:
        proposals = ("ai",)
    yield Fault(index, index, proposals, Reason.I_HAVE)


def after_auxiliaries(sentence: Sentence) -> Iterator[Fault]:
    """`j'ai garder`, `on a travaillait`, `je suis aller`."""
    for index, word in enumerate(sentence.words):
        have, be = "avoir" in word.lemmas, "être" in word.lemmas and word.low != "est"
        have |= word.low in {"ma", "ta"} and sentence[index + 1].can("Y") and not sentence[index + 1].can("N")
        be |= word.low == "est" and sentence.low(index - 1) not in {"c'", "et"}
        if not have and not be or word.can("N") and word.low not in {"a", "est", "avoir", "été"}:
            continue
        verb = sentence[sentence.skip(index + 1, ADVERBS)]
        place = sentence.skip(index + 1, ADVERBS)
        if word.low == "ont" and not (
            plural_before(sentence, index) or sentence.low(index - 1) in {"ils", "elles", "qui"}
        ):
            continue
        if have and _is_no_participle(verb) and sentence.low(index - 1) not in {"y"} | LINKING and word.low != "a":
            yield Fault(place, place, tuple(participles(verb)), Reason.AFTER_HAVE)
        if not _ends_wrongly(verb) or verb.low == word.low or be and verb.can("A"):
            continue
        subject = sentence.back(index - 1, CLITICS)
        name = sentence.low(subject)
        if have and name != "y" and not (word.low == "a" and means_to(sentence, index)):
            yield Fault(place, place, tuple(participles(verb)), Reason.AFTER_HAVE)
        reflexive = {"me", "m'", "te", "t'", "se", "s'"} & set(sentence.lows(subject + 1, index - subject - 1))
        noun = verb.can("N") and verb.low not in {"aller", "lever", "coucher", "passer"}
        if be and not noun and (name in PERSONS or reflexive):
            agreements = {"elle": ["fs"], "ils": ["mp"], "elles": ["fp"], "nous": ["mp", "fp"]}.get(name, ["ms", "fs"])
            found = [form for agreement in agreements for form in participles(verb, agreement)]
            yield Fault(place, place, tuple(found), Reason.AFTER_BE)


def _is_no_participle(word: Word) -> bool:
    """`j'ai choisis`, `j'ai reçut`, `j'ai travaille`: a verb with a person that sounds like its participle."""
    return word.can("p1s", "s1s", "s3s") and not (word.can("Q", "N", "A", "Y") or word.grammatical or word.turned)


def _ends_wrongly(word: Word) -> bool:
    """A verb in -er, as an infinitive, an imperfect, or with -ez: never right after an auxiliary."""
    verbs = [lemma for lemma in infinitives(word) if lemma.endswith("er")]
    ending = word.can("Y", "q") or word.low.endswith("ez")
    return bool(verbs) and ending and not word.can("Q", "W", "G") and not (word.can("N") and not word.can("Y"))


def unchanged(sentence: Sentence) -> Iterator[Fault]:
    """`j'ai vendue deux jupes`: with avoir, nothing said before, the participle stays as it is."""
    for index, word in enumerate(sentence.words):
        subject = sentence.back(index - 1, NOBODY)
        if "avoir" not in word.lemmas or sentence.low(subject) not in PERSONS or not word.finite:
            continue
        place = sentence.skip(index + 1, ADVERBS | {"pas"})
        verb, before = sentence[place], sentence.low(subject - 1)
        fixed = before in {"que", "qu'"} or any(sentence.low(each) in _BEFOREHAND for each in range(subject))
        if (
            fixed
            or sentence.low(place + 1) == "sur"
            or not verb.can("Qf", "Qmp")
            or verb.can("Qms", "Qmi", "Qe", "A", "G", "W")
        ):
            continue
        yield Fault(place, place, tuple(participles(verb)), Reason.NO_AGREEMENT)


RULES = (been, after_auxiliaries, unchanged)

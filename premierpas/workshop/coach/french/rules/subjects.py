"""The verb agrees with its subject: a pronoun, or the nouns that begin a clause."""

from collections.abc import Iterator

from ...reasons import Reason
from ..forms import agreed, conjugated, heard_as
from ..lexicon import rarity
from ..words import Sentence, Word, one_of
from .fault import ADVERBS, CLITICS, MANY, ONE, PERSONS, PREPOSITIONS, Fault, plural_before, starts

_REASONS = {"1s": Reason.WITH_I, "2s": Reason.WITH_THOU, "3s": Reason.WITH_HE, "3p": Reason.WITH_THEY}
_NO_VERB = one_of("même mêmes seul seule seuls seules soussigné soussignée deux trois tous toutes aussi")
TOO_RARE = 7
_TENSES = "pqfc"
_BEHIND = one_of("au aux ici là")
_UNCHANGED = one_of("sûr ouïe comparé entendu droit feu autre")
_COLLECTIVE = one_of("autres uns unes plupart majorité moitié dizaine vingtaine centaine ensemble nombre partie groupe")


def pronouns(sentence: Sentence) -> Iterator[Fault]:
    """`je veut`, `tu mange`, `ils fait`, `je m'appel`, `il travaillé`."""
    for index, word in enumerate(sentence.words):
        person = PERSONS.get(word.low)
        before = sentence[index - 1]
        if person is None or (
            word.low in {"elle", "elles"} and before.low in PREPOSITIONS | {"et", "ou", "comme", "que"}
        ):
            continue
        if word.low == "tu" and before.low in {"ai", "a", "as", "s'est", "est"} or before.person(person) and before.low:
            continue
        place = sentence.skip(index + 1, CLITICS)
        verb = sentence[place]
        if word.low == "on" and verb.can("Q") and (before.low == "qui" or plural_before(sentence, index)):
            continue  # `les pompiers on sauvé`: said by another rule
        if not verb.codes or verb.low in _NO_VERB or verb.turned or verb.low in PERSONS:
            continue
        if verb.grammatical and verb.low not in {"peux", "suis", "es", "dois", "sens"} or verb.person(person):
            continue
        proposals = _repaired(verb, person, sentence.low(place - 1))
        if proposals:
            yield Fault(place, place, proposals, _REASONS[person])


def _repaired(verb: Word, person: str, before: str) -> tuple[str, ...]:
    if verb.finite or verb.can("Y", "Q") or verb.can("P"):
        return tuple(conjugated(verb, person)[:2])
    if verb.can("N", "A") and not verb.text[:1].isupper():
        return tuple(heard_as(verb.low, *(f"{tense}{person}" for tense in _TENSES))[:2])
    return ()


def that(sentence: Sentence) -> Iterator[Fault]:
    """`ça fais longtemps`, `cela dépends`; `comment travaille les policiers`."""
    for index, word in enumerate(sentence.words):
        if word.low in {"ça", "cela"}:
            verb = sentence[sentence.skip(index + 1, CLITICS)]
            place = sentence.skip(index + 1, CLITICS)
            single = verb.person("1s", "2s") and not verb.person("3s", "3p")
            if single and not verb.can("N", "A", "Q", "G", "W") and sentence.low(index - 1) not in PREPOSITIONS:
                yield Fault(place, place, tuple(conjugated(verb, "3s")[:2]), Reason.SUBJECT)
        elif word.low == "comment" and sentence.low(index + 2) in MANY:
            verb = sentence[index + 1]
            if verb.person("3s") and not verb.person("3p") and not verb.can("N", "A", "Q"):
                yield Fault(index + 1, index + 1, tuple(conjugated(verb, "3p")[:2]), Reason.SUBJECT)


def nouns(sentence: Sentence) -> Iterator[Fault]:
    """`mes parents travaille`, `ma mère fais`, `les voitures m'intéresse`."""
    for index, word in enumerate(sentence.words):
        joined = _joined(sentence, index)
        begins = starts(sentence, index) or joined or word.low in MANY and _second_clause(sentence, index)
        if word.low not in MANY | ONE or not begins:
            continue
        head = _noun_after(sentence, index)
        several = word.low in ONE and sentence[head].can("Nmp", "Nfp", "Nep")
        if not head or several or sentence.low(head) in _COLLECTIVE:
            continue
        place = sentence.skip(head + 1, CLITICS)
        if sentence[place].can("A") and not sentence[place].finite:
            place = sentence.skip(place + 1, CLITICS)
        verb, many = sentence[place], word.low in MANY or joined
        if (
            not verb.finite
            or verb.grammatical
            or verb.can("N", "A", "Q", "Y")
            or verb.turned
            or verb.text[:1].isupper()
        ):
            continue
        person = "3p" if many else "3s"
        single = verb.person("1s", "2s") and not verb.person("3s", "3p")
        wrong = not verb.person("3p") and (verb.person("3s") or single) if many else single
        wrong |= not many and verb.person("3p") and not verb.person("3s") and _begins(sentence, index)
        if wrong and not any(sentence.low(between) in {"et", "ou"} for between in range(index, place)):
            yield Fault(place, place, tuple(conjugated(verb, person)[:2]), Reason.SUBJECT)


def _second_clause(sentence: Sentence, index: int) -> bool:
    """After `et`, where the words before it are a sentence already."""
    earlier = sentence.words[: index - 1]
    return sentence.low(index - 1) == "et" and any(
        word.finite and not word.can("N", "A", "G", "W", "Y") for word in earlier
    )


def _joined(sentence: Sentence, index: int) -> bool:
    """`mon père et ma mère`: a second subject, where nothing but the first stands before."""
    first = [word for word in sentence.words[max(0, index - 4) : index - 1] if word.kind != "mark"]
    if not starts(sentence, index - 1 - len(first)):
        return False
    simple = 1 < len(first) <= 3 and first[0].low in MANY | ONE and first[-1].can("N")
    return sentence.low(index - 1) == "et" and simple and all(word.can("N", "A") for word in first[1:])


def _begins(sentence: Sentence, index: int) -> bool:
    return sentence[index - 1].kind == "none"


def _noun_after(sentence: Sentence, index: int) -> int:
    """The place of the noun that this article leads to, an adjective between; 0 where there is none."""
    for place in (index + 1, index + 2):
        word = sentence[place]
        if word.can("N") and not word.can("G", "W"):
            after = sentence[place + 1]
            if place == index + 1 and word.can("A") and after.can("N") and not after.finite:
                continue
            return place
        if not word.can("A"):
            return 0
    return 0


def who(sentence: Sentence) -> Iterator[Fault]:
    """`un métier qui demandes`, `ce qui es`, `des gens qui travaille`."""
    for index, word in enumerate(sentence.words):
        if word.low != "qui":
            continue
        before, place = sentence[index - 1], sentence.skip(index + 1, CLITICS)
        verb = sentence[place]
        if before.can("N") and _is_heard_as_a_verb(sentence, place):
            many = before.low == "gens" or plural_before(sentence, index)
            proposals = tuple(form for form in heard_as(verb.low, "p3p" if many else "p3s") if rarity(form) < TOO_RARE)
            if proposals:
                yield Fault(place, place, proposals[:2], Reason.SUBJECT)
            continue
        if not verb.finite or verb.grammatical or verb.can("N", "A", "Q", "Y"):
            continue
        third = verb.person("3s", "3p")
        article = sentence.low(index - 2)
        own = {"moi": "1s", "toi": "2s"}.get(before.low) if "est" in sentence.lows(index - 4, 3) else None
        if own and not verb.person(own):
            yield Fault(place, place, tuple(conjugated(verb, own)[:2]), Reason.SUBJECT)
            continue
        if not third and (
            before.low in {"ce", "quelqu'un", "celui", "celle"} or before.can("N") and not before.can("G")
        ):
            if verb.person("1s", "2s") and article not in {"suis", "es", "moi", "toi"}:
                yield Fault(place, place, tuple(conjugated(verb, "3s")[:2]), Reason.SUBJECT)
        elif verb.person("3s") and not verb.person("3p") and before.low in {"ceux", "celles", "gens"}:
            yield Fault(place, place, tuple(conjugated(verb, "3p")[:2]), Reason.SUBJECT)


def _is_heard_as_a_verb(sentence: Sentence, place: int) -> bool:
    """`qui travail ici`: a noun where only a verb can stand, its complement behind it."""
    what, after = sentence[place], sentence[place + 1]
    only_noun = what.can("Nms", "Nfs") and not (what.can("A", "Q", "Y") or what.finite or what.grammatical)
    behind = after.kind in {"none", "mark"} or after.low in PREPOSITIONS | MANY | ONE | ADVERBS | _BEHIND
    return only_noun and what.text.islower() and behind


def _agreement_of(sentence: Sentence, verb: int) -> str:
    """Gender and number of the article and noun that begin a clause and stand just before this verb."""
    head = sentence.back(verb - 1, frozenset({"ne", "n'"}))
    noun, article = sentence[head], sentence.low(head - 1)
    if not noun.can("N") or noun.can("G", "W", "Y") or not starts(sentence, head - 1):
        return ""
    genders = {code[1] for code in noun.codes if code[0] == "N"}
    gender = genders.pop() if len(genders) == 1 else "e"
    if article in MANY and sentence[verb].person("3p") and noun.can("Nmp", "Nfp", "Nep"):
        return f"{gender}p"
    return f"{gender}s" if article in ONE and sentence[verb].person("3s") and gender == "f" else ""


def nouns_for_verbs(sentence: Sentence) -> Iterator[Fault]:
    """`ma mère travail à la poste`: a noun where the verb of the sentence is wanted."""
    if sentence.low(0) not in MANY | ONE or not sentence[1].can("N") or sentence[1].can("G", "W"):
        return
    what, after = sentence[2], sentence[3]
    small = after.low in PREPOSITIONS | MANY | ONE | ADVERBS | {"au", "aux", "du"}
    only_noun = what.can("N") and not (what.can("A", "Q") or what.finite or what.grammatical)
    if small and only_noun:
        verbs = any(word.finite for word in sentence.words[3:])
        if not verbs:
            person = "3p" if sentence.low(0) in MANY else "3s"
            heard = heard_as(what.low, f"p{person}")
            proposals = tuple(form for form in heard if rarity(form) < TOO_RARE)[:2]
            if proposals:
                yield Fault(2, 2, proposals, Reason.SUBJECT)


def described(sentence: Sentence) -> Iterator[Fault]:
    """`elle est parti`, `ils sont gentil`, `nous sommes motivé`."""
    for index, word in enumerate(sentence.words):
        if "être" not in word.lemmas or word.can("Q") or not word.finite:
            continue
        subject = sentence.low(sentence.back(index - 1, frozenset({"ne", "n'", "y"})))
        wanted = {"elle": "fs", "ils": "mp", "elles": "fp", "nous": "ep"}.get(subject) or _agreement_of(sentence, index)
        before = sentence.low(sentence.back(index - 1, frozenset({"ne", "n'", "y"})) - 1)
        if (
            not wanted
            or before in PREPOSITIONS | {"nous"}
            or subject == "elle"
            and before in {"et", "ou"}
            or word.turned
        ):
            continue
        place = sentence.skip(index + 1, ADVERBS | {"pas"})
        what, after = sentence[place], sentence[place + 1]
        joined = after.can("N", "A") and not after.grammatical or after.kind == "mark" and after.text not in ",;:)"
        if not _describes(what) or joined or _agrees(what, *wanted):
            continue
        proposals = tuple(agreed(what, *wanted)[:2])
        if proposals:
            yield Fault(place, place, proposals, Reason.AGREES)


def _describes(what: Word) -> bool:
    """An adjective or participle and nothing else."""
    other = what.grammatical or what.finite or what.low in _UNCHANGED or what.low.endswith("ant")
    return what.can("A", "Q") and not other and not what.text[:1].isupper()


def _agrees(what: Word, gender: str, number: str) -> bool:
    genders = {gender, "e"} if gender != "e" else {"m", "f", "e"}
    codes = (code for code in what.codes if len(code) == 3 and code[0] in "NAQ")
    return any(code[1] in genders and code[2] in {number, "i"} for code in codes)


RULES = (pronouns, that, nouns, nouns_for_verbs, who, described)

"""-é, -er or -ez: after a verb, after a preposition, after `vous`."""

from collections.abc import Iterator

from ...reasons import Reason
from ..forms import conjugated, forms_with, heard_as, infinitives
from ..words import Sentence, Word, one_of
from .fault import ADVERBS, CLITICS, NOT, PERSONS, PREPOSITIONS, SUBORDINATING, Fault
from .has_or_to import means_to

_WANTING = one_of(
    "vouloir pouvoir devoir aller savoir aimer adorer préférer souhaiter désirer espérer faire falloir oser "
    "penser compter détester"
)
_COMING = one_of("venir revenir retourner passer partir")
_ONLY_VERBS = one_of("pouvoir devoir oser falloir aller")
_BEFORE = one_of("de d' à pour sans afin")
_ARTICLES = one_of("le la l' les leur")
_LIKE_AN_ADJECTIVE = one_of("rien chose quelqu'un plus moins personne ça un une tête air point")
_QUESTIONS = one_of("comment quoi")
_FILLING = CLITICS | NOT | ADVERBS - {"très", "moins"}
_NEVER = frozenset({"faite", "dite"})
_AS_A_SUBJECT = one_of("est sera serait permettrait permettra m' me")
_IRREGULAR = {"faite": "faites", "dite": "dites", "faits": "faites", "dit": "dites", "fait": "faites"}


def _should_be_infinitive(word: Word, *, noun: bool = False) -> bool:
    """A verb in -er, written with another ending that sounds like it. `noun`: it can be a noun and still is wrong."""
    if word.can("Y", "G", "W") or word.turned or (word.can("N") and not noun):
        return False
    ending = word.low.endswith(("é", "ée", "és", "ées", "ez")) or word.can("q1s", "q3s", "f1s")
    return ending and any(lemma.endswith("er") for lemma in infinitives(word)) and not word.can("p3s", "p1s")


def _infinitive(word: Word) -> tuple[str, ...]:
    return tuple(lemma for lemma in infinitives(word) if lemma.endswith("er"))


def after_verbs(sentence: Sentence) -> Iterator[Fault]:
    """`je veux travaillé`, `comment changé`, `veuillez agréé`, `aider et travaillé`."""
    for index, word in enumerate(sentence.words):
        if word.low in _QUESTIONS:
            place = sentence.skip(index + 1, CLITICS)
            if _should_be_infinitive(sentence[place]) and not (place > index + 1 and sentence[place].person("2p")):
                yield Fault(place, place, _infinitive(sentence[place]), Reason.AFTER_VERB)
            continue
        lemmas = _wanting(sentence, index) | _coming(sentence, index)
        asks = word.low.startswith(("veuillez", "veuiller"))
        if not lemmas and not asks:
            continue
        place = sentence.skip(index + 1, _FILLING)
        verb = sentence[place]
        if sentence.low(place - 1) in {"plus", "moins"} and sentence.low(index - 1) not in {"ne", "n'"}:
            continue
        surely = bool(lemmas & _ONLY_VERBS) or sentence.low(place - 1) in CLITICS - _ARTICLES
        if _should_be_infinitive(verb, noun=surely) and not (lemmas == {"savoir"} and verb.can("Q") and word.can("N")):
            yield Fault(place, place, _infinitive(verb), Reason.AFTER_VERB)


def _coming(sentence: Sentence, index: int) -> set[str]:
    """`je viendrais vous rencontré`: verbs of going lead to an infinitive where a pronoun stands between."""
    somebody = sentence.low(index + 1) in {"vous", "me", "m'", "te", "t'", "nous"}
    word = sentence[index]
    return set(word.lemmas) & _COMING if somebody and word.finite and not word.can("N") else set()


def _wanting(sentence: Sentence, index: int) -> set[str]:
    """Which verbs that lead to an infinitive stand here: not the noun `devoir`, not `puis`, not `de fait`."""
    word, before = sentence[index], sentence[index - 1]
    found = {
        lemma for lemma in _WANTING & set(word.lemmas) if any(code[0] in "Ypqcfuis" for code in word.lemmas[lemma])
    }
    if word.low in {"pu", "voulu", "osé"} and "avoir" in before.lemmas:
        found.add("pouvoir")
    if word.low == "puis" or word.can("f", "s") and "aller" in found:
        return set()
    reflexive = before.low in {"me", "m'", "te", "t'", "se", "s'", "nous", "vous"}
    if "faire" in found and not reflexive:
        found.remove("faire")
    if word.can("N") and not (before.finite or before.low in PREPOSITIONS | CLITICS - _ARTICLES | set(PERSONS)):
        return set()
    if before.low in _ARTICLES:  # `je la préfère salée`
        return found & _ONLY_VERBS
    return found


def after_prepositions(sentence: Sentence) -> Iterator[Fault]:
    """`de travaillé`, `pour m'amusé`, `sans te dérangez`."""
    for index, word in enumerate(sentence.words):
        leads = word.low in _BEFORE or word.text == "a" and means_to(sentence, index)
        if not leads or sentence.low(index - 1) in _LIKE_AN_ADJECTIVE:
            continue
        if word.low in {"de", "d'"} and {"rien", "chose", "quelqu'un"} & set(sentence.lows(0, index)):
            continue
        if sentence[index - 1].can("B"):  # `dix de retrouvés`
            continue
        negated = sentence.low(index + 1) in {"ne", "n'"}
        place = sentence.skip(index + 1, CLITICS | NOT if negated else CLITICS | frozenset({"bien", "mieux", "tout"}))
        verb, between = sentence[place], sentence.low(place - 1)
        if between in _ARTICLES and not (between == "les" and verb.can("Qms") and not verb.can("A")):
            continue
        agreed = verb.can("Qf", "Qmp") and sentence[place + 1].can("N")
        agreed |= between in {"nous", "vous", "lui"} and verb.low.endswith("ait")
        if _should_be_infinitive(verb) and not agreed and not verb.text[:1].isupper():
            yield Fault(place, place, _infinitive(verb), Reason.AFTER_PREPOSITION)
        elif place == index + 1 and _only_finite(verb) and word.low != "afin":
            yield Fault(place, place, tuple(infinitives(verb)), Reason.INFINITIVE)


def _only_finite(word: Word) -> bool:
    """A verb with a person and nothing else: never right after a preposition."""
    other = word.can("N", "A", "Q", "Y", "P", "M") or word.grammatical or word.turned
    return word.finite and not other and word.text.islower()


def after_not(sentence: Sentence) -> Iterator[Fault]:
    """`ne pas arrivé`."""
    for index, word in enumerate(sentence.words):
        if word.low == "ne" and sentence.low(index + 1) in NOT:
            place = sentence.skip(index + 2, CLITICS)
            if _should_be_infinitive(sentence[place]):
                yield Fault(place, place, _infinitive(sentence[place]), Reason.AFTER_VERB)


def in_a_row(sentence: Sentence) -> Iterator[Fault]:
    """`apprendre et travaillé`: what follows an infinitive and `et` is one as well."""
    for index, word in enumerate(sentence.words):
        if word.low in {"et", "ou"} and sentence[index - 1].can("Y") and not sentence[index - 1].can("N"):
            place = sentence.skip(index + 1, CLITICS)
            if _should_be_infinitive(sentence[place]):
                yield Fault(place, place, _infinitive(sentence[place]), Reason.AFTER_VERB)


def after_you(sentence: Sentence) -> Iterator[Fault]:
    """`vous aller`, `si vous accepté`, `vous faite`; `nous travaillont`."""
    for index, word in enumerate(sentence.words):
        if word.low not in {"vous", "nous"} or sentence.low(index - 1) == word.low:
            continue
        place = sentence.skip(index + 1, CLITICS)
        verb, before = sentence[place], sentence[index - 1]
        person = "2p" if word.low == "vous" else "1p"
        clear = _is_clear_subject(sentence, index)
        if person == "2p" and place == index + 1 and (verb.low in _NEVER or clear and verb.low in _IRREGULAR):
            yield Fault(place, place, (_IRREGULAR[verb.low],), Reason.WITH_YOU)
            continue
        if not verb.codes or verb.person(person) or verb.grammatical or verb.turned or not clear:
            continue
        sounds = verb.can("Y") and verb.low.endswith("er") or verb.low.endswith(("é", "és", "ée"))
        comma = before.text == ","
        if (
            verb.can("Y")
            and before.kind == "none"
            and any(sentence.low(later) in _AS_A_SUBJECT for later in range(place, len(sentence)))
        ):
            continue
        if sounds and not (comma and verb.can("Y")) or verb.finite and clear == "surely" and not verb.can("N", "A"):
            proposals = _at(verb, person)
            if proposals:
                reason = Reason.WITH_YOU if person == "2p" else Reason.WITH_WE
                yield Fault(place, place, proposals, reason)


def _is_clear_subject(sentence: Sentence, index: int) -> str:
    """Whether this vous or nous rules the verb after it: "surely", "likely", or "" after what makes it an object."""
    before, earlier = sentence[index - 1], sentence[index - 2]
    negated = any(sentence.low(place) in {"ne", "n'"} for place in range(index))
    if before.kind == "none" or before.low in SUBORDINATING - {"que", "qu'", "comme"}:
        return "surely"
    if before.low in {"que", "qu'"} and not negated and earlier.kind != "none":
        return "surely" if earlier.finite and not earlier.can("N", "A") else "likely"
    return "likely" if before.kind == "mark" and before.text in ",;:" else ""


def _at(verb: Word, person: str) -> tuple[str, ...]:
    if verb.can("Y") or verb.can("Q"):
        return tuple(form for lemma in infinitives(verb) for form in forms_with(lemma, f"p{person}"))
    heard = heard_as(verb.low, f"p{person}") if verb.low.endswith(("ais", "ait", "é")) else []
    return tuple(dict.fromkeys([*heard[:1], *conjugated(verb, person)]))[:2]


RULES = (after_verbs, after_prepositions, after_not, in_a_row, after_you)

"""Number and gender: after `les`, `mes`, `deux`, after `un`, with `tout`."""

from collections.abc import Iterator

from premierpas.core.text import is_digits

from ...reasons import Reason
from ..forms import agreed
from ..words import Sentence, Word, one_of
from .fault import ADVERBS, CLITICS, MANY, PERSONS, PREPOSITIONS, Fault, subject_before

_SAME = one_of(
    "vidéo bio marron orange maximum minimum standard web radio clé test super cool top sport informatique internet "
    "wifi hip-hop rap foot mode cinéma fast drive pop rock photo audio junior sénior senior pro kaki rose châtain"
)
_MUCH = one_of("beaucoup plein tant tellement énormément")
_COUNTABLE = one_of(
    "chose personne ami amie élève question idée client métier qualité langue livre animal machine outil heure"
)
_DAYS = one_of("lundi mardi mercredi jeudi vendredi samedi dimanche")
_MEASURES = one_of("an année jour semaine mois heure minute fois personne élève enfant frère sœur place point")
_ONE = one_of("un une mon ma ton ta son sa ce cet cette chaque quel quelle au du aucun aucune")
_ALL = {"tout": "tous", "toute": "toutes", "tous": "tout", "toutes": "toute"}
_WHOLE = one_of("du avant malgré pour surtout après en par")
_WHOLES = one_of("monde temps reste long jour journée semaine année matinée équipe classe vie nuit famille école")
_PAIRS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "un": ("m", "f", ("une",)),
    "une": ("f", "m", ("un",)),
    "cette": ("f", "m", ("ce", "cet")),
    "ma": ("f", "m", ("mon",)),
}
_OF_PEOPLE = ("eur", "ien", "ier", "er", "ach", "ant", "ent", "in", "ain", "iste")  # `une coach`, `une pompier`
_BOTH = one_of(
    "chef prof ministre maire auteur ingénieur médecin professeur écrivain pompier chauffeur docteur juge type espèce"
)
_LIKE_ADJECTIVES = one_of("préféré motivé passionné âgé adapté passé organisé privé spécialisé varié compliqué")
_FEMININE = one_of("une la ma ta sa cette toute quelle")


def _single(word: Word) -> bool:
    """A noun or adjective that can only be singular."""
    codes = [code for code in word.codes if code[0] in "NAQ" and len(code) == 3]
    return (
        bool(codes)
        and all(code[2] == "s" for code in codes)
        and (not word.can("G", "W", "B", "J") or word.low == "personne")
    )


def _several(word: Word) -> bool:
    codes = [code for code in word.codes if code[0] in "NA" and len(code) == 3]
    return bool(codes) and all(code[2] == "p" for code in codes)


def after_many(sentence: Sentence) -> Iterator[Fault]:
    """`les voiture`, `mes petit frères`, `deux semaine`, `des personnes étrangère`."""
    for index, word in enumerate(sentence.words):
        if word.low not in MANY or not _is_article(sentence, index):
            continue
        if (
            sentence.low(index - 1) in {"tout", "toute"}
            or word.can("B")
            and sentence.low(index - 2) in {"tous", "toutes"}
        ):
            continue  # said by `all_of`: the words after it can wait
        for place in (index + 1, index + 2):
            what = sentence[place]
            if place == index + 2 and not _follows(sentence, place):
                break
            joined = sentence[place + 1].low in {"et", "ou"} and (
                not what.can("N") or sentence[place + 2].can("N") and not sentence[place + 2].grammatical
            )
            if (
                joined
                or sentence[place + 1].text in {"·", "+", "(", "/", "-"}
                or (what.low.endswith("ant") and (what.can("P") or not what.can("N")))
            ):
                break
            if what.kind != "word" or what.text[:1].isupper() or not what.can("N", "A", "Q"):
                break
            if _single(what) and what.low not in _SAME and (place > index + 1 or _noun_here(sentence, place)):
                proposals = tuple(_plural(sentence, what, place, index)[:2])
                if proposals:
                    yield Fault(place, place, proposals, Reason.PLURAL)


def _plural(sentence: Sentence, what: Word, place: int, article: int) -> list[str]:
    gender = "e"
    beside = sentence[place - 1] if place > article + 1 else sentence[place + 1]
    genders = {code[1] for code in beside.codes if code[0] == "N"}
    if what.can("A", "Q") and len(genders) == 1 and genders < {"m", "f"}:
        gender = genders.pop()
    return agreed(what, gender, "p")


def _is_article(sentence: Sentence, index: int) -> bool:
    """`les` before a verb is a pronoun; the other words never are."""
    word, after = sentence[index], sentence[index + 1]
    if word.low != "les":
        return True
    before = sentence[index - 1]
    if after.can("Y") and not after.can("Nmp") or before.low in CLITICS | set(PERSONS):
        return False
    if after.can("p", "q", "i", "u") and not (before.low in PREPOSITIONS or before.low in {"tous", "toutes"}):
        begins = before.kind == "none" or before.low in {"que", "car", "quand", "si"}
        return (
            begins
            and after.can("N")
            or before.finite
            and (not before.can("N", "W") or bool(subject_before(sentence, index - 1)))
        )
    return not (before.low in {"qui", "on"} or after.can("Q") and before.low in {"pour", "sans", "de"})


def _noun_here(sentence: Sentence, place: int) -> bool:
    """Not the verb of `les deux fait`; after a number, only what is counted."""
    word, article = sentence[place], sentence[place - 1]
    if article.can("B"):
        return (
            word.can("N") and not word.can("Q") and sentence.low(place - 2) not in {"le", "la", "ce", "page", "numéro"}
        )
    return word.can("N", "A") or word.can("Q") and sentence[place + 1].can("N")


def _follows(sentence: Sentence, place: int) -> bool:
    """Whether this word belongs to the plural before it: the noun after its adjective, the adjective after its noun."""
    before, what = sentence[place - 1], sentence[place]
    if what.grammatical or what.low in _SAME or before.low in _SAME or before.can("B"):
        return False
    if before.can("A") and not before.can("Y") and what.can("N") and not what.finite and not what.can("Q", "Y"):
        return not (before.can("N") and what.can("A"))
    after = sentence[place + 1]
    adjective = what.can("A") and not (what.can("N") or what.finite or what.can("Y"))
    adjective |= what.low in _LIKE_ADJECTIVES
    noun = before.can("Nmp", "Nfp", "Nep") or before.can("N") and not before.finite
    return noun and adjective and not after.can("N") and not _other_gender(before, what)


def _other_gender(noun: Word, adjective: Word) -> bool:
    """The adjective speaks of something else: `une répartition des revenus judicieuse`."""
    genders = {code[1] for code in noun.codes if code[0] == "N"}
    return genders == {"m"} and adjective.can("Af", "Qf") and not adjective.can("Am", "Ae", "Qm", "Qe")


def counted(sentence: Sentence) -> Iterator[Fault]:
    """`15 an`, `3 semaine`."""
    for index, word in enumerate(sentence.words):
        after = sentence[index + 1]
        if is_digits(word.text) and int(word.text) > 1 and after.low in _MEASURES - {"mois", "fois"}:
            yield Fault(index + 1, index + 1, tuple(agreed(after, "e", "p")[:1]), Reason.PLURAL)


def all_of(sentence: Sentence) -> Iterator[Fault]:
    """`tout les jours`, `tous le monde`, `quelque jours`, `tous les mardi`."""
    for index, word in enumerate(sentence.words):
        after = sentence.low(index + 1)
        if word.low in {"tout", "toute"} and after in {"les", "mes", "ces", "des", "ses", "nos", "vos", "leurs", "tes"}:
            third = sentence[index + 2]
            acts = third.can("Y") or third.finite and not third.can("N")
            if after != "des" and not acts and sentence.low(index - 1) not in _WHOLE:
                feminine = third.can("Nf", "Af") and not third.can("Nm", "Am")
                right = "toutes" if feminine or word.low == "toute" else "tous"
                yield Fault(index, index + 1, (f"{right} {after}",), Reason.ALL)
        elif word.low in {"tous", "toutes"} and after in {"le", "la", "l'", "mon", "ma", "ce", "cela", "ça", "cette"}:
            noun = sentence.low(index + 2)
            if sentence.low(index - 1) not in {"nous", "vous", "ils", "elles"} and (
                after in {"ce", "cela"} or noun in _WHOLES
            ):
                yield Fault(index, index, (_ALL[word.low],), Reason.ALL_SINGULAR)
        elif word.low == "tous" and sentence[index - 1].kind in {"none", "mark"}:
            verb = sentence[sentence.skip(index + 1, CLITICS)]
            if verb.person("3s") and not (verb.person("3p") or verb.can("N", "A", "Q", "G")) or verb.low == "est":
                yield Fault(index, index, ("tout",), Reason.ALL_SINGULAR)
        elif word.low == "quelque" and _several(sentence[index + 1]):
            yield Fault(index, index, ("quelques",), Reason.PLURAL)
        elif word.low in {"de", "d'"} and after in _COUNTABLE and sentence.low(index - 1) in _MUCH:
            yield Fault(index + 1, index + 1, tuple(agreed(sentence[index + 1], "e", "p")[:1]), Reason.PLURAL)
        elif after in _DAYS and word.low == "les" and sentence.low(index - 1) == "tous":
            yield Fault(index + 1, index + 1, (f"{after}s",), Reason.PLURAL)


def after_one(sentence: Sentence) -> Iterator[Fault]:
    """`un stages`, `mon parents`, `chaque jours`."""
    for index, word in enumerate(sentence.words):
        what = sentence[index + 1]
        if word.low not in _ONE or sentence.low(index - 1) == "et" or what.text[:1].isupper() or not what.can("N"):
            continue
        other = what.grammatical or what.finite or what.can("Q", "Y") or word.low == "ce" and what.can("A")
        if _several(what) and not other:
            yield Fault(index + 1, index + 1, tuple(agreed(what, "e", "s")[:2]), Reason.SINGULAR)


def between_one_and_noun(sentence: Sentence) -> Iterator[Fault]:
    """`le meilleurs boulanger`, `votre nouvelles boutique`: the adjective between is singular as well."""
    for index, word in enumerate(sentence.words):
        what, noun = sentence[index + 1], sentence[index + 2]
        alone = what.can("Ams", "Afs", "Aes", "Ami", "Afi", "Aei", "G", "W", "Y") or what.finite
        if word.low not in _ONE | {"le", "la", "votre", "notre"} or alone or not what.can("Amp", "Afp", "Aep"):
            continue
        if _single(noun) and noun.can("N") and not noun.can("A", "Q") and not noun.finite:
            yield Fault(index + 1, index + 1, tuple(agreed(what, "e", "s")[:2]), Reason.SINGULAR)


def after_of(sentence: Sentence) -> Iterator[Fault]:
    """`de très bons souvenir`, `de nouvelles chose`."""
    for index, word in enumerate(sentence.words):
        if word.low not in {"de", "d'"}:
            continue
        place = sentence.skip(index + 1, frozenset({"très", "si"}))
        adjective, noun = sentence[place], sentence[place + 1]
        several = adjective.can("Amp", "Afp", "Aep") and not adjective.can("As", "Ams", "Afs", "Aes", "Ami", "G")
        alone = _single(adjective) and adjective.can("A") and not adjective.can("Q", "Y") and _several(noun)
        if (
            alone
            and not adjective.finite
            and adjective.low not in _SAME | {"nouveau", "particulier", "même"}
            and place == index + 1
        ):
            yield Fault(place, place, tuple(_plural(sentence, adjective, place, index)[:2]), Reason.PLURAL)
        elif several and _single(noun) and noun.can("N") and not noun.can("A", "Q") and not noun.finite:
            yield Fault(place + 1, place + 1, tuple(agreed(noun, "e", "p")[:2]), Reason.PLURAL)


def articles(sentence: Sentence) -> Iterator[Fault]:
    """`un fuite`, `une stage`, `un vraie atelier`, `une petit équipe`."""
    for index, word in enumerate(sentence.words):
        pair = _PAIRS.get(word.low)
        if pair is None:
            continue
        noun, after = sentence[index + 1], sentence[index + 2]
        own, other, right = pair
        wrong = noun.can(f"N{other}s") and not noun.can(f"N{own}", "Ne", "A", "G", "W", "Q", "Y", "M")
        wrong &= not (other == "m" and noun.low.endswith(_OF_PEOPLE)) and not _compound(after)
        if wrong and noun.text.islower() and not (noun.finite or noun.low in _BOTH or noun.low.endswith("-midi")):
            yield Fault(index, index, right, Reason.GENDER)
        misfit = noun.can(f"A{other}s") and not noun.can(f"A{own}", "Ae", "N", "G", "W", "Q", "Y") and not noun.finite
        if misfit and after.can(f"N{own}s") and not after.can(f"N{other}", "Ne", "A"):
            yield Fault(index + 1, index + 1, tuple(agreed(noun, own, "s")[:2]), Reason.AGREES)


def _compound(after: Word) -> bool:
    """`un escape game`: the gender is that of the two words together."""
    return (
        after.kind == "word"
        and not after.low.endswith("'")
        and (not after.codes or after.can("N") and not after.can("A", "Q", "p") and not after.grammatical)
    )


def gender(sentence: Sentence) -> Iterator[Fault]:
    """`une personne motivé`, `une équipe sérieux`."""
    for index, word in enumerate(sentence.words):
        noun = sentence[index + 1]
        if word.low not in _FEMININE or not noun.can("Nfs") or noun.can("Nm", "Ne", "A", "W", "Q", "Y"):
            continue
        if noun.can("G") and word.low != "une":
            continue
        place = sentence.skip(index + 2, ADVERBS & {"très", "trop", "plus", "vraiment", "bien", "plutôt"})
        what = sentence[place]
        if (
            what.low in _SAME
            or what.grammatical
            or what.finite
            or what.can("N", "Y")
            or not what.can("Ams", "Ami", "Qms")
        ):
            continue
        if what.can("Af", "Ae", "Qei", "Qmi") or (what.can("Q") and not what.low.endswith("é")):
            continue
        if not noun.finite or word.low != "la":
            yield Fault(place, place, tuple(agreed(what, "f", "s")[:2]), Reason.AGREES)


RULES = (all_of, after_many, after_of, counted, after_one, between_one_and_noun, articles, gender)

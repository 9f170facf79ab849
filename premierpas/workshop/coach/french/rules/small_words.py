"""Small words that sound alike: ou/où, la/là, peu/peut, leur/leurs, quand/qu'en, ce/se, mes/mais, sûr, dû."""

from collections.abc import Iterator

from ...reasons import Reason
from ..forms import forms_with
from ..words import Sentence, Word, one_of
from .fault import ADVERBS, CLITICS, MANY, NOT, PERSONS, PREPOSITIONS, Fault, starts

_PLACES = one_of(
    "jour jours moment moments endroit endroits lieu lieux boulangerie restaurant garage hôpital cabinet atelier usine "
    "bureau centre association mairie pharmacie crèche bibliothèque piscine stade gymnase studio théâtre musée "
    "boutique ville école collège quartier pays année semaine époque cas entreprise métier magasin salle maison rue "
    "période matin soir temps monde club partout"
)
_TELLING = one_of("voir savoir comprendre découvrir dire demander décider expliquer montrer apprendre choisir")
_WISHED = one_of("voulu aimé souhaité préféré adoré")
_SUBJECTS = frozenset(PERSONS) | {"nous", "vous"}


def where(sentence: Sentence) -> Iterator[Fault]:
    """`le jour ou je`, `d'ou`, `oui où non`."""
    for index, word in enumerate(sentence.words):
        before, after = sentence[index - 1], sentence[index + 1]
        if word.low == "ou":
            relative = before.low in _PLACES and after.low in _SUBJECTS | {"se", "l'on"} and not after.turned
            told = bool(_TELLING & set(before.lemmas)) and (after.low in _SUBJECTS or after.low in {"est", "sont"})
            relative |= told
            if (
                before.low == "d'"
                or before.low in {"là", "la"}
                and after.low in _SUBJECTS
                or relative
                or before.kind == "none"
                and after.low in {"est", "sont"}
            ):
                yield Fault(index, index, ("où",), Reason.WHERE)
        elif word.low == "où" and (after.low in {"non", "bien", "même"} or before.can("B") and after.can("B")):
            yield Fault(index, index, ("ou",), Reason.OR)


def there(sentence: Sentence) -> Iterator[Fault]:
    """`je suis la pour`, `par la`, `dans là classe`."""
    for index, word in enumerate(sentence.words):
        before, after = sentence[index - 1], sentence[index + 1]
        if word.low == "la" and word.text == "la":
            ends = after.kind in {"none", "mark"} and before.kind == "word" and after.text not in {"«", '"', "(", "-"}
            follows = after.low in {"pour", "que", "qu'", "où", "depuis", "et"} and not before.can("Y")
            if (ends or follows) and before.kind == "word" and before.low not in {"de", "à"}:
                yield Fault(index, index, ("là",), Reason.THERE)
        elif word.low == "là" and before.low in PREPOSITIONS - {"de", "par"} and after.can("Nfs"):
            yield Fault(index, index, ("la",), Reason.ARTICLE)


def little(sentence: Sentence) -> Iterator[Fault]:
    """`je peu venir`, `un peut`."""
    for index, word in enumerate(sentence.words):
        before, after = sentence[index - 1], sentence[index + 1]
        subject = sentence.low(sentence.back(index - 1, CLITICS))
        if word.low in {"peu", "peus", "peur"} and subject in {"je", "tu", "il", "elle", "on", "qui", "ça", "sa"}:
            verb = sentence[sentence.skip(index + 1, CLITICS | NOT)]
            if before.low != "à" and (verb.can("Y") or word.low == "peu" and after.low in NOT):
                right = "peux" if subject in {"je", "tu"} else "peut"
                yield Fault(index, index, (right,), Reason.CAN)
        elif word.low in {"peut", "peux"}:
            few = after.low in {"de", "d'"} and before.low in {"ai", "a", "as", "ont", "avons", "avait", "avais"}
            if before.low == "un" and sentence.low(index - 2) in {"l'", "d'", "quelqu'"}:
                continue
            if before.low in {"un", "très", "trop", "si", "à"} and subject not in PERSONS or few:
                yield Fault(index, index, ("peu",), Reason.LITTLE)


def theirs(sentence: Sentence) -> Iterator[Fault]:
    """`je leurs donne`, `leur parents`."""
    for index, word in enumerate(sentence.words):
        before, after = sentence[index - 1], sentence[index + 1]
        if word.low == "leurs" and before.low in {"les", "des", "aux"}:
            continue
        if word.low == "leurs" and not after.can("N", "A", "B"):
            if after.finite or after.can("Y") or before.low in {"je", "on", "il", "elle", "pour", "de"} and after.low:
                yield Fault(index, index, ("leur",), Reason.LEUR)
        elif word.low == "leurs" and before.low in PERSONS:
            yield Fault(index, index, ("leur",), Reason.LEUR)
        elif word.low == "leur":
            several = after.can("Nmp", "Nfp", "Nep") and not after.can("Nms", "Nfs", "Nes")
            if several and not after.finite:
                yield Fault(index, index, ("leurs",), Reason.LEURS)


def when(sentence: Sentence) -> Iterator[Fault]:
    """`quant j'étais`, `qu'en je`, `qu'ont peut`, `qu'elle métier`, `quelle aime`."""
    for index, word in enumerate(sentence.words):
        after, third = sentence[index + 1], sentence[index + 2]
        if word.low == "quand" and after.low in {"à", "au", "aux"} and starts(sentence, index):
            if sentence.low(index + 3) not in {"tour", "âge"} and third.low in {
                "mon",
                "ma",
                "mes",
                "moi",
                "lui",
                "votre",
                "vos",
                "nous",
                "vous",
            }:
                yield Fault(index, index, ("quant",), Reason.EXPRESSION)
        elif word.low == "quant" and after.low not in {"à", "au", "aux", "a"}:
            yield Fault(index, index, ("quand",), Reason.WHEN)
        elif word.low == "qu'" and after.low == "en" and third.low in {"je", "j'", "il", "ils", "on", "tu"}:
            yield Fault(index, index + 1, ("quand",), Reason.WHEN)
        elif word.low == "qu'" and after.low in {"elle", "elles"} and third.can("N"):
            if not (third.finite or third.low == "seule" or third.can("G", "W", "Q") or third.low in CLITICS):
                yield Fault(index, index + 1, tuple(_which(third)), Reason.WHICH)
        elif word.low in {"quelle", "quelles"} and after.low not in {"est", "sont", "était", "que", "qu'"}:
            verb = after.person("3s") and not {"être", "devoir", "pouvoir", "aller", "faire"} & set(after.lemmas)
            if (verb or after.low in CLITICS - {"l'", "les", "en", "n'", "ne"}) and not after.can("N", "A"):
                yield Fault(index, index, (f"qu'{word.low[2:]}",), Reason.WHICH)


def _which(noun: Word) -> list[str]:
    plural = "s" if noun.can("Nmp", "Nfp", "Nep") and not noun.can("Nms", "Nfs", "Nes", "Nmi") else ""
    feminine = noun.can("Nf", "Ne") and not noun.can("Nm")
    return [("quelle" if feminine else "quel") + plural]


def this_or_oneself(sentence: Sentence) -> Iterator[Fault]:
    """`se métier`, `se que`, `il ce lève`, `pour ce former`."""
    for index, word in enumerate(sentence.words):
        before, after = sentence[index - 1], sentence[index + 1]
        if word.low == "se":
            noun = after.can("N", "A") and not (after.finite or after.can("Y", "Q", "G", "W", "P"))
            article = after.low == "sont" and sentence.low(index + 2) in MANY and starts(sentence, index)
            if after.low in {"que", "qui", "qu'", "dont"} or article or noun and after.text.islower():
                yield Fault(index, index, ("ce",), Reason.THIS)
        elif word.low == "ce" and (after.finite or after.can("Y")):
            verb = after.can("Y") and not after.can("N") and before.low in {"pour", "de", "à", "sans"}
            verb &= after.low != "faire"
            if before.low in {"il", "elle", "on", "ils", "elles"} or verb:
                yield Fault(index, index, ("se",), Reason.REFLEXIVE)


def but(sentence: Sentence) -> Iterator[Fault]:
    """`mes je`, `avec mais amis`."""
    for index, word in enumerate(sentence.words):
        before, after = sentence[index - 1], sentence[index + 1]
        if word.low == "mes" and (after.low in PERSONS or after.low in {"c'", "ça", "aussi", "surtout", "quand"}):
            yield Fault(index, index, ("mais",), Reason.BUT)
        elif word.low in {"mais", "met", "mets"} and before.low in PREPOSITIONS - {"en"}:
            several = after.can("Nmp", "Nfp", "Nep", "Amp", "Afp", "Aep")
            if several and not after.can("G", "W"):
                yield Fault(index, index, ("mes",), Reason.MINE)


def accents_of_verbs(sentence: Sentence) -> Iterator[Fault]:
    """`je suis sur que`, `j'ai du attendre`."""
    for index, word in enumerate(sentence.words):
        before, after = sentence[index - 1], sentence[index + 1]
        if word.low == "sur" and "être" in before.lemmas and sentence.low(index - 2) in PERSONS:
            infinitive = after.low in {"de", "d'"} and sentence[sentence.skip(index + 2, CLITICS)].can("Y")
            if after.low in {"que", "qu'"} or infinitive or after.kind in {"none", "mark"}:
                yield Fault(index, index, ("sûr",), Reason.SURE)
        elif word.low == "du" and "avoir" in before.lemmas and not after.can("N"):
            verb = sentence[sentence.skip(index + 1, CLITICS)]
            if verb.can("Y"):
                yield Fault(index, index, ("dû",), Reason.HAD_TO)


def polite(sentence: Sentence) -> Iterator[Fault]:
    """`je voudrai`, `j'aimerai`: asked as a wish; and `si j'aurais`."""
    wishes = {"vouloir", "aimer", "souhaiter", "désirer", "adorer", "préférer"}
    for index, word in enumerate(sentence.words):
        subject = sentence.back(index - 1, CLITICS)
        if word.can("f1s") and wishes & set(word.lemmas) and sentence.low(subject) in {"je", "j'"}:
            after = sentence[sentence.skip(index + 1, ADVERBS | CLITICS)]
            if "vouloir" in word.lemmas or after.can("Y"):
                yield Fault(index, index, (f"{word.low}s",), Reason.POLITE)
        elif word.low == "aurai" and sentence.low(subject) == "j'" and sentence[index + 1].low in _WISHED:
            yield Fault(index, index, ("aurais",), Reason.POLITE)
        elif word.can("c") and sentence.low(subject) in PERSONS and sentence.low(subject - 1) in {"si", "s'"}:
            begins = starts(sentence, subject - 1, frozenset())
            if begins and not word.can("f"):
                person = next(code[1:] for code in word.codes if code[0] == "c")
                had = [form for lemma in word.lemmas for form in forms_with(lemma, f"q{person}")]
                yield Fault(index, index, tuple(had[:2]), Reason.IF_HAD)


RULES = (where, there, little, theirs, when, this_or_oneself, but, accents_of_verbs, polite)

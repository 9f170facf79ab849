"""What a rule finds, and the small words that many rules ask about."""

from dataclasses import dataclass

from ...reasons import Reason
from ..words import Sentence, Word, one_of


@dataclass(frozen=True)
class Fault:
    """From the word `first` to the word `last` of a sentence: these could stand there, for this reason."""

    first: int
    last: int
    proposals: tuple[str, ...]
    reason: Reason


PERSONS = {
    "je": "1s", "j'": "1s", "tu": "2s", "il": "3s", "elle": "3s", "on": "3s", "ils": "3p", "elles": "3p"
}  # fmt: skip
CLITICS = one_of("me m' te t' se s' le la l' les lui leur nous vous y en ne n'")
NOT = one_of("pas plus jamais rien point guère")
ADVERBS = one_of(
    "aussi bien beaucoup déjà encore jamais mieux même moins pas peu plus plutôt souvent surtout tellement toujours "
    "tout très trop vraiment rien enfin parfois seulement également énormément toutefois donc bientôt vite aussitôt "
    "réellement particulièrement facilement rapidement directement"
)
SUBORDINATING = one_of("que qu' si quand lorsque lorsqu' puisque puisqu' car mais comme donc")
LINKS = SUBORDINATING | one_of("et ou où qui dont comment pourquoi")
LINKING = one_of("et quand si que qu' comme où ou car mais comment lorsque lorsqu' puisque pourquoi dont")
MANY = one_of("les des mes tes ses ces nos vos leurs plusieurs quelques certains certaines différents")
MANY |= one_of("différentes deux trois quatre cinq six sept huit neuf dix quinze vingt")
ONE = one_of("un une le la l' mon ma ton ta son sa ce cet cette notre votre leur chaque")
PREPOSITIONS = one_of(
    "devant derrière pendant après avant selon comme à de d' pour sans avec chez par dans sur sous entre vers contre "
    "en depuis dès"
)
NOBODY = one_of("n' ne")
HAVERS = one_of("il elle on qui ça cela ceci personne rien tout chacun chacune quelqu'un")


def starts(sentence: Sentence, index: int, links: frozenset[str] = SUBORDINATING) -> bool:
    """Whether a clause begins at this place: the beginning, a mark, or after a link."""
    return sentence[index - 1].kind in {"none", "mark"} or sentence.low(index - 1) in links


def subject_before(sentence: Sentence, index: int) -> str:
    """The pronoun that rules the verb at this place, clitics between them; "" where there is none."""
    place = sentence.back(index - 1, CLITICS)
    return sentence.low(place) if sentence.low(place) in PERSONS else ""


def verb_before(sentence: Sentence, index: int) -> bool:
    """Whether the clause already has a finite verb before this place."""
    for place in range(index - 1, -1, -1):
        word = sentence[place]
        if word.kind == "mark" or word.low in LINKS:
            return False
        if word.finite and (subject_before(sentence, place) or not word.can("N", "A", "G", "W", "Y")):
            return True
    return False


def plural_before(sentence: Sentence, index: int) -> bool:
    """Whether a plural noun stands just before this place, or one that should be: `les infirmière`."""
    noun = sentence[index - 1]
    if noun.can("Nmp", "Nfp", "Nep") and not noun.can("Y", "p3s"):
        return True
    return noun.can("N", "A") and bool(MANY & {sentence.low(index - 2), sentence.low(index - 3)}) and not noun.can("G")


def only_participle(word: Word) -> bool:
    """Whether a word is a past participle and nothing else."""
    return (
        word.can("Q") and not word.can("N", "A", "G", "W", "p", "q") and word.low.endswith(("é", "u", "i", "is", "it"))
    )

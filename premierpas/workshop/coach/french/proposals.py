"""What an unknown word may have been meant to be: by its sound, by its letters, by an apostrophe that was left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from premierpas.core.sound import sound_of, unaccented

from .lexicon import alike, rarity, readings
from .words import Sentence, Word, one_of

_LETTERS = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûœ"
_ELIDED = ("qu", "j", "l", "d", "c", "m", "t", "s", "n")
_VOWELS = "aeiouyhàâéèêëîïôûœ"
_AFTER_C = frozenset({"est", "était", "étais", "étaient", "en"})
_PERSONS = {"je": "1s", "j'": "1s", "tu": "2s", "il": "3s", "elle": "3s", "on": "3s", "qui": "3s", "ils": "3p"}
_PERSONS |= {"elles": "3p", "nous": "1p", "vous": "2p", "m'": "3s", "me": "3s", "s'": "3s", "se": "3s"}
_MANY = one_of("les des mes tes ses ces nos vos leurs deux trois plusieurs quelques")
_ONE = one_of("un une le la l' mon ma ton ta son sa ce cet cette votre notre du au chaque")
_BEFORE_VERBS = one_of("de d' pour à sans peux veux dois vais voudrais aimerais pouvoir vouloir aime")
_TABLE = Path(__file__).parent / "misspelt.txt"
_ROWS = (line.partition("→") for line in _TABLE.read_text(encoding="utf-8").splitlines() if "→" in line)
MISSPELT = {wrong: right.strip().split(" / ") for words, _arrow, right in _ROWS for wrong in words.split()}
RARE, TOO_RARE, FAR = 7, 9, 2.6


@dataclass(frozen=True)
class Proposal:
    """A word, how far it is from what was written, and what they share."""

    word: str
    distance: float
    heard: bool
    accents_only: bool
    sure: bool


def proposals_for(sentence: Sentence, index: int) -> list[Proposal]:
    """The nearest first; nothing when no word is near enough to be meant."""
    written = sentence[index].low
    if written in MISSPELT:
        return [Proposal(word, 0, heard=True, accents_only=False, sure=True) for word in MISSPELT[written]]
    found = [_weigh(word, written, sentence, index) for word in dict.fromkeys(_candidates(written))]
    near = sorted(
        (each for each in found if each.distance < FAR and each.word.islower()), key=lambda each: each.distance
    )
    return [each for each in near if each.distance < near[0].distance + 1]


def _candidates(written: str) -> Iterator[str]:
    sound = sound_of(written)
    yield from alike(sound)
    yield from _unglued(written)
    for word in _one_letter_off(written, _LETTERS):
        if readings(word) and rarity(word) < TOO_RARE and not word.endswith("-"):
            yield word
    if len(sound) > 3:
        for near in _one_letter_off(sound, "abdefgijklmnoprstuv01234567"):
            yield from alike(near)[:4]


def _unglued(written: str) -> Iterator[str]:
    """`jai` → `j'ai`, `daccord` → `d'accord`."""
    for short in _ELIDED:
        rest = written.removeprefix(short)
        if rest == written or len(rest) < 2 or rest[0] not in _VOWELS:
            continue
        for word in [rest, *alike(sound_of(rest))]:
            near = word == rest or unaccented(word) == unaccented(rest) or len(rest) > 4
            if near and word[0] in _VOWELS and _goes_after(short, word):
                yield f"{short}'{word}"


def _goes_after(short: str, word: str) -> bool:
    """Whether the pronoun or article can stand before this word."""
    what = Word(word, 0)
    if not what.codes or rarity(word) > RARE:
        return False
    if short == "c":
        return word in _AFTER_C
    if short == "j":
        return what.person("1s") or word in {"y", "en"}
    if short == "l":
        return what.can("Nms", "Nfs", "Nes", "Nmi", "Ns")
    if short in {"m", "t", "s", "n"}:
        return what.finite or what.can("Y")
    return not what.finite or what.can("Y", "N", "A") or word in {"il", "elle", "on", "un", "une"}


def _one_letter_off(word: str, letters: str) -> Iterator[str]:
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    yield from (left + right[1:] for left, right in cuts if right)
    yield from (left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1)
    yield from (left + letter + right[1:] for left, right in cuts if right for letter in letters)
    yield from (left + letter + right for left, right in cuts for letter in letters)


def _weigh(word: str, written: str, sentence: Sentence, index: int) -> Proposal:
    bare, bare_written = unaccented(word).replace("'", ""), unaccented(written)
    letters = _steps(bare, bare_written)
    heard = sound_of(word) == sound_of(written)
    glued = "'" in word
    rare = rarity(word.rpartition("'")[2])
    distance = (
        0.55 * letters + (0 if heard or glued else 0.7) + 0.13 * rare + (0.4 if bare[0] != bare_written[0] else 0)
    )
    distance += 0 if word == written or letters else 0.05
    if len(written) < 4 and letters and not glued:
        distance += 9
    if not heard and not glued and letters:
        short = len(written)
        distance += 9 if short < 5 or rare > RARE or letters > 1 and short < 7 or letters > 2 else 0
        distance += 0.5 if letters > 1 else 0
    if (heard or glued) and letters > max(1, len(written) // 2):
        distance += 9
    distance -= _fits(word, sentence, index)
    sure = (heard or glued) and len(written) > 3 and letters <= 2 and rare < RARE - 1
    return Proposal(
        word,
        distance,
        heard,
        accents_only=not letters and not glued,
        sure=sure or glued and (rare < 4 or written[0] == "j"),
    )


def _fits(word: str, sentence: Sentence, index: int) -> float:
    """How well it goes with the word before it."""
    before, what = sentence.low(index - 1), Word(word.rpartition("'")[2], 0)
    if before in _PERSONS and what.person(_ruling(sentence, index)):
        return 1.3 if _ruling(sentence, index) == "3p" else 0.5
    if before in _MANY and what.can("Nmp", "Nfp", "Nep", "Nmi", "Amp", "Afp", "Aep"):
        return 0.4
    if before in _ONE and what.can("Nms", "Nfs", "Nes", "Nmi", "Ams", "Afs", "Aes"):
        return 0.4
    if sentence[index - 1].lemmas.keys() & {"avoir", "être"} and what.can("Qms", "Qe", "Ams"):
        return 0.4
    return 0.4 if before in _BEFORE_VERBS and what.can("Y") else 0


def _ruling(sentence: Sentence, index: int) -> str:
    """The person that the verb here should have: that of the pronoun, or of the noun before `m'` and `s'`."""
    before, noun = sentence.low(index - 1), sentence[index - 2]
    if before in {"m'", "me", "s'", "se", "nous", "vous"} and noun.can("N") and sentence.low(index - 3) in _MANY:
        return "3p"
    if before in {"m'", "me"} and noun.low in {"je", "tu", "ils", "elles"}:
        return _PERSONS[noun.low]
    return _PERSONS[before]


def _steps(one: str, other: str) -> int:
    """Letters to add, drop, change or swap between two words."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        earlier, before, row = before, row, [place]
        for column, sign in enumerate(other, 1):
            steps = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != sign))
            if column > 1 and place > 1 and letter == other[column - 2] and sign == one[place - 2]:
                steps = min(steps, earlier[column - 2] + 1)
            row.append(steps)
    return row[-1]

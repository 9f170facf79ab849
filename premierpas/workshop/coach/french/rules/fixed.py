"""What is always written one way: a table, and the apostrophe before a vowel."""

from collections.abc import Iterator
from pathlib import Path

from ...reasons import Reason
from ..words import Sentence, one_of, sentences
from .fault import ADVERBS, CLITICS, PERSONS, Fault

_TABLE = Path(__file__).parent / "fixed.txt"
_VOWELS = "aeiouyàâéèêëîïôûœ"
_SHORT = {"je": "j'", "me": "m'", "te": "t'", "se": "s'", "ne": "n'", "que": "qu'", "lorsque": "lorsqu'"}
_SHORT |= {"puisque": "puisqu'", "jusque": "jusqu'"}
_NEVER = one_of("oui onze onzième ouf ouate ouistiti yaourt yoga youtube yeux un une")
_BEFORE_A_QUESTION = one_of("qu' et mais alors où ou quand comment pourquoi combien")
_HAVERS = one_of("qui ça cela ce rien tout personne")


def _read() -> dict[str, list[tuple[list[str], str, Reason]]]:
    """By first word, the longest first: the words, what is written instead, and why."""
    table: dict[str, list[tuple[list[str], str, Reason]]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if "→" in line and not line.startswith("#"):
            wrong, _arrow, rest = line.partition("→")
            right, _bar, reason = rest.partition("|")
            words = [word.low for sentence in sentences(f"{wrong.strip()}a") for word in sentence.words]
            words[-1:] = [words[-1].removesuffix("a")] if words[-1] != "a" else []
            why = Reason(reason.strip() or Reason.EXPRESSION)
            table.setdefault(words[0], []).append((words, right.strip(), why))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


FIXED = _read()


def expressions(sentence: Sentence) -> Iterator[Fault]:
    """Words of the table, wherever they stand."""
    for index, word in enumerate(sentence.words):
        for words, right, reason in FIXED.get(word.low, ()):
            if sentence.lows(index, len(words)) == words and _stands_alone(sentence, index, len(words)):
                yield Fault(index, index + len(words) - 1, tuple(right.split(" / ")), reason)
                break


def _stands_alone(sentence: Sentence, index: int, length: int) -> bool:
    """Not a name, not the verb that happens to stand there: `c'est ce que`, `il a l'avenir`, `en face a mis`."""
    before, first, last = sentence[index - 1], sentence[index], sentence[index + length - 1]
    after = sentence[sentence.skip(index + length, ADVERBS)]
    if any(word.text[:1].isupper() for word in sentence.words[index + 1 : index + length]):
        return False
    if first.low == "en" and before.low == "temps":
        return False
    if first.low in {"est", "es"}:
        return before.kind in {"none", "mark"} or before.low in _BEFORE_A_QUESTION
    if first.low == "a":
        return before.low not in _HAVERS | CLITICS | set(PERSONS) and not after.can("Q")
    return last.low != "a" or not after.can("Q")


def apostrophes(sentence: Sentence) -> Iterator[Fault]:
    """`je ai`, `si il`, `le école`, `de apprendre`."""
    for index, word in enumerate(sentence.words[:-1]):
        after = sentence[index + 1]
        vowel = after.kind == "word" and after.low[0] in _VOWELS and after.low not in _NEVER and after.text.islower()
        if word.low == "si" and after.low in {"il", "ils"}:
            yield Fault(index, index + 1, (f"s'{after.low}",), Reason.ELISION)
        elif not vowel or (after.low[0] == "y" and after.low != "y"):
            continue
        elif word.low in _SHORT and (after.grammatical or after.can("N", "A", "Y", "p", "q", "Q")):
            first = word.low != "je" or after.person("1s") or after.low in {"y", "en"}
            if first and not (word.low == "que" and after.low in {"ou", "et"}):
                yield Fault(index, index + 1, (_SHORT[word.low] + after.low,), Reason.ELISION)
        elif word.low in {"le", "la"} and after.can("N", "A") and not after.can("G", "W", "B"):
            yield Fault(index, index + 1, (f"l'{after.low}",), Reason.ELISION)
        elif word.low == "de" and after.can("Y", "N", "A") and after.low not in {"a", "à", "e", "i", "o", "u", "y"}:
            yield Fault(index, index + 1, (f"d'{after.low}",), Reason.ELISION)


RULES = (expressions, apostrophes)

"""How easy French is to read: the measure of Kandel and Moles, Flesch's for French. 60 is what everybody reads."""

import re

_SENTENCE_END = re.compile(r"[.!?…]+(?:\s|$)|\n")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]+")
_SILENT_END = re.compile(r"(?<=[^aeiouyàâäéèêëîïôöùûüœæ])(?:e|es|ent)$")


def sentences_of(text: str) -> list[str]:
    """The sentences of a text; a new line ends one too."""
    return [part.strip() for part in _SENTENCE_END.split(text) if _WORD.search(part)]


def words_of(sentence: str) -> list[str]:
    """Its words; `l’eau` is one."""
    return _WORD.findall(sentence)


def syllables_of(word: str) -> int:
    """Groups of vowels that are said; the silent end of a word isn't."""
    lower = word.lower()
    return max(1, len(_VOWELS.findall(_SILENT_END.sub("", lower))))


def ease_of(text: str) -> float:
    """Kandel–Moles: 207 − 1.015 × words a sentence − 73.6 × syllables a word."""
    sentences = sentences_of(text)
    words = [word for sentence in sentences for word in words_of(sentence)]
    syllables = sum(map(syllables_of, words))
    return 207 - 1.015 * len(words) / len(sentences) - 73.6 * syllables / len(words)

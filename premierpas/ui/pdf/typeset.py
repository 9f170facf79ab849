"""Making any text safe to set: no character without a glyph, and none that nobody sees.

Where a long word may break is the typesetter's affair (`templates/theme.typ`): no sign of it enters the text.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from premierpas.core.text import clean

FONTS = Path(__file__).parent / "fonts"
MISSING = "□"
# Two marks carry every language written here; stacks of dozens climb out of their line.
MOST_MARKS = 2
# The same for scripts whose vowels are marks. Thousands on one letter are one glyph run, which stops the compiler.
MOST_VOWELS = 4
# Orders to the shaper and skin tones, which a font of one colour draws as boxes.
_INVISIBLE = re.compile(r"[\u00ad\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
# Joiners mean something only between letters of Arabic and Indian scripts.
_JOINED_LETTERS = r"\u0600-\u08ff\u0b80-\u0bff"
_LONE_JOINER = re.compile(rf"(?<![{_JOINED_LETTERS}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINED_LETTERS}])")
_PILED = re.compile(
    rf"([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]{{{MOST_MARKS}}})[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]+"
)


@lru_cache(maxsize=1)
def _ranges() -> tuple[list[int], list[int]]:
    starts, ends = [], []
    for line in (FONTS / "coverage.txt").read_text().split():
        first, _, last = line.partition("-")
        starts.append(int(first, 16))
        ends.append(int(last or first, 16))
    return starts, ends


@lru_cache(maxsize=1024)
def is_covered(character: str) -> bool:
    """Whether a shipped font draws this character."""
    if character in "\n\t ":
        return True
    starts, ends = _ranges()
    at = bisect_right(starts, ord(character)) - 1
    return at >= 0 and ord(character) <= ends[at]


def settable(text: str) -> str:
    """The text as it can be set: a character that no font draws becomes its plain form (`𝐀` → `A`), else □."""
    whole = unicodedata.normalize("NFC", clean(text))
    visible = _PILED.sub(r"\1", _LONE_JOINER.sub("", _INVISIBLE.sub("", whole)))
    return "".join(character if is_covered(character) else _nearest(character) for character in _unpiled(visible))


def _unpiled(text: str) -> Iterator[str]:
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character)[0] == "M" else 0
        if marks <= MOST_VOWELS:
            yield character


@lru_cache(maxsize=1024)
def _nearest(character: str) -> str:
    """The same character in plain clothes, where there is one that can be drawn."""
    if unicodedata.category(character) == "Mn":
        return ""
    same = unicodedata.normalize("NFKC", character)
    if same != character and all(map(is_covered, same)):
        return same
    base = unicodedata.normalize("NFKD", character)[0]
    return base if base != character and is_covered(base) else MISSING


def settable_data(data: Any) -> Any:
    """The same for every text in JSON-like data."""
    if isinstance(data, str):
        return settable(data)
    if isinstance(data, dict):
        return {key: settable_data(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [settable_data(value) for value in data]
    return data

"""Making any text safe to set: no character without a glyph, no word wider than the page."""

import re
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import Any

from premierpas.core.text import clean

FONTS = Path(__file__).parent / "fonts"
MISSING = "□"
LONGEST_WORD = 24
BREAK = "\u200b"
_INVISIBLE = re.compile(r"[\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f]")
_TOKEN = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_JOINED = re.compile(r"[\u0590-\u08ff\u0b80-\u0bff]")


@lru_cache(maxsize=1)
def _ranges() -> tuple[list[int], list[int]]:
    starts, ends = [], []
    for line in (FONTS / "coverage.txt").read_text().split():
        first, _, last = line.partition("-")
        starts.append(int(first, 16))
        ends.append(int(last or first, 16))
    return starts, ends


def is_covered(character: str) -> bool:
    """Whether a shipped font draws this character."""
    if character in "\n\t ":
        return True
    starts, ends = _ranges()
    at = bisect_right(starts, ord(character)) - 1
    return at >= 0 and ord(character) <= ends[at]


def settable(text: str) -> str:
    """The text with □ for what no font draws, and chances to break in overlong words."""
    visible = _INVISIBLE.sub("", clean(text))
    drawn = "".join(character if is_covered(character) else MISSING for character in visible)
    return _TOKEN.sub(_breakable, drawn)


def _breakable(match: re.Match[str]) -> str:
    word = match.group()
    # Letters of joined scripts are not parted: their lines break by themselves, or between letters that don't join.
    return word if _JOINED.search(word) else BREAK.join(word)


def settable_data(data: Any) -> Any:
    """The same for every text in JSON-like data."""
    if isinstance(data, str):
        return settable(data)
    if isinstance(data, dict):
        return {key: settable_data(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [settable_data(value) for value in data]
    return data

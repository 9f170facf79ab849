"""A text folded for comparing (no accents, case or invisible signs) that knows where each letter came from."""

import unicodedata
from dataclasses import dataclass

from premierpas.core.text import plain

_APOSTROPHES = dict.fromkeys(map(ord, "’ʼ`´‘′"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


@dataclass(frozen=True)
class Folded:
    """`text` is folded; `origin[i]` is the place in `source` that its i-th sign came from."""

    source: str
    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the source under a part of the folded text, with the marks that hang on its last letter."""
        first, last = self.origin[start], self.origin[end - 1] + 1
        while last < len(self.source) and (
            _is_invisible(self.source[last]) or unicodedata.combining(self.source[last])
        ):
            last += 1
        return first, last


def fold(source: str) -> Folded:
    """Fold sign by sign; digits of any script become 0–9."""
    signs: list[str] = []
    origin: list[int] = []
    for index, sign in enumerate(source):
        if _is_invisible(sign):
            continue
        digit = unicodedata.digit(sign, None)
        folded = str(digit) if digit is not None else plain(sign).translate(_APOSTROPHES).translate(_DASHES)
        signs.extend(folded)
        origin.extend([index] * len(folded))
    return Folded(source, "".join(signs), tuple(origin))


def _is_invisible(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf"

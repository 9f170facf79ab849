"""Names of classes: every spelling of one class gets the same display and the same key."""

import re
from dataclasses import dataclass

from premierpas.core.text import one_line, plain

MAX_CLASS_NAME = 40
_WORDS = {
    "sixieme": "6", "cinquieme": "5", "quatrieme": "4", "troisieme": "3", "seconde": "2", "premiere": "1",
}  # fmt: skip
_ORDINALS = {
    "6": "6e", "5": "5e", "4": "4e", "3": "3e", "2": "2de", "1": "1re",
}  # fmt: skip
_LEVELS = {"4": "4e", "3": "3e", "2": "2de"}
_START = re.compile(r"(?:classe\s+(?:de\s+)?|cl\.?\s+)?(.*)", re.DOTALL)
# `3EURO` is the class EURO, `3E3` and `3EB` are written with an ordinal.
_PARTS = re.compile(
    r"0?([1-6])\s*(?:(?:i?emes?|nde?s?|des?|eres?|res?|e|°|º|ᵉ)(?![a-z]{2}))?[\s._\-–/]*(?:n\s*[°º])?\s*(.*)", re.DOTALL
)


@dataclass(frozen=True)
class ClassName:
    """`name` is shown (`3e 1`), `key` compared; `level` is empty where the name doesn't tell one of ours."""

    name: str
    key: str
    level: str
    is_other_level: bool = False


def read_class_name(text: str) -> ClassName:
    """`3ème 1`, `3EME 1`, `3°1`, `301` are all `3e 1`; a name that tells no level is kept as it is."""
    written = one_line(text)
    folded = written.lower()
    for word, digit in _WORDS.items():
        if plain(written).startswith(word):
            written = folded = digit + " " + written[len(word):].lstrip("s ")  # fmt: skip
    start = _START.fullmatch(folded)
    shown = written[len(written) - len(start[1]):] if start else written  # fmt: skip
    found = _PARTS.fullmatch(_same_length(shown)) if len(_same_length(shown)) == len(shown) else None
    if found is None:
        return ClassName(shown[:MAX_CLASS_NAME], _key(shown), "")
    digit, rest = found[1], shown[found.start(2):].strip()  # fmt: skip
    if not rest and shown.rstrip().endswith("E"):
        rest = "E"
    rest = _rest(rest)
    name = f"{_ORDINALS[digit]} {rest}".strip()[:MAX_CLASS_NAME]
    return ClassName(name, _key(name), _LEVELS.get(digit, ""), is_other_level=digit not in _LEVELS)


def looks_like_a_class(text: str) -> bool:
    """Whether this can only be a class: a level and something short behind it."""
    found = read_class_name(text)
    return len(text.strip()) <= 20 and found.name[:1].isdigit() and found.name.split(" ")[0] in _ORDINALS.values()


def _rest(text: str) -> str:
    if re.fullmatch(r"0*\d+", text):
        return str(int(text))
    if text.islower() and len(text) <= 2:
        return text.upper()
    return text


def _same_length(text: str) -> str:
    return "".join((plain(each) or each)[0] for each in text)


def _key(name: str) -> str:
    return re.sub(r"[^\w]+", " ", plain(name)).strip()[:MAX_CLASS_NAME]

"""Names of classes: every spelling of one class gets the same display and the same key."""

import re
from dataclasses import dataclass

from premierpas.core.text import figures, one_line, plain

MAX_CLASS_NAME = 40
_WORDS = {
    "sixieme": "6", "cinquieme": "5", "quatrieme": "4", "troisieme": "3", "seconde": "2", "premiere": "1",
}  # fmt: skip
_ORDINALS = {"6": "6e", "5": "5e", "4": "4e", "3": "3e", "2": "2de", "1": "1re"}
_LEVELS = {"4": "4e", "3": "3e", "2": "2de"}
_START = re.compile(r"(?:classe\s+(?:de\s+)?)?(.*)", re.DOTALL | re.IGNORECASE)
# `3E3` and `3EB` are written with an ordinal, `3EURO` is the class EURO.
_PARTS = re.compile(
    r"0?([1-6])\s*(?:(?:i?emes?|nde?s?|des?|eres?|res?|e|°)(?![a-z]{2}))?[\s._\-–/]*(?:n\s*°)?\s*(.*)", re.DOTALL
)
_FINAL_YEAR = re.compile(r"(?:terminale|term|tle)\b")


@dataclass(frozen=True)
class ClassName:
    """`name` is shown (`3e 1`), `key` compared; `level` is empty where the name doesn't tell one of ours."""

    name: str
    key: str
    level: str
    is_other_level: bool = False


def read_class_name(text: str) -> ClassName:
    """`3ème 1`, `3EME 1`, `3°1`, `301` are all `3e 1`; a name that tells no level is kept as it is."""
    shown = _START.sub(r"\1", one_line(figures(text[:200])).replace("º", "°"), count=1)
    for word, digit in _WORDS.items():
        if plain(shown).startswith(word):
            shown = f"{digit}e {shown[len(word):].lstrip('s ')}"  # fmt: skip
    found = _PARTS.fullmatch(_letter_by_letter(shown))
    if found is None:
        return ClassName(shown[:MAX_CLASS_NAME], _key(shown), "", bool(_FINAL_YEAR.match(plain(shown))))
    digit, rest = found[1], shown[found.start(2):].strip()  # fmt: skip
    if re.fullmatch(r"0?\d\s*E", shown.strip()):
        rest = "E"
    name = f"{_ORDINALS[digit]} {_rest(rest)}".strip()[:MAX_CLASS_NAME]
    return ClassName(name, _key(name), _LEVELS.get(digit, ""), is_other_level=digit not in _LEVELS)


def looks_like_a_class(text: str) -> bool:
    """Whether this is short and begins with a level."""
    return 0 < len(text.strip()) <= 20 and read_class_name(text).name.split(" ")[0] in _ORDINALS.values()


def _rest(text: str) -> str:
    text = re.sub(r"^0+(?=[0-9])", "", text)
    if text.islower() and len(text) <= 2:
        return text.upper()
    return text


def _letter_by_letter(text: str) -> str:
    # As long as the text, so that what is found in it stands at the same place.
    return "".join((plain(each) or each)[0] for each in text)


def _key(name: str) -> str:
    words = re.sub(r"[\W_]+", " ", plain(name)).strip() or plain(name).strip()
    # `2de GT 3` and `2de GT3` are one class; the space after the level stays.
    return re.sub(r"(?<= )([a-z]+(?= [0-9])|[0-9]+(?= [a-z])) ", r"\1", words)[:MAX_CLASS_NAME]

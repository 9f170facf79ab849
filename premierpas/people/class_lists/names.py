"""Names of people as they are kept: on one line, without control signs, capitals of a keyboard made ordinary."""

import re
import unicodedata

from premierpas.core.text import one_line

MAX_NAME = 100
_DIRECTIONS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufffe\uffff]|[\ud800-\udfff]")
_WORD = re.compile(r"[^\W\d_]+")
# A small i has its dot already; this second one comes of Turkish capitals that were made small without knowing it.
_DOTTED_I = "i\u0307"


def clean_name(text: str) -> str:
    """A name on one line, without control signs; all capitals become ordinary ones, anything mixed is kept."""
    name = tidy(text)
    return proper_case(name) if is_capitals(name) else name


def tidy(text: str) -> str:
    """A name on one line as it was typed, each letter in its one form."""
    return unicodedata.normalize("NFC", one_line(_DIRECTIONS.sub("", text))).replace(_DOTTED_I, "i")


def proper_case(name: str) -> str:
    """`N'DIAYE` → `N'Diaye`, `DUPONT-LEFÈVRE` → `Dupont-Lefèvre`, `EMİR` → `Emir`."""
    return _WORD.sub(lambda found: found[0][0] + found[0][1:].lower().replace(_DOTTED_I, "i"), name)


def is_capitals(text: str) -> bool:
    """At least two letters, none of them small; `ß` counts for neither, since most keyboards have no capital of it."""
    capitals, small = case_of(text)
    return capitals > 1 and not small


def case_of(text: str) -> tuple[int, int]:
    """How many capitals and how many small letters."""
    return sum(each.isupper() for each in text), sum(each.islower() and each != "ß" for each in text)

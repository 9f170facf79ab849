"""Names of people: splitting a column that holds both, and capitals that a keyboard made."""

import re
import unicodedata

from premierpas.core.text import one_line, plain

MAX_NAME = 100
_DIRECTIONS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufffe\uffff]|[\ud800-\udfff]")
_PARTICLES = {
    "de",
    "da",
    "do",
    "du",
    "des",
    "dos",
    "das",
    "di",
    "la",
    "le",
    "les",
    "el",
    "al",
    "ben",
    "von",
    "van",
    "der",
    "den",
}
_WORD = re.compile(r"[^\W\d_]+")


def clean_name(text: str) -> str:
    """A name on one line, without control signs; all capitals become ordinary ones, anything mixed is kept."""
    name = unicodedata.normalize("NFC", one_line(_DIRECTIONS.sub("", text)))
    return proper_case(name) if is_capitals(name) else name


def proper_case(name: str) -> str:
    """`N'DIAYE` → `N'Diaye`, `DUPONT-LEFÈVRE` → `Dupont-Lefèvre`."""
    return _WORD.sub(lambda found: found[0][0] + found[0][1:].lower(), name)


def is_capitals(text: str) -> bool:
    """At least two letters, none of them small."""
    return text == text.upper() and text != text.lower() and sum(each.isalpha() for each in text) > 1


def split_full_name(text: str) -> tuple[str, str]:
    """(last name, first name) of a column with both: the capitals are the last name, on whichever side they stand.

    Without capitals to go by, the last word is the first name.
    """
    whole = unicodedata.normalize("NFC", one_line(_DIRECTIONS.sub("", text)))
    if "," in whole:
        last, _comma, first = whole.partition(",")
        return last.strip(), first.strip()
    words = whole.split(" ")
    if len(words) < 2:
        return whole, ""
    marks = [_is_last_name(word) for word in words]
    if all(marks):
        return " ".join(words[:-1]), words[-1]
    first_mark = next((n for n, mark in enumerate(marks) if mark), None)
    if first_mark is not None and all(plain(word) in _PARTICLES for word in words[:first_mark]):
        end = first_mark
        while marks[end]:
            end += 1
        return " ".join(words[:end]), " ".join(words[end:])
    if marks[-1]:
        start = len(words) - 1
        while marks[start - 1] or (start > 1 and words[start - 1] in _PARTICLES):
            start -= 1
        return " ".join(words[start:]), " ".join(words[:start])
    return " ".join(words[:-1]), words[-1]


def _is_last_name(word: str) -> bool:
    capitals = sum(each.isupper() for each in word)
    small = sum(each.islower() for each in word)
    return capitals > 1 and capitals >= 2 * small

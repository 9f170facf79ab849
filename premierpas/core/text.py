"""Text as data: cleaning what people type, and sorting and comparing it the way readers do."""

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff]|[\U000e0000-\U000e007f]")
_SPACES = re.compile(r"[ \t\u00a0\u202f]+")
_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "Œ": "oe",
        "æ": "ae",
        "Æ": "ae",
        "ß": "ss",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ı": "i",
    }
)


def clean(value: str) -> str:
    """Drop control characters that stop compilers and databases; keep line breaks and every script."""
    return _CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(value: str) -> str:
    """A cleaned text on one line, with single spaces."""
    return _SPACES.sub(" ", clean(value).replace("\n", " ")).strip()


def plain(value: str) -> str:
    """Unaccented and case-folded, for comparing words: `Élève` and `eleve` are equal."""
    decomposed = unicodedata.normalize("NFKD", value.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def sort_name(last_name: str, first_name: str = "") -> str:
    """The key people are sorted by: unaccented, case-folded, apostrophes and hyphens as spaces."""
    key = re.sub(r"[^\w]+", " ", plain(f"{last_name}  {first_name}"))
    return re.sub(r" +", " ", key).strip()


def whole_number(text: str) -> int | None:
    """A number of at most 18 digits, as ids in forms and addresses are; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None

"""Text as data: cleaning what people type, and sorting and comparing it the way readers do."""

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff]|[\U000e0000-\U000e007f]")
_SPACES = re.compile(r"[ \t\u00a0\u202f]+")
_ON_KEYS = {chr(0x20E3), *map(chr, range(0xFE00, 0xFE10))}  # what makes a digit a key, `3️⃣`
_FIGURES_ONLY = re.compile(r"[0-9./:,+hH-]*")
# What keyboards of other scripts put between figures; dashes of every length are one.
_BETWEEN = str.maketrans("／⁄∕：﹕．۔，、٫＋−", "///::..,,,+-")
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


def ascii_digits(value: str) -> str:
    """Every script's digits as ours: `٣` and `３` are `3`. Nothing else changes."""
    if value.isascii():
        return value
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in value)


def figures(value: str) -> str:
    """Numbers, dates and codes as any keyboard types them, in ours: digits, dashes, and single plain spaces.

    Marks of direction and other signs that nobody sees come with pasted numbers; they go.
    """
    if not value.isascii():
        value = "".join(_seen_as(sign) for sign in ascii_digits(value).translate(_BETWEEN))
    return " ".join(value.split())


def packed(value: str) -> str:
    """Figures without spaces, `92 000` as `92000`; what also holds words keeps them."""
    without = figures(value).replace(" ", "")
    return without if _FIGURES_ONLY.fullmatch(without) else figures(value)


def _seen_as(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Cf" or sign in _ON_KEYS:
        return ""
    return " " if kind in ("Zs", "Zl", "Zp") else "-" if kind == "Pd" else sign


def plain(value: str) -> str:
    """Unaccented and case-folded, for comparing words: `Élève` and `eleve` are equal."""
    decomposed = unicodedata.normalize("NFKD", value.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def sort_name(last_name: str, first_name: str = "") -> str:
    """The key people are sorted by: unaccented, case-folded, apostrophes and hyphens as spaces."""
    key = re.sub(r"[^\w]+", " ", plain(f"{last_name}  {first_name}"))
    return re.sub(r" +", " ", key).strip()


def is_digits(text: str) -> bool:
    """Whether these are our ten digits and nothing else: `²` is a digit to Python, and no number."""
    return text.isascii() and text.isdigit()


def whole_number(text: str) -> int | None:
    """A number of at most 18 digits, as ids in forms and addresses are; None for anything else."""
    return int(text) if is_digits(text) and len(text) <= 18 else None

"""Names of people as they are kept: on one line, without control signs, capitals of a keyboard made ordinary."""

import re
import unicodedata

from premierpas.core.text import one_line, plain

MAX_NAME = 100
_DIRECTIONS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufffe\uffff]|[\ud800-\udfff]")
# Words that belong to the family name they stand in or before: French, Portuguese, Spanish, Italian, Arabic, Hebrew,
# Dutch, German, Nordic, Celtic.
_WORDS = (
    "de du des d la le les l st ste saint sainte dit dite da do das dos del della dello delle degli di dal dalla lo li"
    " los las san santa y e i el al ul ould oul bin ben bent bint ibn abd abdel abdul abou abu ait bou hadj haj si sidi"
    " van von vom zu zum zur der den dem het ten ter te t op und af av mac mc o ni nic ap"
)
PARTICLES = frozenset(_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
# Letters as wide as Chinese ones, and two letters in one sign, as some programs and PDF files have them.
_WIDE = re.compile(r"[\ufb00-\ufb06\uff01-\uff5e]+")
_SAME_SIGN = {0x2BC: "’", 0x2B9: "’", 0xB4: "’", 0x60: "’", 0x2018: "’", 0x2032: "’", 0x2010: "-", 0x2011: "-"}
_CIVILITY = re.compile(r"^(?:m\.|mr\.?|mme\.?|mlle\.?|monsieur|madame|mademoiselle)\s+(?=\S)", re.IGNORECASE)
# Between letters of ours these join nothing; Persian and Hindi names need them.
_UNSEEN_JOIN = re.compile(r"(?<=[A-Za-zÀ-ɏ])[\u200c\u200d\u2060]+|[\u200c\u200d\u2060]+(?=[A-Za-zÀ-ɏ])")
# A small i has its dot already; this second one comes of Turkish capitals that were made small without knowing it.
_DOTTED_I = "i\u0307"
# Letters of Turkish that no other language here has: the `I` of such a word has no dot when it is small.
_TURKISH = re.compile("[İĞŞ]")


def clean_name(text: str) -> str:
    """A name on one line, without control signs; all capitals become ordinary ones, anything mixed is kept."""
    name = tidy(text)
    return proper_case(name) if is_capitals(name) else name


def tidy(text: str) -> str:
    """A name on one line as it was typed, each letter in its one form, signs that only look different made one."""
    letters = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), _DIRECTIONS.sub("", text))
    name = unicodedata.normalize("NFC", one_line(letters)).translate(_SAME_SIGN)
    return _CIVILITY.sub("", _UNSEEN_JOIN.sub("", name)).replace(_DOTTED_I, "i")


def proper_case(name: str) -> str:
    """`N'DIAYE` → `N'Diaye`, `DUPONT-LEFÈVRE` → `Dupont-Lefèvre`, `de OLIVEIRA` → `de Oliveira`, `EMİR` → `Emir`."""
    return _WORD.sub(lambda found: _proper_word(found[0]), name)


def is_capitals(text: str) -> bool:
    """At least two letters, none of them small but in particles (`de OLIVEIRA`, `Le GOFF`)."""
    words = _WORD.findall(text)
    return case_of(text)[0] > 1 and all(_is_small_particle(word) or not case_of(word)[1] for word in words)


def case_of(text: str) -> tuple[int, int]:
    """How many capitals and how many small letters.

    Small letters with an accent, and `ß`, count for neither: most keyboards have no capitals of them (`LEFéVRE`).
    """
    return sum(each.isupper() for each in text), sum(each.islower() and plain(each) == each for each in text)


def _proper_word(word: str) -> str:
    if _is_small_particle(word):
        return word
    start = word[0] if word[0] == "ß" else word[0].upper()
    rest = word[1:].replace("I", "ı") if _TURKISH.search(word) else word[1:]
    return start + rest.lower().replace(_DOTTED_I, "i")


def _is_small_particle(word: str) -> bool:
    return not word.isupper() and plain(word) in PARTICLES

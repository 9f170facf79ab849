"""The lexicon: what each French form can be, the forms of a word, and which forms sound alike.

One sorted text, unpacked once a process when first asked (see `data/README.md`), searched by halves: no index to build.
A line is `form TAB lemma:codes|…`, `=lemma TAB forms`, or `~sound TAB forms`, the commonest form first.
"""

import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from premierpas.core.sound import sound_of, unaccented
from premierpas.core.text import is_digits

UNPACKED = 12_600_000  # about the bytes of the text: no room is grown by copying
FILE = Path(__file__).parent / "data" / "lexicon.txt.gz"


@dataclass(frozen=True)
class Reading:
    """One thing a form can be: `codes` such as `p3s` (present, third, singular), `Y` (infinitive), `Nfs`, `Qms`."""

    lemma: str
    codes: tuple[str, ...]


@lru_cache(maxsize=20_000)
def readings(form: str) -> tuple[Reading, ...]:
    """All that a form can be; nothing for a form that the lexicon doesn't know."""
    found = _line(form).partition("#")[0]
    return tuple(
        Reading(lemma or form, tuple(codes.split(",")))
        for lemma, codes in (reading.split(":") for reading in found.split("|") if reading)
    )


def forms_of(lemma: str) -> list[str]:
    """Every form of a verb, noun or adjective."""
    return _line(f"={lemma}").split()


@lru_cache(maxsize=20_000)
def accented(form: str) -> str:
    """The commonest word of these letters and this sound with other accents: `pere`, `pére` → `père`; else itself."""
    bare = unaccented(form)
    return next((word for word in alike(sound_of(form)) if word != form and unaccented(word) == bare), form)


def alike(sound: str) -> list[str]:
    """The forms that sound like this, the commonest first; rare words aren't proposed."""
    return _line(f"~{sound}").split()


@lru_cache(maxsize=20_000)
def rarity(form: str) -> int:
    """0 for the commonest words, 10 for those that hardly anybody writes."""
    last = _line(form).rpartition("#")[2]
    return int(last) if is_digits(last) else 10


def _line(key: str) -> str:
    text, wanted = _text(), f"{key}\t".encode()
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        start = text.rfind(b"\n", 0, middle) + 1
        if text[start : start + len(wanted)] < wanted:
            low = text.find(b"\n", middle) + 1 or len(text)
        else:
            high = start
    if not text.startswith(wanted, low):
        return ""
    return text[low + len(wanted) : text.find(b"\n", low)].decode()


@cache
def _text() -> bytes:
    return zlib.decompress(FILE.read_bytes(), zlib.MAX_WBITS | 16, bufsize=UNPACKED)

"""Makes `data/lexicon.txt.gz` from Dicollecte's `French.lex`, which is sorted from the commonest form to the rarest.

python -m premierpas.workshop.coach.french.build_lexicon French.lex
"""

import gzip
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from premierpas.core.sound import sound_of

from .lexicon import FILE

COMMON = 150_000  # lines of the list: a word none of whose forms is among them is left out
PROPOSED = 120_000  # only these are proposed by their sound
_TENSES = {"Ip": "p", "Iq": "q", "Is": "s", "If": "f", "K": "c", "Sp": "u", "E": "i"}
_PERSONS = {"1s", "2s", "3s", "1p", "2p", "3p"}
_ALONE = {"Y": "Y", "P": "P", "G": "G", "W": "W", "X": "W", "B": "B", "J": "J"}
_NAMES = {"M1", "M2", "MP", "NM"}


def build(source: Iterable[str]) -> bytes:
    """The lexicon's text, sorted by bytes."""
    rows = list(_rows(source))
    common = {lemma for _form, lemma, _codes in rows[:COMMON]}
    forms: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    paradigms: dict[str, dict[str, None]] = defaultdict(dict)
    sounds: dict[str, dict[str, None]] = defaultdict(dict)
    ranks: dict[str, int] = {}
    for rank, (form, lemma, codes) in enumerate(rows):
        if lemma not in common:
            continue
        ranks.setdefault(form, rank)
        known = forms[form][lemma]
        known.extend(code for code in codes if code not in known)
        if codes[0][0] in "NAQYPpqsfcui":
            paradigms[lemma][form] = None
        if rank < PROPOSED and form[:1].islower():
            sounds[sound_of(form)][form] = None
    lines = [_form_line(form, known, ranks[form]) for form, known in forms.items()]
    lines += [f"={lemma}\t{' '.join(known)}" for lemma, known in paradigms.items() if len(known) > 1]
    lines += [f"~{sound}\t{' '.join(known)}" for sound, known in sounds.items()]
    return b"\n".join(sorted(line.encode() for line in lines)) + b"\n"


def _form_line(form: str, known: dict[str, list[str]], rank: int) -> str:
    each = "|".join(f"{'' if lemma == form else lemma}:{','.join(codes)}" for lemma, codes in known.items())
    return f"{form}\t{each}#{min(9, int(math.log2(rank / 100 + 1)))}"


def _rows(source: Iterable[str]) -> Iterator[tuple[str, str, list[str]]]:
    for line in source:
        if line.startswith("#") or line.count("\t") != 2:
            continue
        form, lemma, tags = line.rstrip("\n").split("\t")
        codes = _codes(tags.partition("/")[0])
        if codes and not set(form) & set(" :|#=~"):
            yield form, lemma, codes


def _codes(tags: str) -> list[str]:
    marks = [mark.partition(";")[0].partition("#")[0].rstrip("!") for mark in tags.split(":") if mark]
    gender = next((mark for mark in marks if mark in {"m", "f", "e"}), "e")
    number = next((mark for mark in marks if mark in {"s", "p", "i"}), "i")
    persons = [mark for mark in marks if mark in _PERSONS]
    codes = [_TENSES[mark] + person for mark in marks if mark in _TENSES for person in persons]
    codes += [
        mark + gender + number for mark in marks if mark in {"Q", "N", "A"} and not (mark == "A" and "Q" in marks)
    ]
    codes += [_ALONE[mark] for mark in marks if mark in _ALONE]
    return codes or (["M"] if set(marks) & _NAMES else [])


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        FILE.write_bytes(gzip.compress(build(file), mtime=0))
    print(f"{Path(FILE).stat().st_size:,} bytes")

"""Makes `data/titles.txt`: the words of ROME's job titles that tell a sector.

python -m premierpas.occupations.build_titles unix_referentiel_appellation_v460_utf8.csv

A word that is in titles of many sectors ("conducteur", "assistante") tells nothing and is left out.
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from premierpas.core.text import plain

from .titles import FILE, singular

SECTORS_OF_CODES = Path(__file__).parent / "data" / "rome_sectors.txt"
MOST_SECTORS, LEAST_SHARE, MOST_SPREAD = 2, 0.3, 5
_WORD = re.compile(r"[a-z]{4,30}")


def build(rows: Iterable[Mapping[str, str]], prefixes: Mapping[str, list[str]]) -> str:
    """A line a word, sorted: the word and its sectors, the likeliest first. A plural tells what its singular does."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    written: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        sectors = _sectors(row["code_rome"], prefixes)
        for word in set(_WORD.findall(plain(row["libelle_appellation_long"]))):
            counted[singular(word)].update(sectors)
            written[singular(word)].add(word)
    told = {key: _told(count) for key, count in counted.items()}
    return "".join(sorted(f"{word}\t{told[key]}\n" for key in told if told[key] for word in written[key]))


def _told(count: Counter[str]) -> str:
    total = sum(count.values())
    likely = [sector for sector, n in count.most_common(MOST_SECTORS) if n / total >= LEAST_SHARE]
    return " ".join(likely) if len(count) <= MOST_SPREAD else ""


def _sectors(code: str, prefixes: Mapping[str, list[str]]) -> list[str]:
    return next((prefixes[code[:n]] for n in range(len(code), 0, -1) if code[:n] in prefixes), [])


def read_prefixes() -> dict[str, list[str]]:
    """Which beginnings of codes lead to which sectors."""
    lines = SECTORS_OF_CODES.read_text("utf-8").splitlines()
    parts = (line.split() for line in lines if line and not line.startswith("#"))
    return {code: sectors for code, *sectors in parts}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8", newline="") as source:
        FILE.write_text(build(csv.DictReader(source), read_prefixes()), "utf-8")

"""Makes `data/titles.txt`: the words of ROME's job titles that tell a sector.

python -m premierpas.occupations.build_titles unix_referentiel_appellation_v460_utf8.csv

A word that is in titles of many sectors ("conducteur", "assistante") tells nothing and is left out.
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from premierpas.core.text import plain

from .rome import sectors_of_code
from .titles import FILE, singular

MOST_SECTORS, LEAST_SHARE, MOST_SPREAD = 2, 0.3, 5
_WORD = re.compile(r"[a-z]{4,30}")


def build(rows: Iterable[Mapping[str, str]]) -> str:
    """A line a word, sorted: the word and its sectors, the likeliest first. A plural tells what its singular does."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    written: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        sectors = sectors_of_code(row["code_rome"])
        for word in set(_WORD.findall(plain(row["libelle_appellation_long"]))):
            counted[singular(word)].update(sectors)
            written[singular(word)].add(word)
    told = {key: _told(count) for key, count in counted.items()}
    return "".join(sorted(f"{word}\t{told[key]}\n" for key in told if told[key] for word in written[key]))


def _told(count: Counter[str]) -> str:
    total = sum(count.values())
    likely = [sector for sector, n in count.most_common(MOST_SECTORS) if n / total >= LEAST_SHARE]
    return " ".join(likely) if len(count) <= MOST_SPREAD else ""


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8", newline="") as source:
        FILE.write_text(build(csv.DictReader(source)), "utf-8")

"""The house's own rules of lint: what only one place may do, so that there is one way to do it."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PRODUCT = Path(__file__).resolve().parents[2]
_NOT_JUDGED = {"tests", "migrations", "development"}


@dataclass(frozen=True)
class Rule:
    """What is refused everywhere but in one file, and what to call instead."""

    refused: re.Pattern[str]
    but_in: str
    instead: str


RULES = (
    Rule(
        re.compile(r"REMOTE_(?:ADDR|HOST)|X[-_]FORWARDED[-_]FOR|HTTP_FORWARDED\b|X[-_]REAL[-_]IP", re.IGNORECASE),
        but_in="core/origin.py",
        instead="core.origin.address_of(request) knows behind which proxy the site stands",
    ),
    Rule(
        re.compile(r"\.is(?:digit|decimal|numeric)\b"),
        but_in="core/text.py",
        instead="core.text reads what is typed in any script's digits: figures, packed, is_digits",
    ),
)


def faults_in(product: Path = PRODUCT) -> Iterator[str]:
    """Each line that breaks a rule, with the way that there is."""
    for path in sorted(product.rglob("*.py")):
        place = path.relative_to(product)
        if _NOT_JUDGED.isdisjoint(place.parts):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                for rule in RULES:
                    if place.as_posix() != rule.but_in and rule.refused.search(line):
                        yield f"{place}:{number}: {line.strip()} → {rule.instead}"


if __name__ == "__main__":
    found = list(faults_in())
    print("\n".join(found))
    sys.exit(bool(found))

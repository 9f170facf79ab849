"""What the coach finds in letters of pupils, what it flags wrongly, and how long it takes.

    make bench NAME=coach

The letters lie in `coach_letters.json` beside this file; `COACH_LETTERS` names others of the same shape. Of each fault
it counts whether a hint touches it (`found`) and whether the proposals make of it what is right (`right_proposals`); of
the right words, those that a hint touches outside every fault. `ms_a_letter` is the median time of reading a letter with
what ships. The same letters are then read by Grammalecte alone (its grammar), where the machine has it, in its warm process: the
baseline; `ms_a_letter_grammalecte` is null where it hasn't. Progress goes to stderr; the last line of stdout is JSON.
"""

import itertools
import json
import os
import re
import resource
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from own_folder import milliseconds, report, run, tell

LETTERS = Path(os.environ.get("COACH_LETTERS") or Path(__file__).with_name("coach_letters.json"))
ROUNDS = 15
MOST_PROPOSALS = 3


def main() -> None:
    """Measure with what ships, then with Grammalecte alone."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "premierpas.settings.dev")
    import django

    django.setup()
    from premierpas.workshop.coach.french.grammar import grammar_faults
    from premierpas.workshop.coach.french.spelling import spelling_faults
    from premierpas.workshop.coach.grammalecte import grammalecte_faults, is_installed

    letters = json.loads(LETTERS.read_text(encoding="utf-8"))

    def with_what_ships(text: str) -> list[Any]:
        spelt = list(spelling_faults(text))
        return spelt + [each for each in grammar_faults(text) if not any(touch(each, other) for other in spelt)]

    memory, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    with_what_ships("Je veut un metier.")
    first_ms = (time.perf_counter() - began) * 1000
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
    tell(f"{len(letters)} letters; loaded in {first_ms:.0f} ms")
    figures = judged(letters, with_what_ships) | {"ms_a_letter": middle(letters, with_what_ships)}
    figures |= {"first_letter_ms": round(first_ms), "memory_mb": round(grown / 1024), "ms_a_letter_grammalecte": None}
    baseline: dict[str, Any] = {}
    if is_installed():
        anew = lambda text: grammalecte_faults(f"{text} {time.perf_counter_ns()}.")  # noqa: E731  never a remembered text
        figures["ms_a_letter_grammalecte"] = middle(letters, anew)
        baseline = {f"grammalecte_{name}": figure for name, figure in judged(letters, grammalecte_faults).items()}
    else:
        tell("Grammalecte isn't on this machine: no baseline")
    report("coach", figures, baseline)


def judged(letters: list[dict[str, Any]], read: Callable[[str], Iterable[Any]]) -> dict[str, int]:
    """What a reader found, and what it shouldn't have."""
    counts = {"letters": len(letters), "faults": 0, "found": 0, "right_proposals": 0, "right_words_flagged": 0}
    for letter in letters:
        text, hints = letter["text"], list(read(letter["text"]))
        faulty = []
        for fault in letter["faults"]:
            places = [found.span() for found in re.finditer(re.escape(fault["written"]), text)]
            faulty += places
            inside = [each for each in hints if any(each.start < end and start < each.end for start, end in places)]
            counts["faults"] += 1
            counts["found"] += bool(inside)
            counts["right_proposals"] += any(repaired(text, place, inside, fault["right"]) for place in places)
        for hint in hints:
            if not any(start < hint.end and hint.start < end for start, end in faulty):
                words = set(re.findall(r"[\w+-]+", text[hint.start : hint.end]))
                counts["right_words_flagged"] += bool(words & set(letter["right_words"]))
    return counts


def repaired(text: str, place: tuple[int, int], hints: list[Any], right: str) -> bool:
    """Whether some choice of the proposals makes of this place what is right."""
    start, end = place
    here = sorted((each for each in hints if start < each.end and each.start < end), key=lambda each: each.start)
    first, last = min([start, *(each.start for each in here)]), max([end, *(each.end for each in here)])
    wanted = plain(text[first:start] + right + text[end:last])
    for chosen in itertools.product(*(each.proposals[:MOST_PROPOSALS] or ("",) for each in here)):
        made, at = "", first
        for hint, proposal in zip(here, chosen, strict=True):
            made += text[at : hint.start] + proposal
            at = hint.end
        if here and plain(made + text[at:last]) == wanted:
            return True
    return False


def plain(text: str) -> str:
    return text.replace("’", "'").lower()


def touch(one: Any, other: Any) -> bool:
    return bool(one.start < other.end and other.start < one.end)


def middle(letters: list[dict[str, Any]], read: Callable[[str], Any]) -> float:
    """The median of all letters, each read several times."""
    times = [
        milliseconds(lambda text=letter["text"]: list(read(text))) for letter in letters for _each in range(ROUNDS)
    ]
    return round(statistics.median(times), 2)


if __name__ == "__main__":
    run(main)

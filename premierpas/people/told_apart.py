"""First names of a class that can be told apart: with as much of the last name as it takes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from premierpas.core.text import plain

from .models import Pupil


def told_apart(pupils: Iterable[Pupil], *, always_initial: bool = False) -> dict[int, str]:
    """The short name of each pupil, by id: `Zoé`, or `Léa M.` where the class has two, `Léa Mar.` where it must.

    `always_initial`: everybody with the initial of their last name, as on a list that hangs on a wall.
    """
    alike: dict[str, list[Pupil]] = defaultdict(list)
    for pupil in pupils:
        alike[plain(pupil.first_name).strip()].append(pupil)
    names = {}
    for namesakes in alike.values():
        for pupil in namesakes:
            others = [each for each in namesakes if each.pk != pupil.pk]
            short = bool(others) or always_initial
            names[pupil.pk] = f"{pupil.first_name} {_start(pupil, others)}" if short else pupil.first_name
    return names


def _start(pupil: Pupil, others: Sequence[Pupil]) -> str:
    """As many letters of a last name as nobody else has; the whole name where one is the beginning of another."""
    name = pupil.last_name
    theirs = [plain(each.last_name) for each in others]
    for length in range(1, len(name)):
        if not any(each.startswith(plain(name[:length])) for each in theirs) and name[length - 1].isalpha():
            return f"{name[:length]}."
    return name

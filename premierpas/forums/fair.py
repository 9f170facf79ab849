"""Who goes to which stand at which hour: a rule that a coordinator can redo by hand, and that says its reasons.

1. There are as many rounds as hours. In each round everybody may take one stand. Whoever has got the least so far
   goes first: a first wish counts 5 points, a second 4, … a fifth 1, a stand that wasn't wished for 0. Chance decides
   between equals: the smaller SHA-256 of "seed:round:number of the person".
2. At one's turn one takes the best of one's wishes that has a free place at an hour at which one is still free. Of
   several such hours the one that keeps most of one's other wishes possible, then the one with most places, then the
   earliest.
3. Then every hour that is still empty is filled, again those with least points first: with the stand that has most
   free places at that hour. That is how stands that few choose get their visitors.
4. Whoever still has none gets one if somebody who was placed without a wish can go elsewhere at the same hour.

What follows, and what `tests/test_fair.py` holds: no stand has more than its places; nobody goes twice to one; no place
is free that somebody would prefer to the stand they have at that hour, or to none; a wish that was given is never taken
back. One may envy another for a stand taken in some round only if the other had no more points before that round.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

MOST_WISHES = 5


class How(StrEnum):
    """Why somebody goes to a stand."""

    WISH = "wish"
    SPREAD = "spread"
    KEPT = "kept"


class Passed(StrEnum):
    """Why a better wish wasn't given at this hour."""

    FULL = "full"
    CLOSED = "closed"


@dataclass(frozen=True)
class Given:
    """One stand at one hour. `rank`: which wish, 0 for none; `passed`: the better wishes that one gets at no hour."""

    person: int
    slot: int
    stand: int
    how: How
    rank: int = 0
    passed: tuple[tuple[int, Passed], ...] = ()


@dataclass(frozen=True)
class Turn:
    """What somebody took in a round, and how many points they had before."""

    round: int
    person: int
    points: int
    given: Given


@dataclass(frozen=True)
class Outcome:
    """Everything that was given, and the turns by which it was."""

    given: tuple[Given, ...]
    turns: tuple[Turn, ...]


def points_of(rank: int) -> int:
    """What a wish of this rank counts; 0 for a stand that wasn't wished for."""
    return MOST_WISHES + 1 - rank if 0 < rank <= MOST_WISHES else 0


def chance(seed: str, turn: int, person: int) -> str:
    """What decides between equals."""
    return hashlib.sha256(f"{seed}:{turn}:{person}".encode()).hexdigest()


def assign(
    people: Collection[int],
    wishes: Mapping[int, Sequence[int]],
    slots: Sequence[int],
    places: Mapping[tuple[int, int], int],
    seed: str,
    *,
    kept: Iterable[tuple[int, int, int]] = (),
) -> Outcome:
    """Stands for everybody at every hour where that is possible.

    `wishes`: each person's stands, the dearest first. `slots`: the hours in their order. `places`: how many may come,
    by (stand, hour). `kept`: (person, hour, stand) that stay as they are.
    """
    rounds = _Rounds(sorted(set(people)), wishes, list(slots), dict(places), seed)
    for person, slot, stand in sorted(kept):
        rounds.keep(person, slot, stand)
    for number in range(1, len(slots) + 1):
        rounds.play(number)
    for slot in slots:
        rounds.spread(slot)
    for slot in slots:
        rounds.make_room(slot)
    given = sorted(rounds.given.values(), key=lambda each: (each.person, rounds.slots.index(each.slot)))
    return Outcome(tuple(given), tuple(rounds.turns))


@dataclass
class _Rounds:
    """What was given so far."""

    people: list[int]
    wishes: Mapping[int, Sequence[int]]
    slots: list[int]
    places: dict[tuple[int, int], int]
    seed: str
    given: dict[tuple[int, int], Given] = field(default_factory=dict)
    seen: dict[int, set[int]] = field(default_factory=dict)
    points: Counter[int] = field(default_factory=Counter)
    turns: list[Turn] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.left = dict(self.places)
        self.stands = sorted({stand for stand, _slot in self.places})
        self.seen = {person: set() for person in self.people}

    def keep(self, person: int, slot: int, stand: int) -> None:
        """What stays, while there is place for it."""
        may = person in self.seen and slot in self.slots and (person, slot) not in self.given
        if may and stand not in self.seen[person] and self.left.get((stand, slot), 0) > 0:
            self._give(Given(person, slot, stand, How.KEPT, self._rank(person, stand)))

    def play(self, number: int) -> None:
        """One round of wishes."""
        before = Counter(self.points)
        for person in self._order(number):
            if given := self._best(person):
                self._give(given)
                self.turns.append(Turn(number, person, before[person], given))

    def spread(self, slot: int) -> None:
        """Whoever has nothing at this hour goes where most places are free."""
        for person in self._order(0):
            if (person, slot) in self.given:
                continue
            free = [each for each in self.stands if self._is_open(person, each, slot)]
            if free:
                stand = max(free, key=lambda each: (self.left[each, slot], -each))
                self._give(Given(person, slot, stand, How.SPREAD, 0, self._passed(person, slot, MOST_WISHES + 1)))

    def make_room(self, slot: int) -> None:
        """Whoever still has nothing: somebody who was placed without a wish goes elsewhere, and so on."""
        for person in self._order(0):
            if (person, slot) not in self.given:
                self._seat(person, slot, set())

    def _seat(self, person: int, slot: int, tried: set[int]) -> bool:
        for stand in self.stands:
            if stand in tried or stand in self.seen[person] or self.places.get((stand, slot), 0) <= 0:
                continue
            tried.add(stand)
            if self.left[stand, slot] > 0 or self._somebody_moves(stand, slot, tried):
                self._give(Given(person, slot, stand, How.SPREAD, 0, self._passed(person, slot, MOST_WISHES + 1)))
                return True
        return False

    def _somebody_moves(self, stand: int, slot: int, tried: set[int]) -> bool:
        placed = [
            each for each in self.given.values() if (each.slot, each.stand, each.how) == (slot, stand, How.SPREAD)
        ]
        for each in sorted(placed, key=lambda one: one.person):
            if self._seat(each.person, slot, tried):
                self.seen[each.person].discard(stand)
                self.left[stand, slot] += 1
                return True
        return False

    def _give(self, given: Given) -> None:
        self.given[given.person, given.slot] = given
        self.seen[given.person].add(given.stand)
        self.left[given.stand, given.slot] -= 1
        self.points[given.person] += points_of(given.rank)

    def _order(self, number: int) -> list[int]:
        return sorted(self.people, key=lambda each: (self.points[each], chance(self.seed, number, each), each))

    def _best(self, person: int) -> Given | None:
        for rank, stand in enumerate(self._wished(person), start=1):
            open_at = [slot for slot in self.slots if self._is_open(person, stand, slot)]
            open_at = [slot for slot in open_at if (person, slot) not in self.given]
            if open_at:
                slot = min(open_at, key=lambda each: self._costs(person, stand, each))
                return Given(person, slot, stand, How.WISH, rank, self._passed(person, slot, rank))
        return None

    def _costs(self, person: int, stand: int, slot: int) -> tuple[int, int, int]:
        others = [each for each in self._wished(person) if each != stand]
        lost = sum(self._is_open(person, each, slot) for each in others)
        return lost, -self.left[stand, slot], self.slots.index(slot)

    def _wished(self, person: int) -> Sequence[int]:
        return self.wishes.get(person, ())[:MOST_WISHES]

    def _rank(self, person: int, stand: int) -> int:
        wished = list(self._wished(person))
        return wished.index(stand) + 1 if stand in wished else 0

    def _is_open(self, person: int, stand: int, slot: int) -> bool:
        return stand not in self.seen[person] and self.left.get((stand, slot), 0) > 0

    def _passed(self, person: int, slot: int, before: int) -> tuple[tuple[int, Passed], ...]:
        return tuple(
            (rank, Passed.FULL if self.places.get((stand, slot), 0) > 0 else Passed.CLOSED)
            for rank, stand in enumerate(self._wished(person), start=1)
            if rank < before and stand not in self.seen[person]
        )

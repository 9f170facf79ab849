"""The whole list at once: the best match first, then the best of what is left, until nobody can take one more.

Plain on purpose: whoever reads the list can follow it line by line, which the optimum of a solver doesn't allow. Each
taking makes its volunteer's load count less in their other matches, so that pupils spread over the team. The same rows
always give the same list: equal scores go by who has waited longest, then by the volunteer's name.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..free import Free
from .score import Part, load_part, load_points, parts_of
from .wishes import Wish

MOST_CHOICES = 8


@dataclass(frozen=True)
class Match:
    """One volunteer for one pupil, with all that counts for them."""

    free: Free
    parts: tuple[Part, ...]

    @property
    def points(self) -> int:
        return sum(part.points for part in self.parts)


@dataclass(frozen=True)
class Proposal:
    """What is proposed for one pupil (nothing, when everybody has enough), and who else could."""

    wish: Wish
    match: Match | None
    others: tuple[Match, ...]


def propose(wishes: Sequence[Wish], team: Sequence[Free], *, on: date) -> list[Proposal]:
    """One proposal a pupil, in the order of the pupils; nobody is proposed beyond the load they wish, or while away."""
    able = [each for each in team if each.left > 0 and not each.offers.is_away(on)]
    parts = {(at, to): tuple(parts_of(wish, free)) for at, wish in enumerate(wishes) for to, free in enumerate(able)}
    static = {key: sum(part.points for part in each) for key, each in parts.items()}
    has = [each.has for each in able]
    queue = [(-static[key] - load_points(able[key[1]], has[key[1]]), *key, has[key[1]]) for key in parts]
    heapq.heapify(queue)
    taken: dict[int, Match] = {}
    while queue:
        _score, at, to, counted = heapq.heappop(queue)
        if at in taken or has[to] >= able[to].offers.load:
            continue
        if counted != has[to]:  # somebody else has taken one meanwhile: judged again with the load of now
            heapq.heappush(queue, (-static[at, to] - load_points(able[to], has[to]), at, to, has[to]))
            continue
        taken[at] = Match(able[to], (*parts[at, to], load_part(able[to], has[to])))
        has[to] += 1
    now = [load_points(each, each.has) for each in able]
    found = []
    for at, wish in enumerate(wishes):
        match = taken.get(at)
        others = (to for to, each in enumerate(able) if match is None or each.volunteer.pk != match.free.volunteer.pk)
        best = heapq.nsmallest(MOST_CHOICES, others, key=lambda to, at=at: -static[at, to] - now[to])
        found.append(Proposal(wish, match, tuple(_as_things_are(able[to], parts[at, to]) for to in best)))
    return found


def _as_things_are(free: Free, parts: tuple[Part, ...]) -> Match:
    return Match(free, (*parts, load_part(free, free.has)))

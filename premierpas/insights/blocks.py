"""Which counts of pupils may be told, so that no set of figures gives a group of one to ten away.

Figures give small groups away by subtraction: a total less the parts that are told, a period less a shorter one,
today's figure less yesterday's. Hiding single cells never ends: each new table has to be compared with all others.
So nothing is hidden from a figure. Figures are *made* of blocks, and no block is of fewer than eleven pupils:

- A month is counted once, when it is over, and then stays as it was told (`closing.py`).
- In it, each school of eleven pupils or more is a block. The smaller ones are put together, in their department; what
  is still small there, in the territory; what is still small there, in the association.
- Where what was put together has one to ten pupils, the smallest block beside it joins them and is no longer told alone
  (the complementary suppression of statisticians): otherwise it would be the total less its blocks. The association has
  nobody above it, so what is still small there is left out of every figure.
- A figure of any place and any run of months is the sum of the blocks that lie in it, and nothing else.

Blocks share no pupil's act. So whatever is computed from figures is computed from blocks, and a group that comes out of
it is made of whole blocks: nobody, or eleven and more. A school that is no block of its own is only ever inside of one.

Groups of *different* figures must not be subtracted either: pupils less pupils who found a place are those without one.
So pupils are told in tens (`indicators.py`), shares in steps of five without what they are a share of.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .models import LEAST

Place = tuple[object, ...]  # (territory, department, school), or only the first of them
DEPTH = 3


@dataclass(frozen=True)
class Cell:
    """What was counted: of how many pupils, how much, and of how much."""

    pupils: int = 0
    amount: int = 0
    base: int = 0

    def __add__(self, other: "Cell") -> "Cell":
        return Cell(self.pupils + other.pupils, self.amount + other.amount, self.base + other.base)


def blocks_of(counted: Mapping[Place, Cell]) -> dict[Place, Cell]:
    """The blocks of one month: places, as narrow as eleven pupils allow, with what was counted in them together."""
    blocks: dict[Place, Cell] = {}
    level = {place: cell for place, cell in counted.items() if cell.pupils}
    for _depth in range(DEPTH):
        pooled: dict[Place, Cell] = {}
        for place, cell in sorted(level.items(), key=lambda item: str(item[0])):
            if cell.pupils >= LEAST:
                blocks[place] = cell
            else:
                pooled[place[:-1]] = pooled.get(place[:-1], Cell()) + cell
        for parent in [place for place in pooled if place and pooled[place].pupils < LEAST]:
            smallest = _smallest_in(parent, blocks)
            if smallest is not None:
                pooled[parent] += blocks.pop(smallest)
        level = pooled
    blocks.update({place: cell for place, cell in level.items() if cell.pupils >= LEAST})
    return blocks


def _smallest_in(parent: Place, blocks: Mapping[Place, Cell]) -> Place | None:
    within = [place for place in blocks if place[: len(parent)] == parent]
    return min(within, key=lambda place: (blocks[place].pupils, str(place)), default=None)

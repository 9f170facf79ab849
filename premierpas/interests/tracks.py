"""The one rule that leads from what somebody said to three tracks, each with three trades (docs/interests.md).

It takes how often each wish got which answer, and what is to be avoided: nothing else is known of whoever asks, and
the same answers give the same trades to everyone. Nothing here asks the database.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256

from premierpas.occupations.sheets import Sheet, near, sheets
from premierpas.occupations.wishes import WISHES

from .factors import has_any, is_little_thought_of

TRACKS, TRADES = 3, 3
CLOSE, FAINT, ALIKE = 1, 2, 6


@dataclass(frozen=True)
class Said:
    """How often a wish got each answer."""

    yes: int = 0
    little: int = 0
    unsure: int = 0
    no: int = 0

    @property
    def liking(self) -> int:
        """A yes counts two, a little one."""
        return 2 * self.yes + self.little


NOTHING = Said()


class Why(StrEnum):
    """Why a wish is a track."""

    LIKED = "liked"
    UNSURE = "unsure"
    ASIDE = "aside"


@dataclass(frozen=True)
class Track:
    """A wish to go and see, why, and its trades, the shortest studies first."""

    wish: str
    why: Why
    trades: Sequence[Sheet]


@dataclass(frozen=True)
class Outcome:
    """Three tracks. `flat`: no wish stands out; `level`: wishes as close as the last track, which had no room;
    `hidden`: the trades that would stand here if nothing were avoided.
    """

    tracks: Sequence[Track]
    flat: bool
    level: Sequence[str]
    hidden: Sequence[Sheet]

    @property
    def trades(self) -> list[Sheet]:
        return [sheet for track in self.tracks for sheet in track.trades]


def outcome_of(said: Mapping[str, Said], avoided: Collection[str] = ()) -> Outcome:
    """What the answers lead to."""
    chosen = _wishes(said)
    tracks = _with_trades(said, chosen, avoided)
    shown = {sheet.slug for track in tracks for sheet in track.trades}
    freely = _with_trades(said, chosen, ()) if avoided else tracks
    hidden = [sheet for track in freely for sheet in track.trades if sheet.slug not in shown]
    liked = [wish for wish, why in chosen if why is Why.LIKED]
    edge = min((said.get(wish, NOTHING).liking for wish in liked), default=0)
    level = [
        wish
        for wish in WISHES
        if edge and said.get(wish, NOTHING).liking == edge and wish not in {wish for wish, _why in chosen}
    ]
    return Outcome(tracks, _is_flat(said), level, [sheet for sheet in hidden if has_any(sheet, avoided)])


def three_days(said: Mapping[str, Said], avoided: Collection[str] = ()) -> list[Sheet]:
    """Three very different days to read, for whom no wish stands out: other wishes, sectors and lengths of study."""
    found: list[Sheet] = []
    for wish in _in_order(said):
        fresh = [
            sheet
            for sheet in _ordered(wish, said, avoided)
            if all(_differ(sheet, other) and wish not in other.wishes for other in found)
        ]
        if fresh and len(found) < TRADES:
            found.append(next((sheet for sheet in fresh if is_little_thought_of(sheet)), fresh[0]))
    return found + _others(found, avoided)[: TRADES - len(found)]


def _differ(one: Sheet, other: Sheet) -> bool:
    return one.study != other.study and one.sectors[0] != other.sectors[0]


def _is_flat(said: Mapping[str, Said]) -> bool:
    """Nothing is much liked, or nearly everything is liked alike."""
    likings = [said.get(wish, NOTHING).liking for wish in WISHES]
    best = max(likings)
    return best < FAINT or sum(liking >= best - CLOSE for liking in likings) >= ALIKE


def _in_order(said: Mapping[str, Said]) -> list[str]:
    """The wishes, the most liked first; between equals the one that leaves most unsure, then by a fixed draw."""

    def rank(wish: str) -> tuple[int, int, str]:
        own = said.get(wish, NOTHING)
        return -own.liking, -own.unsure, _draw(wish, *(said.get(each, NOTHING).liking for each in WISHES))

    return sorted(WISHES, key=rank)


def _wishes(said: Mapping[str, Said]) -> list[tuple[str, Why]]:
    """Two tracks are what is liked most; the third is what somebody is most unsure of, else the third liked."""
    order = _in_order(said)
    liked = [wish for wish in order if said.get(wish, NOTHING).liking][:TRACKS]
    kept = liked[: TRACKS - 1]
    unsure = sorted(
        (wish for wish in order if wish not in kept and said.get(wish, NOTHING).unsure),
        key=lambda wish: -said[wish].unsure,
    )
    chosen = [(wish, Why.LIKED) for wish in kept]
    chosen += [(wish, Why.UNSURE) for wish in unsure[:1] if said[wish].unsure > 1 or len(liked) < TRACKS]
    chosen += [(wish, Why.LIKED) for wish in liked if wish not in {one for one, _why in chosen}]
    chosen += [(wish, Why.UNSURE) for wish in unsure if wish not in {one for one, _why in chosen}]
    chosen += [(wish, Why.ASIDE) for wish in order if wish not in {one for one, _why in chosen}]
    return chosen[:TRACKS]


def _with_trades(said: Mapping[str, Said], chosen: Iterable[tuple[str, Why]], avoided: Collection[str]) -> list[Track]:
    tracks: list[Track] = []
    taken: list[Sheet] = []
    for wish, why in chosen:
        trades = _three(_ordered(wish, said, avoided), _neighbours(wish, said, avoided), taken)
        trades += _others([*taken, *trades], avoided)[: TRADES - len(trades)]
        taken += trades
        tracks.append(Track(wish, why, sorted(trades, key=lambda sheet: sheet.length.most)))
    return tracks


def _three(own: Sequence[Sheet], neighbours: Sequence[Sheet], taken: Sequence[Sheet]) -> list[Sheet]:
    """Three of them: one of which few think; other lengths of study before other sectors before anything else."""
    found: list[Sheet] = []

    def another_length(sheet: Sheet) -> bool:
        return all(sheet.study != other.study for other in found)

    def another_sector(sheet: Sheet) -> bool:
        return all(sheet.sectors[0] != other.sectors[0] for other in [*taken, *found])

    def both(sheet: Sheet) -> bool:
        return another_length(sheet) and another_sector(sheet)

    wanted: list[tuple[Sequence[Sheet], Callable[[Sheet], bool]]] = [
        (own, both), (own, another_length), (neighbours, both), (neighbours, another_length), (own, another_sector),
        (own, bool), (neighbours, bool),
    ]  # fmt: skip
    few = [sheet for sheet in (*own, *neighbours) if is_little_thought_of(sheet) and sheet not in taken]
    found += sorted(few, key=lambda sheet: not another_sector(sheet))[:1]
    for among, fits in wanted:
        for sheet in among:
            if len(found) < TRADES and sheet not in found and sheet not in taken and fits(sheet):
                found.append(sheet)
    return found


def _ordered(wish: str, said: Mapping[str, Said], avoided: Collection[str]) -> list[Sheet]:
    """A wish's own trades: those whose other wish isn't refused first, then by the draw."""
    return _sorted((sheet for sheet in sheets().values() if wish in sheet.wishes), wish, said, avoided)


def _neighbours(wish: str, said: Mapping[str, Said], avoided: Collection[str]) -> list[Sheet]:
    """Trades near those: they bring lengths of study that a wish doesn't have."""
    return _sorted(_beside(wish), wish, said, avoided)


@cache
def _beside(wish: str) -> tuple[Sheet, ...]:
    own = [sheet for sheet in sheets().values() if wish in sheet.wishes]
    return tuple(dict.fromkeys(other for sheet in own for other in near(sheet.slug) if wish not in other.wishes))


def _sorted(among: Iterable[Sheet], wish: str, said: Mapping[str, Said], avoided: Collection[str]) -> list[Sheet]:
    total = sum(each.liking for each in said.values())

    def rank(sheet: Sheet) -> tuple[bool, str]:
        own, *others = (said.get(each, NOTHING) for each in dict.fromkeys([wish, *sheet.wishes]))
        refused = any(other.no and not other.liking and not other.unsure for other in others)
        counts = [count for each in (own, *others) for count in (each.yes, each.little, each.unsure)]
        return refused, _draw(sheet.slug, *counts, *([] if others else [total]))

    return sorted((sheet for sheet in among if not has_any(sheet, avoided)), key=rank)


def _others(but: Sequence[Sheet], avoided: Collection[str]) -> list[Sheet]:
    """All other trades, for a wish that has too few without what is avoided."""
    return [sheet for sheet in _mixed() if sheet not in but and not has_any(sheet, avoided)]


@cache
def _mixed() -> Sequence[Sheet]:
    return sorted(sheets().values(), key=lambda sheet: _draw(sheet.slug))


def _draw(name: str, *counts: int) -> str:
    """A lot drawn once and for all: the same counts draw the same, whoever they are of."""
    return sha256(" ".join([name, *map(str, counts)]).encode()).hexdigest()


def counted(answers: Iterable[tuple[str, str]]) -> dict[str, Said]:
    """How often each wish got each answer, from pairs of a wish and an answer (`yes`, `little`, `unsure`, `no`)."""
    found: dict[str, dict[str, int]] = {}
    for wish, answer in answers:
        counts = found.setdefault(wish, {})
        counts[answer] = counts.get(answer, 0) + 1
    return {wish: Said(**counts) for wish, counts in found.items()}


def as_answers(doing: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What one does already, as answers: yes to what it is about, a little to what it has besides."""
    for wish, also in doing:
        yield wish, "yes"
        yield also, "little"

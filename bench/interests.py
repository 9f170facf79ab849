"""What the rule of `premierpas/interests/tracks.py` proposes to many made-up profiles, and how fair that is.

    make bench NAME=interests

A profile is an answer to each of the 24 questions. Profiles come in pairs that share their answers to the eight
questions of neither stereotype, of which some pupils like much, some little, some mostly don't know. One of the pair
then answers the sixteen stereotyped questions as girls are expected to, the other as boys are: yes, a little, don't
know, no with the odds of `TENDS` where it is expected of them and of `LESS` where it isn't.

- `profiles`: how many were made.
- `gap_by_given_profile`: of the nine trades that one of a pair is proposed, the share that the other isn't. Two pupils
  never answer alike, so the same is measured of two who share the expectation too (`gap_by_chance`, the baseline): the
  difference is what the expectation does. `gap_exchanged`: the same where one gives the other's answers to the two
  stereotyped questions of each wish, the other way round: this must be nought.
- `gap_tracks`, `gap_sectors`, `gap_studies`: between all girls' and all boys' proposals, the share of tracks, of main
  sectors and of lengths of study that would have to change for both to be alike (total variation distance).
- `sectors_spread`: how evenly proposals spread over main sectors, from 0 (all in one) to 1 (normalised entropy);
  `sectors_a_profile`: how many different ones the nine trades have on average.
- `studies_spread`: the same evenness over the four lengths of study; `studies`: their shares.
- `sheets_never_proposed`, `rarest_sheet`: trades out of reach, and how often the rarest is proposed, of all proposals.
- `flat`: the share that gets the page of profiles in which nothing stands out.
- `dead_ends`: profiles without three tracks of three different trades, each profile avoiding up to six things at random.
  `tracks_short_of_lengths`: of these tracks, the share with fewer than three lengths of study.

The baseline besides `gap_by_chance` is the sheets themselves: evenness over all of them. The profiles are drawn, not
observed: they say what the rule does, not what pupils will answer.
"""

import math
import os
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from own_folder import report, run, tell

SEED, PAIRS_MADE = 2026, 4000
SAYINGS = ("yes", "little", "unsure", "no")
MOODS = ((5, 3, 1, 3), (2, 2, 2, 6), (2, 2, 6, 2), (1, 1, 1, 1))
TENDS, LESS = (55, 20, 10, 15), (20, 20, 10, 50)


def main() -> None:
    """Make profiles, ask the rule, compare."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "premierpas.settings.dev")
    import django

    django.setup()
    from premierpas.interests.factors import FACTORS
    from premierpas.interests.items import ORDER
    from premierpas.interests.tests.profiles import PAIRS, said_by, swapped
    from premierpas.interests.tracks import outcome_of
    from premierpas.occupations.sheets import sheets

    rng = random.Random(SEED)

    def answer(odds: Sequence[int]) -> str:
        return rng.choices(SAYINGS, odds)[0]

    def expected(neutral: dict[str, str], which: int) -> dict[str, str]:
        given = {code: answer(TENDS if place == which else LESS) for pair in PAIRS for place, code in enumerate(pair)}
        return neutral | given

    stereotyped = {code for pair in PAIRS for code in pair}
    gaps: dict[str, list[float]] = {"given": [], "chance": [], "exchanged": []}
    by_group: tuple[list[Any], list[Any]] = ([], [])
    flat = dead = short = avoiding_tracks = 0
    for number in range(PAIRS_MADE):
        mood = MOODS[number % len(MOODS)]
        neutral = {code: answer(mood) for code in ORDER if code not in stereotyped}
        one, other, again = (expected(neutral, which) for which in (0, 1, number % 2))
        pair = [outcome_of(said_by(answers)) for answers in (one, other)]
        gaps["given"].append(moved(pair[0].trades, pair[1].trades))
        gaps["chance"].append(moved(pair[number % 2].trades, outcome_of(said_by(again)).trades))
        gaps["exchanged"].append(moved(pair[0].trades, outcome_of(said_by(swapped(one))).trades))
        for which, outcome in enumerate(pair):
            by_group[which].append(outcome)
            flat += outcome.flat
        avoided = rng.sample(sorted(FACTORS), rng.randint(0, len(FACTORS)))
        kept = outcome_of(said_by(other), avoided)
        dead += len(kept.tracks) != 3 or len(set(kept.trades)) != 9
        avoiding_tracks += len(kept.tracks)
        short += sum(len({sheet.study for sheet in track.trades}) < 3 for track in kept.tracks)
        if number % 1000 == 999:
            tell(f"{2 * (number + 1)} profiles")
    everything = [outcome for group in by_group for outcome in group]
    proposed = Counter(sheet for outcome in everything for sheet in outcome.trades)
    studies = Counter(sheet.study for sheet in proposed.elements())
    figures = {
        "profiles": len(everything),
        "gap_by_given_profile": mean(gaps["given"]),
        "gap_exchanged": mean(gaps["exchanged"]),
        "gap_tracks": apart(*([track.wish for each in group for track in each.tracks] for group in by_group)),
        "gap_sectors": apart(*([sheet.sectors[0] for each in group for sheet in each.trades] for group in by_group)),
        "gap_studies": apart(*([sheet.study for each in group for sheet in each.trades] for group in by_group)),
        "sectors_spread": evenness(sheet.sectors[0] for sheet in proposed.elements()),
        "sectors_a_profile": mean([len({sheet.sectors[0] for sheet in each.trades}) for each in everything]),
        "studies_spread": evenness(studies.elements()),
        "studies": {code: round(count / studies.total(), 3) for code, count in sorted(studies.items())},
        "sheets_never_proposed": len(set(sheets().values()) - set(proposed)),
        "rarest_sheet": round(min(proposed.values()) / proposed.total(), 5),
        "flat": round(flat / len(everything), 3),
        "dead_ends": dead,
        "tracks_short_of_lengths": round(short / avoiding_tracks, 3),
    }
    girls = by_group[0]  # halved so that each half has as many of each mood
    halves = [[each for at, each in enumerate(girls) if at // len(MOODS) % 2 == half] for half in (0, 1)]
    all_studies = Counter(sheet.study for sheet in sheets().values())
    baseline = {
        "gap_by_chance": mean(gaps["chance"]),
        "gap_tracks_by_chance": apart(*([track.wish for each in half for track in each.tracks] for half in halves)),
        "gap_sectors_by_chance": apart(
            *([sheet.sectors[0] for each in half for sheet in each.trades] for half in halves)
        ),
        "gap_studies_by_chance": apart(*([sheet.study for each in half for sheet in each.trades] for half in halves)),
        "sectors_spread_of_sheets": evenness(sheet.sectors[0] for sheet in sheets().values()),
        "studies_spread_of_sheets": evenness(all_studies.elements()),
    }
    report("interests", figures, baseline)


def moved(one: Sequence[Any], other: Sequence[Any]) -> float:
    """The share of the one's trades that the other doesn't have."""
    return len(set(one) - set(other)) / len(one)


def apart(one: Sequence[str], other: Sequence[str]) -> float:
    """The total variation distance of two distributions: the share that would have to change."""
    first, second = Counter(one), Counter(other)
    keys = first.keys() | second.keys()
    return round(sum(abs(first[key] / len(one) - second[key] / len(other)) for key in keys) / 2, 4)


def evenness(values: Iterable[str]) -> float:
    """The entropy of a distribution beside that of an even one."""
    counts = Counter(values)
    shares = [count / counts.total() for count in counts.values()]
    return round(-sum(share * math.log(share) for share in shares) / math.log(len(counts)), 3)


def mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 3)


if __name__ == "__main__":
    run(main)

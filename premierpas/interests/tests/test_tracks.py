"""The rule alone: three tracks for everybody, fair, varied, without a dead end."""

import inspect
import random
from collections import Counter
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from premierpas.interests import tracks as rule
from premierpas.interests.activities import ACTIVITIES, CHOSEN, PLACES
from premierpas.interests.enums import Saying
from premierpas.interests.factors import FACTORS, has_any, is_little_thought_of, trades
from premierpas.interests.items import ITEMS, ORDER, SETTINGS
from premierpas.interests.tracks import Said, Why, as_answers, counted, outcome_of, three_days
from premierpas.occupations.lengths import LENGTHS
from premierpas.occupations.sheets import sheets
from premierpas.occupations.wishes import WISHES

from .profiles import PAIRS, as_expected, said_by, swapped

SAYINGS = st.sampled_from(Saying.values)
ANSWERS = st.fixed_dictionaries(dict.fromkeys(ORDER, SAYINGS))
AVOIDED = st.sets(st.sampled_from(list(FACTORS)))


def random_profiles(number: int) -> Iterator[dict[str, Said]]:
    rng = random.Random(7)
    for _each in range(number):
        weights = rng.choice([(3, 3, 5, 1), (1, 1, 1, 1), (1, 1, 1, 4), (2, 2, 6, 0)])
        yield said_by({code: rng.choices(Saying.values, weights)[0] for code in ORDER})


def test_the_questions_are_about_activities_in_every_setting_and_never_name_a_trade():
    titles = {word for sheet in sheets().values() for title in sheet.titles for word in title.lower().split()[:1]}
    assert len(ITEMS) == 24
    assert Counter(item.wish for item in ITEMS.values()) == dict.fromkeys(WISHES, 3)
    for wish in WISHES:
        assert {each for item in ITEMS.values() if item.wish == wish for each in item.settings} == set(SETTINGS), wish
    named = {item.code for item in ITEMS.values() if titles & set(item.text.lower().replace(",", "").split())}
    assert named == set()
    assert all(len(item.text) <= 70 for item in ITEMS.values())
    running = [ITEMS[code].wish for code in ORDER]
    assert all(one != other for one, other in zip(running, running[1:], strict=False))


def test_each_wish_has_a_question_of_either_stereotype_so_that_neither_steers():
    assert {ITEMS[one].wish for one, _other in PAIRS} == set(WISHES)
    assert all(ITEMS[one].wish == ITEMS[other].wish for one, other in PAIRS)


def test_every_sheet_has_its_factors_and_none_is_made_up():
    assert set(trades()) == set(sheets())
    assert {factor for trade in trades().values() for factor in trade.factors} == set(FACTORS)
    assert 30 <= sum(trade.is_seen for trade in trades().values()) <= len(sheets()) - 50


@given(ANSWERS, AVOIDED)
def test_everybody_comes_to_nine_trades_without_what_they_avoid(answers: dict[str, str], avoided: set[str]):
    found = outcome_of(said_by(answers), avoided)
    assert len({track.wish for track in found.tracks}) == 3
    assert len({sheet.slug for sheet in found.trades}) == 9
    assert not any(has_any(sheet, avoided) for sheet in found.trades)
    assert all(has_any(sheet, avoided) for sheet in found.hidden)
    assert len({sheet.slug for sheet in three_days(said_by(answers), avoided)}) == 3


@given(ANSWERS)
def test_each_track_has_three_lengths_of_study_and_a_trade_few_think_of(answers: dict[str, str]):
    found = outcome_of(said_by(answers))
    for track in found.tracks:
        assert len({sheet.study for sheet in track.trades}) == 3, track
        assert any(map(is_little_thought_of, track.trades)), track
    assert len({sheet.sectors[0] for sheet in found.trades}) >= 7
    days = three_days(said_by(answers))
    assert len({sheet.study for sheet in days}) == 3 == len({sheet.sectors[0] for sheet in days})


def test_not_knowing_leads_somewhere():
    said = {"care": Said(unsure=3), "repair": Said(yes=2, no=1), "feed": Said(yes=1, no=2), "create": Said(little=1)}
    found = outcome_of(said)
    assert [(track.wish, track.why) for track in found.tracks] == [
        ("repair", Why.LIKED), ("feed", Why.LIKED), ("care", Why.UNSURE),
    ]  # fmt: skip
    only = outcome_of({"care": Said(unsure=1), "feed": Said(yes=1, no=2)})
    assert [(track.wish, track.why) for track in only.tracks][:2] == [("feed", Why.LIKED), ("care", Why.UNSURE)]
    assert only.tracks[2].why is Why.ASIDE


def test_a_profile_in_which_nothing_stands_out_is_said_to_be_flat():
    flat = {
        "all unsure": {wish: Said(unsure=3) for wish in WISHES},
        "all no": {wish: Said(no=3) for wish in WISHES},
        "all yes": {wish: Said(yes=3) for wish in WISHES},
        "nothing": {},
    }
    assert {name for name, said in flat.items() if not outcome_of(said).flat} == set()
    assert not outcome_of({"care": Said(yes=3), "feed": Said(yes=1, no=2), "create": Said(little=2, no=1)}).flat


def test_what_is_as_close_as_the_last_track_is_said():
    said = {wish: Said(yes=1, no=2) for wish in ("care", "feed", "create", "repair")} | {"protect": Said(yes=3)}
    found = outcome_of(said)
    assert {track.wish for track in found.tracks} | set(found.level) == set(said)


def test_no_trade_is_out_of_reach_and_no_length_of_study_is_rare():
    proposed = Counter(sheet for said in random_profiles(4000) for sheet in outcome_of(said).trades)
    assert {slug for slug, sheet in sheets().items() if sheet not in proposed} == set()
    lengths = Counter(dict.fromkeys(LENGTHS, 0))
    for sheet, times in proposed.items():
        lengths[sheet.study] += times
    assert min(lengths.values()) > 0.15 * lengths.total(), lengths


def test_the_rule_is_given_counts_and_what_to_avoid_and_knows_nobody():
    given_to = {name for function in (outcome_of, three_days) for name in inspect.signature(function).parameters}
    assert given_to == {"said", "avoided"}
    assert set(Said.__dataclass_fields__) == {"yes", "little", "unsure", "no"}
    told = inspect.getsource(rule).lower()
    assert [word for word in ("gender", "sex", "girl", "boy", "pupil", "first_name", "request") if word in told] == []


@given(ANSWERS)
def test_exchanging_stereotyped_answers_within_each_wish_changes_no_proposal(answers: dict[str, str]):
    assert outcome_of(said_by(answers)) == outcome_of(said_by(swapped(answers)))


def test_who_answers_as_girls_and_as_boys_are_expected_to_is_led_to_the_same_trades():
    rng = random.Random(11)
    for _each in range(50):
        free = {code: rng.choice(Saying.values) for code in ORDER}
        ways = [outcome_of(said_by(as_expected(free, which))) for which in (0, 1)]
        assert ways[0].trades == ways[1].trades


def test_three_things_that_one_does_lead_on_by_the_same_rule():
    assert 28 <= len(ACTIVITIES) <= 34
    assert {each.place for each in ACTIVITIES.values()} == set(PLACES)
    assert {each.wish for each in ACTIVITIES.values()} == set(WISHES)
    assert all(each.wish != each.also and each.also in WISHES for each in ACTIVITIES.values())
    rng = random.Random(3)
    for _each in range(200):
        chosen = [ACTIVITIES[code] for code in rng.sample(sorted(ACTIVITIES), CHOSEN)]
        found = outcome_of(counted(as_answers((each.wish, each.also) for each in chosen)))
        assert len(set(found.trades)) == 9
        assert found.tracks[0].why is Why.LIKED

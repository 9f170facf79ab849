"""The assignment is fair as it says: Hypothesis tries every order, every shortage, every wish."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from premierpas.forums.fair import How, Outcome, Passed, assign

SEED = "2026"


@st.composite
def forums(draw):
    """A few people, stands and hours; places that don't suffice, hours at which a stand is closed, some kept as is."""
    people = draw(st.lists(st.integers(1, 40), unique=True, max_size=9))
    stands = draw(st.lists(st.integers(1, 20), unique=True, min_size=1, max_size=5))
    slots = draw(st.lists(st.integers(1, 20), unique=True, min_size=1, max_size=4))
    wishes = {
        person: draw(st.lists(st.sampled_from(stands), unique=True, max_size=5))
        for person in people
        if draw(st.booleans())
    }
    places = {(stand, slot): draw(st.integers(0, 3)) for stand in stands for slot in slots}
    one = st.tuples(st.sampled_from(people or [0]), st.sampled_from(slots), st.sampled_from(stands))
    return people, wishes, slots, places, draw(st.lists(one, max_size=2))


def stands_of(outcome: Outcome) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = {}
    for each in outcome.given:
        found.setdefault(each.person, {})[each.slot] = each.stand
    return found


@given(forums())
@settings(max_examples=300, deadline=None)
def test_no_place_is_given_twice_and_nobody_goes_twice_to_a_stand(forum):
    people, wishes, slots, places, kept = forum
    outcome = assign(people, wishes, slots, places, SEED, kept=kept)
    taken = Counter((each.stand, each.slot) for each in outcome.given)
    assert all(taken[key] <= places[key] for key in taken)
    assert len({(each.person, each.slot) for each in outcome.given}) == len(outcome.given)
    assert len({(each.person, each.stand) for each in outcome.given}) == len(outcome.given)


@given(forums(), st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_same_seed_gives_the_same_whatever_the_order_of_the_lists(forum, chance):
    people, wishes, slots, places, kept = forum
    shuffled, rows, hours = list(people), list(wishes.items()), list(places.items())
    for each in (shuffled, rows, hours):
        chance.shuffle(each)
    again = assign(shuffled, dict(rows), slots, dict(hours), SEED, kept=kept)
    assert again == assign(people, wishes, slots, places, SEED, kept=kept)


@given(forums())
@settings(max_examples=300, deadline=None)
def test_no_place_is_free_that_somebody_would_rather_have(forum):
    people, wishes, slots, places, kept = forum
    outcome = assign(people, wishes, slots, places, SEED, kept=kept)
    left = Counter(places)
    left.subtract((each.stand, each.slot) for each in outcome.given)
    own = {(each.person, each.slot): each for each in outcome.given}
    mine = stands_of(outcome)
    for person in people:
        seen = set(mine.get(person, {}).values())
        for slot in slots:
            has = own.get((person, slot))
            free = {stand for (stand, at), n in left.items() if at == slot and n > 0} - seen
            if has is None:
                assert not free
            elif has.how != How.KEPT:
                better = wishes.get(person, [])[: has.rank - 1 if has.rank else None]
                assert not free & set(better)


@given(forums())
@settings(max_examples=300, deadline=None)
def test_one_envies_only_whoever_had_no_more_before_that_round(forum):
    people, wishes, slots, places, kept = forum
    outcome = assign(people, wishes, slots, places, SEED, kept=kept)
    stays = [each for each in outcome.given if each.how == How.KEPT]
    for number in range(1, len(slots) + 1):
        turns = {each.person: each for each in outcome.turns if each.round == number}
        before = [*stays, *(each.given for each in outcome.turns if each.round < number)]
        for person, wished in wishes.items():
            got = turns.get(person)
            seen = {each.stand for each in before if each.person == person}
            busy = {each.slot for each in before if each.person == person}
            points = sum(6 - each.rank for each in before if each.person == person and each.rank)
            liked = wished[: got.given.rank - 1] if got else wished
            for other in turns.values():
                envied = other.given.stand in set(liked) - seen and other.given.slot not in busy
                assert not envied or other.points <= points


def test_who_got_little_comes_first_in_the_next_round_and_reads_why():
    wishes = {person: [10, 20, 30] for person in (1, 2, 3)}
    places = {(stand, slot): 1 for stand in (10, 20, 30) for slot in (1, 2)}
    outcome = assign([1, 2, 3], wishes, [1, 2], places, SEED)
    first = [each.given.rank for each in outcome.turns if each.round == 1]
    second = [(each.points, each.given.rank) for each in outcome.turns if each.round == 2]
    assert sorted(first) == [1, 1, 2] and second[0][0] == 4  # whoever had the second wish goes first now
    late = next(each.given for each in outcome.turns if each.round == 1 and each.given.rank == 2)
    assert late.passed == ((1, Passed.FULL),)


def test_whoever_wished_for_nothing_goes_where_few_go():
    wishes = {person: [10] for person in range(1, 4)}
    outcome = assign(range(1, 7), wishes, [1], {(10, 1): 4, (20, 1): 4}, SEED)
    assert Counter(each.stand for each in outcome.given) == {10: 3, 20: 3}
    assert {each.person for each in outcome.given if each.how == How.SPREAD} == {4, 5, 6}


def test_somebody_without_a_wish_moves_so_that_everybody_has_a_stand():
    # Person 1 has seen stand 10 at the first hour; at the second only 10 is free unless 2 moves there from 20.
    places = {(10, 1): 1, (20, 1): 1, (10, 2): 1, (20, 2): 1}
    for seed in map(str, range(20)):
        outcome = assign([1, 2], {}, [1, 2], places, seed)
        assert len(outcome.given) == 4, seed


def test_what_was_changed_by_hand_stays():
    outcome = assign([1, 2], {1: [10], 2: [10]}, [1], {(10, 1): 1, (20, 1): 1}, SEED, kept=[(1, 1, 20)])
    assert {each.person: (each.stand, each.how) for each in outcome.given} == {1: (20, How.KEPT), 2: (10, How.WISH)}

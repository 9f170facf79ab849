"""No set of figures gives a group of one to ten pupils away: not by subtraction, not over time, not by the marks."""

from datetime import date
from fractions import Fraction
from itertools import chain, combinations

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from premierpas.core import clock
from premierpas.core.actions import Actor, working_as
from premierpas.insights.blocks import Cell, Place, blocks_of
from premierpas.insights.closing import close_months
from premierpas.insights.figures import MARK, Told, in_words
from premierpas.insights.indicators import INDICATORS
from premierpas.insights.models import LEAST, Block, ClosedMonth
from premierpas.insights.periods import Period
from tests.factories import a_classroom, a_pupil, a_school, a_territory

SCHOOLS: list[Place] = [(1, "92", 1), (1, "92", 2), (1, "92", 3), (1, "93", 4), (1, "93", 5), (2, "75", 6)]
COUNTS = st.one_of(st.integers(0, 14), st.integers(0, 60))
MONTH = st.fixed_dictionaries(dict.fromkeys(SCHOOLS, COUNTS))


def figures_of(counted: dict[Place, int]) -> list[tuple[frozenset[Place], int]]:
    """Every figure that can be told of a month: of which schools it is, and how many."""
    blocks = blocks_of({place: Cell(n, n) for place, n in counted.items()})
    members = members_of(counted, blocks)
    places = {place[:depth] for place in SCHOOLS for depth in range(4)}
    told = []
    for place in places:
        inside = [each for each in blocks if each[: len(place)] == place]
        if inside:
            schools = frozenset(chain.from_iterable(members[each] for each in inside))
            told.append((schools, sum(blocks[each].pupils for each in inside)))
    return told


def members_of(counted: dict[Place, int], blocks: dict[Place, Cell]) -> dict[Place, set[Place]]:
    """Which schools stand in which block: the narrowest that can hold them, found from the totals."""
    left = {place for place, n in counted.items() if n}
    members: dict[Place, set[Place]] = {}
    for block in sorted(blocks, key=len, reverse=True):
        within = sorted(place for place in left if place[: len(block)] == block)
        for chosen in chain.from_iterable(combinations(within, size) for size in range(len(within), 0, -1)):
            if sum(counted[place] for place in chosen) == blocks[block].pupils:
                members[block] = set(chosen)
                left -= set(chosen)
                break
        else:
            raise AssertionError(f"{block} is the sum of no schools in {counted}")
    return members


def spanned(rows: list[list[int]], wanted: list[int]) -> bool:
    """Whether the wanted group comes out of the figures by adding, subtracting and dividing."""
    basis: list[list[Fraction]] = []
    for row in rows:
        rest = reduced(basis, row)
        if any(rest):
            basis.append(rest)
    return not any(reduced(basis, wanted))


def reduced(basis: list[list[Fraction]], row: list[int]) -> list[Fraction]:
    rest = [Fraction(each) for each in row]
    for each in basis:
        lead = next(i for i, value in enumerate(each) if value)
        if rest[lead]:
            factor = rest[lead] / each[lead]
            rest = [a - factor * b for a, b in zip(rest, each, strict=True)]
    return rest


@given(MONTH)
def test_no_group_of_one_to_ten_comes_out_of_all_figures_together(counted: dict[Place, int]):
    present = [place for place in SCHOOLS if counted[place]]
    rows = [[int(place in schools) for place in present] for schools, _n in figures_of(counted)]
    for group in chain.from_iterable(combinations(present, size) for size in range(1, len(present) + 1)):
        if spanned(rows, [int(place in group) for place in present]):
            assert sum(counted[place] for place in group) >= LEAST, (group, counted)


@given(MONTH, MONTH)
def test_a_longer_period_less_a_shorter_one_is_nobody_or_eleven(first: dict[Place, int], second: dict[Place, int]):
    alone, later = dict(figures_of(first)), dict(figures_of(second))
    for schools, n in alone.items():
        both = n + later.get(schools, 0)
        assert both - n == 0 or both - n >= LEAST


@given(MONTH)
def test_what_is_left_of_a_total_is_nobody_or_eleven(counted: dict[Place, int]):
    blocks = blocks_of({place: Cell(n, n) for place, n in counted.items()})
    assert all(cell.pupils >= LEAST for cell in blocks.values())
    lost = sum(counted.values()) - sum(cell.pupils for cell in blocks.values())
    assert 0 <= lost < LEAST  # only what the whole association has too few of is left out
    told = [cell.pupils for place, cell in blocks.items() if place in SCHOOLS]
    rest = sum(cell.pupils for cell in blocks.values()) - sum(told)
    assert rest == 0 or rest >= LEAST


def test_the_smallest_block_beside_a_small_rest_is_told_no_longer_alone():
    cells = {(1, "92", 1): Cell(40, 40), (1, "92", 2): Cell(12, 12), (1, "92", 3): Cell(3, 3)}
    assert blocks_of(cells) == {(1, "92", 1): Cell(40, 40), (1, "92"): Cell(15, 15)}


def test_small_departments_go_together_and_the_last_few_are_left_out():
    cells = {(1, "92", 1): Cell(6, 6), (1, "93", 2): Cell(6, 6), (2, "75", 3): Cell(4, 4)}
    assert blocks_of(cells) == {(1,): Cell(12, 12)}


@given(st.integers(LEAST, 400), st.integers(0, 400))
def test_pupils_less_pupils_with_a_place_is_never_a_number(enrolled: int, found: int):
    told = INDICATORS["pupils"].told(Cell(enrolled, enrolled))
    possible = {n for n in range(LEAST, 420) if INDICATORS["pupils"].told(Cell(n, n)) == told}
    assert len({n - found for n in possible}) >= 4 and enrolled in possible


def test_none_and_few_have_the_same_mark():
    assert {in_words(each, None) for each in INDICATORS.values()} == {MARK}


@pytest.mark.django_db
def test_the_database_takes_no_block_of_ten():
    month = ClosedMonth.objects.create(first_day=date(2026, 9, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Block.objects.create(month=month, indicator="pupils", pupils=10, amount=10)


@pytest.mark.django_db
def test_a_month_is_closed_once_it_is_over_and_stays_as_it_was_told():
    territory = a_territory()
    classroom = a_classroom(a_school(territory))
    with clock.travel(date(2026, 9, 10)):
        for _n in range(16):
            a_pupil(classroom)
    with clock.travel(date(2026, 9, 30)), working_as(Actor.task("tests")):
        assert close_months() == []
    with clock.travel(date(2026, 10, 1)), working_as(Actor.task("tests")):
        close_months()
    period = Period.of(date(2026, 9, 1), date(2026, 9, 1))
    before = Told(territory.pk, period).figure("pupils")
    with clock.travel(date(2026, 9, 20)):
        a_pupil(classroom)  # entered afterwards
    with clock.travel(date(2026, 10, 3)), working_as(Actor.task("tests")):
        assert close_months() == []
    after = Told(territory.pk, period).figure("pupils")
    assert before == after and after.said == "environ\u00a020"
    assert Told(territory.pk, period).figure("placements").said == MARK

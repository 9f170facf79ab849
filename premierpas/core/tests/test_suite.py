"""What `make test` makes of its two calls."""

from collections import Counter

import pytest

from premierpas.core.development.suite import last_line, status_of


@pytest.mark.parametrize(
    ("statuses", "status"),
    [([0, 0], 0), ([0, 5], 0), ([5, 0], 0), ([5, 5], 5), ([1, 0], 1), ([0, 1], 1), ([1, 5], 1), ([2, 1], 2)],
)
def test_both_calls_count_and_one_without_a_match_is_fine(statuses: list[int], status: int):
    assert status_of(statuses) == status


def test_the_last_line_adds_up_and_counts_worlds_that_broke_as_failures():
    assert last_line(Counter(passed=3, error=1, failed=1)) == "3 passed, 2 failed, 0 skipped"

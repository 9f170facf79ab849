from collections.abc import Iterator
from datetime import date

import pytest

from premierpas.core.clock import travel

TODAY = date(2026, 11, 10)


@pytest.fixture
def november(db: object) -> Iterator[date]:
    """A Tuesday outside the holidays, two months before the weeks of `situations`."""
    with travel(TODAY):
        yield TODAY

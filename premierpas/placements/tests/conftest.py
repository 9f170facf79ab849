from collections.abc import Iterator
from datetime import date

import pytest

from premierpas.core.clock import travel


@pytest.fixture
def november(db: object) -> Iterator[date]:
    """Two months before the weeks of January."""
    with travel(date(2026, 11, 10)):
        yield date(2026, 11, 10)

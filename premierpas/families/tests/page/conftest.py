"""A pupil of a class, in November."""

from collections.abc import Iterator

import pytest

from premierpas.core import clock
from premierpas.people.models import Pupil
from tests.factories import a_classroom, a_pupil, a_teacher

from .families import NOVEMBER


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.travel(NOVEMBER):
        yield


@pytest.fixture
def pupil() -> Pupil:
    classroom = a_classroom()
    a_teacher(classroom)
    return a_pupil(classroom)

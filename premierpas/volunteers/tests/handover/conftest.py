"""Two volunteers of a territory and their coordinator."""

import pytest

from premierpas.organisations.enums import Role
from tests.factories import a_member, a_territory, a_volunteer


@pytest.fixture
def territory():
    return a_territory("Nanterre")


@pytest.fixture
def coordinator(territory):
    return a_member(Role.COORDINATOR, territory)


@pytest.fixture
def hugo(territory, coordinator):
    return a_volunteer(territory)


@pytest.fixture
def selma(territory, coordinator):
    return a_volunteer(territory)

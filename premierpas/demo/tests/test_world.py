"""The demo world, made small: the same seed and day make the same world, through the product's own actions."""

from datetime import date
from functools import cache
from typing import Any

import pytest
from django.db import transaction

from premierpas.accounts.models import User
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.demo.world import hosts, load, people
from premierpas.offers.models import Offer, OfferSlot
from premierpas.people.models import Enrolment, Guardian
from premierpas.placements.models import Placement, PlacementState

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def a_small_world(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four schools, eight hosts, under a hundred pupils."""
    for module in (load, hosts):
        monkeypatch.setattr(module, "HOSTS", hosts.HOSTS[:8])
    monkeypatch.setattr(load, "FATES", hosts.FATES[::4])
    monkeypatch.setattr(people, "SCHOOLS", people.SCHOOLS[:4])
    monkeypatch.setattr(people, "PUPILS", 200)
    monkeypatch.setattr(people, "AWAY", 1)


@cache
def world_of(*, seed: int = load.SEED, today: date = TODAY) -> dict[str, list[Any]]:
    """What is loaded, made once for all tests that only look at it."""
    return loaded(seed=seed, today=today)


def loaded(*, seed: int = load.SEED, today: date = TODAY) -> dict[str, list[Any]]:
    """What a fresh world holds, without the numbers of its rows; nothing of it stays."""
    with clock.travel(today), transaction.atomic():
        load.load_world(seed=seed, today=today)
        found = {
            "pupils": rows(Enrolment, "pupil__last_name", "pupil__first_name", "pupil__birth_date", "classroom__name"),
            "families": rows(Guardian, "name", "phone", "language"),
            "adults": rows(User.objects.filter(email__contains="@"), "name"),
            "offers": rows(Offer, "title", "state", "revision", "audience", "published_at", "latitude"),
            "weeks": rows(OfferSlot, "offer__title", "first_day", "free"),
            "applications": rows(
                Application, "pupil__last_name", "offer__title", "slot__first_day", "state", "submitted_at", "ended_at"
            ),
            "placements": rows(Placement, "pupil__last_name", "host_name", "state", "days"),
        }
        transaction.set_rollback(True)
    return found


def rows(model: Any, *columns: str) -> list[tuple[Any, ...]]:
    """These columns of all rows, in the order in which they were made."""
    found = model if hasattr(model, "order_by") else model.objects.all()
    return list(found.order_by("pk").values_list(*columns))


def test_the_same_seed_and_day_make_the_same_world() -> None:
    first, second = world_of(), loaded()
    assert all(first.values())
    assert [name for name in first if first[name] != second[name]] == []


def test_weeks_and_applications_are_in_every_state_that_time_allows() -> None:
    world = world_of()
    assert {state for _name, _host, state, _days in world["placements"]} == set(PlacementState)
    assert "under_review" in {row[3] for row in world["applications"]}


def test_another_seed_makes_another_world() -> None:
    assert world_of(seed=1)["pupils"] != world_of()["pupils"]


@pytest.mark.parametrize("today", [date(2027, 8, 20), date(2027, 6, 25), date(2027, 1, 1)], ids=str)
def test_it_can_be_made_on_any_day(today: date) -> None:
    assert world_of(today=today)["offers"]

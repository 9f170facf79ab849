"""How long the way takes: estimates that are said to be so, in bands that old addresses in km don't disturb."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from premierpas.offers import doors
from premierpas.offers.search.travel import BANDS, Means, Trip, reach_km, trips
from tests.factories import a_pupil

from .searching import a_door, browser_of, search, stops, text_of, titles

DISTANCES = st.floats(0, 150)


@given(DISTANCES, DISTANCES)
def test_further_never_takes_less_time_by_the_same_means(one: float, other: float) -> None:
    near, far = sorted((one, other))
    slow = {trip.means: trip.minutes for trip in trips(far)}
    assert all(trip.minutes <= slow.get(trip.means, trip.minutes) for trip in trips(near))


@given(DISTANCES)
def test_there_is_always_a_way_of_a_minute_at_least(km: float) -> None:
    assert trips(km) and all(trip.minutes >= 1 for trip in trips(km))


@given(DISTANCES, st.sampled_from(BANDS))
def test_what_is_within_a_band_is_reached_in_that_time_without_a_bike(km: float, minutes: int) -> None:
    ways = [trip.minutes for trip in trips(km) if trip.means is not Means.BIKE]
    if km > reach_km(minutes):
        assert all(each >= minutes for each in ways)
    elif km > 2.5 or km <= 0.96:  # between, public transport may be quicker than the walk that is shown
        assert min(ways) <= minutes


def test_bands_reach_further_and_further() -> None:
    reached = [reach_km(minutes) for minutes in BANDS]
    assert reached == sorted(set(reached))
    assert reached[1] == pytest.approx(5.0)


@pytest.mark.django_db
def test_ways_are_said_to_be_estimates_and_how_they_are_made() -> None:
    for km in (0.75, 5, 20):
        a_door(f"à {km}", km=km)
    client = browser_of(a_pupil())
    said = {stop.title: stop.travel for stop in stops(client)}
    assert said == {
        "à 0.75": "environ 12 min à pied",
        "à 5": "environ 33 min à vélo, environ 30 min en transports",
        "à 20": "environ 90 min en transports",
    }
    assert "Le vrai trajet peut être plus long" in text_of(search(client))


@pytest.mark.django_db
def test_a_time_limits_like_a_distance_and_kilometres_of_older_addresses_still_do() -> None:
    for km in (1, 4.9, 5.2):
        a_door(f"à {km}", km=km)
    client = browser_of(a_pupil())
    assert titles(client, rayon="30min") == ["à 1", "à 4.9"]
    assert titles(client, rayon="2") == ["à 1"]
    assert 'value="2" selected' in search(client, rayon="2").content.decode()


@pytest.mark.django_db
def test_a_floor_above_that_knows_the_exact_way_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    offer = a_door(km=4)
    monkeypatch.setattr(
        doors.travel, "_filled", {"tests": lambda origin, offers: {offer.pk: [Trip(Means.TRANSIT, 17, is_exact=True)]}}
    )
    (stop,) = stops(browser_of(a_pupil()))
    assert stop.travel == "17 min en transports"

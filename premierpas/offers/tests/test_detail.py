"""One offer, as a pupil reads it."""

from datetime import date, timedelta

import pytest
from django.test import Client

from premierpas.core import clock
from premierpas.offers.models import Favourite, Offer
from tests.factories import a_pupil, a_school, coming_weeks, the_class_goes

from .counting import queries_of
from .searching import a_door, browser_of, hold_all

pytestmark = pytest.mark.django_db
OLD = {str(day): [["08:30", "12:00"], ["13:00", "16:30"]] for day in range(5)}
YOUNG = {str(day): [["09:00", "12:00"], ["13:00", "16:00"]] for day in range(5)}


def address(offer: Offer) -> str:
    return f"/stages/{offer.slug}-{offer.pk}/"


def hours_of(client: Client, offer: Offer) -> list[str]:
    return [hours["title"] for hours in client.get(address(offer)).context["hours"]]


def born_for(age: int, day: date) -> date:
    """Somebody who is this old on a day, since the day before."""
    return date(day.year - age, day.month, day.day) - timedelta(days=1)


def test_another_schools_offer_is_said_not_to_be_there() -> None:
    offer = a_door(audience="schools", school_ids=[a_school().pk])
    assert browser_of(a_pupil()).get(address(offer)).status_code == 404
    assert Client().get(address(offer)).status_code == 404
    assert Client().get("/stages/nulle-part-999999/").status_code == 404


def test_any_slug_leads_to_the_offer() -> None:
    offer = a_door()
    assert Client().get(f"/stages/autre-titre-{offer.pk}/").status_code == 200


def test_the_hours_of_the_pupils_age_that_week_come_first() -> None:
    week = coming_weeks(1)
    offer = a_door(weeks=week, timetable_15=OLD, same_for_under_15=False, timetable_under_15=YOUNG)
    first_day = week[0][0]
    older = browser_of(a_pupil(birth_date=born_for(15, first_day)))
    younger = browser_of(a_pupil(first_name="Adam", birth_date=born_for(15, first_day) + timedelta(days=5)))
    assert hours_of(older, offer) == ["Pour toi, qui auras 15 ans", "Avant 15 ans"]
    assert hours_of(younger, offer) == ["Pour toi, qui auras moins de 15 ans", "À partir de 15 ans"]
    assert hours_of(Client(), offer) == ["À partir de 15 ans", "Avant 15 ans"]


def test_one_timetable_is_for_all() -> None:
    offer = a_door(timetable_15=YOUNG, same_for_under_15=True)
    assert hours_of(browser_of(a_pupil()), offer) == ["Pour tous"]


def test_the_address_and_the_distance_are_shown_to_a_pupil() -> None:
    offer = a_door(km=2)
    html = browser_of(a_pupil()).get(address(offer)).content.decode()
    assert "14, rue Sadi-Carnot, 92000 Nanterre" in html
    assert "2 km" in html.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_week_with_a_free_place_can_be_applied_for_and_a_full_one_not() -> None:
    weeks = coming_weeks(2)
    offer = a_door(weeks=weeks)
    pupil, other = a_pupil(), a_pupil(first_name="Adam")
    for who in (pupil, other):
        for week in weeks:
            the_class_goes(who, *week)
    rows = browser_of(pupil).get(address(offer)).context["slots"]
    assert [bool(row["url"]) for row in rows] == [True, True]
    hold_all(offer)
    client = browser_of(other)
    assert [row["url"] for row in client.get(address(offer)).context["slots"]] == ["", ""]
    with clock.travel(weeks[0][0]):
        assert [row["week"] for row in client.get(address(offer)).context["slots"]] == [weeks[1]]


def test_a_visitor_is_led_to_the_door_and_back() -> None:
    offer = a_door()
    answer = Client().get(address(offer))
    assert f"/connexion/?next={address(offer)}" in answer.content.decode()
    assert [row["url"] for row in answer.context["slots"]] == ["", ""]


def test_a_kept_offer_says_so() -> None:
    pupil, offer = a_pupil(), a_door()
    Favourite.objects.create(pupil=pupil, offer=offer)
    assert browser_of(pupil).get(address(offer)).context["kept"] is True
    assert browser_of(a_pupil(first_name="Adam")).get(address(offer)).context["kept"] is False


def test_a_page_costs_fourteen_queries_at_most() -> None:
    assert queries_of(browser_of(a_pupil()), address(a_door(weeks=coming_weeks(4)))) <= 14

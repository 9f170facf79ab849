"""A territory whose academy has a calendar of its own enters it; deadlines and weeks follow."""

from datetime import date

import pytest
from django.urls import reverse

from premierpas.applications.deadlines import answer_due, days_of
from premierpas.core.calendar import SchoolWeek
from premierpas.core.clock import travel
from premierpas.offers.weeks import SchoolPlace
from premierpas.organisations.actions.schools import enter_holidays
from premierpas.organisations.calendars import calendar_of
from premierpas.organisations.enums import Role
from premierpas.organisations.errors import BadPeriod
from premierpas.organisations.models import School, TerritoryCommune
from tests.clients import signed_in_as
from tests.factories import a_coordinator, a_member, a_school

pytestmark = pytest.mark.django_db
CARNIVAL = {"name": "Vacances de Carnaval", "first_day": date(2027, 2, 6), "last_day": date(2027, 2, 21)}
AJACCIO = "2A004"


@pytest.fixture
def school(db: object) -> School:
    school = a_school()
    School.objects.filter(pk=school.pk).update(zone="")
    school.refresh_from_db()
    TerritoryCommune.objects.create(territory=school.territory, insee=AJACCIO)
    return school


def test_without_its_holidays_the_calendar_is_not_known(school: School) -> None:
    assert not calendar_of(school).is_known


def test_what_is_entered_stops_the_deadlines_and_closes_the_weeks(school: School) -> None:
    plain = answer_due(days_of(school), date(2027, 2, 1), date(2027, 5, 3))
    enter_holidays(school.territory, by=a_coordinator(school.territory), **CARNIVAL)
    assert (answer_due(days_of(school), date(2027, 2, 1), date(2027, 5, 3)) - plain).days == 16
    place = SchoolPlace.of(AJACCIO)
    assert place.in_holidays(SchoolWeek(date(2027, 2, 8))) and not place.in_holidays(SchoolWeek(date(2027, 3, 1)))


def test_the_same_first_day_corrects_and_impossible_holidays_are_refused(school: School) -> None:
    enter_holidays(school.territory, by=a_coordinator(school.territory), **CARNIVAL)
    enter_holidays(school.territory, by=a_coordinator(school.territory), **{**CARNIVAL, "last_day": date(2027, 2, 14)})
    assert school.territory.holidays.get().last_day == date(2027, 2, 14)
    for wrong in (date(2027, 2, 5), date(2028, 2, 21)):
        with pytest.raises(BadPeriod):
            enter_holidays(school.territory, by=a_coordinator(school.territory), **{**CARNIVAL, "last_day": wrong})


def test_the_coordinator_enters_and_removes_them_on_the_territorys_page(school: School) -> None:
    client = signed_in_as(a_member(Role.COORDINATOR, school.territory))
    address = reverse("organisations:territory")
    form = {"act": "holiday", "holiday-name": "Carnaval", "holiday-first_day": "2027-02-06"}
    with travel(date(2026, 11, 10)):
        html = client.post(address, {**form, "holiday-last_day": "2027-02-01"}).content.decode()
        assert "avant le premier" in html and "Carnaval" in html
        client.post(address, {**form, "holiday-last_day": "2027-02-21"})
        row = school.territory.holidays.get()
        assert "Carnaval" in client.get(address).content.decode()
        client.post(address, {"act": f"no_holiday:{row.pk}"})
        assert not school.territory.holidays.exists()


def test_a_territory_of_an_ordinary_zone_is_not_asked(school: School) -> None:
    School.objects.update(zone="C")
    client = signed_in_as(a_member(Role.COORDINATOR, school.territory))
    assert "Vacances scolaires" not in client.get(reverse("organisations:territory")).content.decode()

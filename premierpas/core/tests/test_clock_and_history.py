"""One source of time, which the database's history follows."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from premierpas.core import clock
from tests.factories import a_company

JANUARY = date(2027, 1, 18)


def database_now() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.premierpas_now()")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_the_clock_tells_the_real_time():
    assert abs(clock.now() - timezone.now()) < timedelta(minutes=1)
    assert abs(database_now() - timezone.now()) < timedelta(minutes=1)


@pytest.mark.django_db
def test_a_day_travelled_to_is_its_noon_in_paris():
    with clock.travel(JANUARY):
        assert clock.now() == datetime(2027, 1, 18, 11, tzinfo=UTC)
        assert clock.today() == JANUARY
        assert database_now() == clock.now()


@pytest.mark.django_db
def test_the_day_is_that_of_paris():
    with clock.travel(datetime(2027, 1, 18, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2027, 1, 19)


@pytest.mark.django_db
def test_journeys_within_journeys_come_back_one_by_one():
    with clock.travel(JANUARY):
        with clock.travel(date(2027, 6, 1)):
            assert database_now().date() == clock.today() == date(2027, 6, 1)
        assert database_now().date() == clock.today() == JANUARY
    assert database_now().year == clock.now().year == timezone.now().year


@pytest.mark.django_db
def test_an_error_during_a_journey_ends_it():
    with pytest.raises(RuntimeError), clock.travel(JANUARY):
        raise RuntimeError
    assert abs(database_now() - timezone.now()) < timedelta(minutes=1)


def events_of(company) -> list:
    model = apps.get_model("organisations", "CompanyEvent")
    return list(model.objects.filter(pgh_obj_id=company.pk).order_by("pgh_id"))


@pytest.mark.django_db
def test_history_rows_carry_the_time_travelled_to():
    with clock.travel(JANUARY):
        company = a_company(verified=False)
    with clock.travel(JANUARY + timedelta(days=30)):
        type(company).objects.filter(pk=company.pk).update(name="Atelier du Pont")
    found = events_of(company)
    assert [event.pgh_created_at.date() for event in found] == [JANUARY, date(2027, 2, 17)]
    assert found[-1].name == "Atelier du Pont"


@pytest.mark.django_db
def test_history_rows_hold_no_contact_of_a_company():
    found = events_of(a_company(phone="+33147290000", email="bonjour@atelier.test"))
    assert not {"phone", "email"} & {field.name for field in found[0]._meta.get_fields()}

"""A pupil's present class is read in the same question as session and person, and is the one of this moment."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from premierpas.accounts.backends import ActiveUserBackend
from premierpas.accounts.capacities import viewer_at_entrance, viewer_of
from premierpas.core import clock
from premierpas.people.models import Enrolment, Pupil
from tests.clients import signed_in
from tests.factories import a_classroom, a_pupil, a_user

pytestmark = pytest.mark.django_db
PAGE = "/compte/"


def an_enrolment() -> Enrolment:
    return Enrolment.objects.get(pupil=a_pupil())


def entering(user_id: int) -> Enrolment | None:
    """The class of the capacity that a request of this person begins with."""
    person = ActiveUserBackend().get_user(user_id)
    viewer = viewer_at_entrance(person)
    assert viewer == viewer_of(person)
    assert viewer.capacity is not None
    found: Enrolment | None = viewer.capacity.row
    assert found == viewer_of(person).capacity.row  # type: ignore[union-attr]
    return found


def moved(enrolment: Enrolment, *, years: int = 0) -> Enrolment:
    """The same pupil in another class; in another year where `years` isn't 0."""
    year = enrolment.school_year + years
    return Enrolment.objects.create(pupil=enrolment.pupil, classroom=a_classroom(), school_year=year)


def test_one_question_says_who_it_is_and_in_which_class() -> None:
    browser: Client = signed_in(an_enrolment().pupil.user)
    browser.get(PAGE)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(PAGE).status_code == 200
    asked = [each["sql"] for each in captured if '"people_enrolment"' in each["sql"].replace("present_enrolment", "")]
    assert [sql.startswith('SELECT "accounts_user"."id"') for sql in asked] == [True]


def test_it_comes_with_pupil_class_and_school_without_a_question_more(django_assert_num_queries: object) -> None:
    person = ActiveUserBackend().get_user(an_enrolment().pupil.user_id)
    with django_assert_num_queries(0):  # type: ignore[operator]
        row = viewer_at_entrance(person).capacity.row  # type: ignore[union-attr]
        assert row.pupil.first_name and row.classroom.school.name


def test_whoever_left_a_class_is_in_the_new_one() -> None:
    before = an_enrolment()
    Enrolment.objects.filter(pk=before.pk).update(left_on=clock.today())
    after = moved(before)
    assert entering(before.pupil.user_id) == after


def test_of_two_years_the_later_counts() -> None:
    before = an_enrolment()
    after = moved(before, years=1)
    assert entering(before.pupil.user_id) == after


def test_whoever_left_and_went_nowhere_has_no_class() -> None:
    before = an_enrolment()
    Enrolment.objects.filter(pk=before.pk).update(left_on=clock.today())
    assert entering(before.pupil.user_id) is None


def test_whose_data_are_gone_is_no_pupil_any_more() -> None:
    before = an_enrolment()
    Pupil.objects.filter(pk=before.pupil_id).update(anonymised_at=clock.now())
    assert viewer_at_entrance(ActiveUserBackend().get_user(before.pupil.user_id)).capacity is None


def test_who_is_no_pupil_has_none() -> None:
    assert viewer_at_entrance(ActiveUserBackend().get_user(a_user().pk)).capacity is None

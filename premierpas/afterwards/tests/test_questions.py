"""Five questions before the preparation and after the week: once each, in the same words, never in the way."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from premierpas.afterwards import five_questions
from premierpas.afterwards.actions import answer_questions
from premierpas.afterwards.at_home import cards_of
from premierpas.afterwards.enums import Moment
from premierpas.afterwards.errors import AnsweredAlready, NotAskedNow
from premierpas.afterwards.models import Answers
from premierpas.core import clock
from premierpas.placements.models import PlacementState
from tests.clients import signed_in
from tests.factories import a_pupil, acting

from .situations import HIGHER, MARKS, a_lived_week

pytestmark = pytest.mark.django_db
HERE = reverse("afterwards:questions")


def year_of(pupil):
    return pupil.enrolments.get(left_on=None)


def answer(pupil, moment, marks=MARKS):
    return answer_questions(year_of(pupil), moment=moment, marks=marks, by=acting(pupil))


def test_they_are_asked_before_the_week_and_again_after_it_and_never_in_it():
    pupil = a_pupil()
    answer(pupil, Moment.BEFORE)
    week = a_lived_week(pupil, days_ago=-2, state=PlacementState.ONGOING)  # it ends the day after tomorrow
    for moment in Moment:
        with pytest.raises(NotAskedNow):
            answer(pupil, moment, HIGHER)
    with clock.travel(week.last_day):
        with pytest.raises(NotAskedNow):
            answer(pupil, Moment.BEFORE)
        answer(pupil, Moment.AFTER, HIGHER)


def test_each_moment_is_answered_once_whoever_asks_the_database():
    pupil = a_pupil()
    row = answer(pupil, Moment.BEFORE)
    with pytest.raises(AnsweredAlready):
        answer(pupil, Moment.BEFORE, HIGHER)
    row.refresh_from_db()
    assert row.confident == MARKS["confident"]
    for wrong in ({"confident": 5}, {"plans": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Answers.objects.filter(pk=row.pk).update(**wrong)


def test_the_second_time_has_the_words_of_the_first_even_after_they_have_changed(monkeypatch):
    pupil = a_pupil()
    answer(pupil, Moment.BEFORE)
    newer = {**five_questions.WORDINGS, 2: dict.fromkeys(five_questions.FIELDS, "Autrement dit.")}
    monkeypatch.setattr("premierpas.afterwards.actions.questions.NEWEST", 2)
    monkeypatch.setattr("premierpas.afterwards.forms.questions.WORDINGS", newer)
    a_lived_week(pupil)
    page = signed_in(pupil.user).get(HERE).content.decode()
    assert str(five_questions.WORDINGS[1]["speaks"]) in page and "Autrement dit." not in page
    assert answer(pupil, Moment.AFTER, HIGHER).version == 1


def test_the_home_asks_until_they_are_answered_or_put_off_and_nothing_is_closed_meanwhile():
    pupil = a_pupil()
    browser = signed_in(pupil.user)
    assert [each.url for each in cards_of(year_of(pupil))] == [HERE]
    browser.post(reverse("afterwards:questions_later"))
    assert cards_of(year_of(pupil)) == []
    assert browser.get(HERE).status_code == 200
    with clock.travel(clock.now() + timedelta(days=15)):
        assert [each.url for each in cards_of(year_of(pupil))] == [HERE]
        answer(pupil, Moment.BEFORE)
        assert cards_of(year_of(pupil)) == []


def test_a_pupil_sees_then_and_now_side_by_side():
    pupil = a_pupil()
    browser = signed_in(pupil.user)
    assert browser.post(HERE, {**MARKS, "plans": ""}).status_code == 422
    assert browser.post(HERE, MARKS).status_code == 302
    a_lived_week(pupil)
    assert browser.post(HERE, HIGHER).status_code == 302
    page = browser.get(HERE).content.decode()
    assert "<form" not in page.partition("<main")[2].partition("</main")[0]
    row = page.partition(str(five_questions.WORDINGS[1]["knows"]))[2].partition("</tr>")[0]
    assert row.index("Un peu") < row.index("Tout à fait")


def test_the_home_stays_as_quick_with_them(django_assert_num_queries):
    year = a_pupil().enrolments.select_related("classroom").get()
    with django_assert_num_queries(4):
        cards_of(year)

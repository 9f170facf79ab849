"""What a year changes is told of eleven pupils or more, from those who answered both times in the same words."""

import pytest

from premierpas.afterwards.actions import answer_questions
from premierpas.afterwards.enums import Moment
from premierpas.afterwards.models import Answers
from premierpas.afterwards.tests.situations import HIGHER, MARKS, a_lived_week
from premierpas.core import clock
from premierpas.core.actions import Actor, working_as
from premierpas.insights.closing import close_months, month_after
from premierpas.insights.figures import Told
from premierpas.insights.models import LEAST
from premierpas.insights.periods import Period
from tests.factories import a_classroom, a_pupil, acting

pytestmark = pytest.mark.django_db


def answered(classroom, after=HIGHER, *, both=True):
    pupil = a_pupil(classroom)
    year = pupil.enrolments.get()
    if both:
        answer_questions(year, moment=Moment.BEFORE, marks=MARKS, by=acting(pupil))
    a_lived_week(pupil)
    answer_questions(year, moment=Moment.AFTER, marks=after, by=acting(pupil))


def told():
    first = clock.today().replace(day=1)
    with clock.travel(month_after(first)), working_as(Actor.task("tests")):
        close_months()
    return Told(None, Period(first, first)).figure("effect").value


def test_the_share_of_those_who_are_surer_after_than_before():
    classroom = a_classroom()
    for after in [HIGHER] * 9 + [MARKS] * 3:
        answered(classroom, after)
    answered(classroom, both=False)  # nothing to compare with
    assert told() == 75


def test_nothing_is_told_of_ten_pupils():
    classroom = a_classroom()
    for _n in range(LEAST - 1):
        answered(classroom)
    assert told() is None


def test_two_wordings_are_never_compared():
    classroom = a_classroom()
    for _n in range(LEAST):
        answered(classroom)
    Answers.objects.filter(moment=Moment.BEFORE).update(version=2)
    assert told() is None

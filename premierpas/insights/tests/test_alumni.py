"""What becomes of former pupils is told in totals of eleven or more, with the mark of all other figures below."""

import pytest

from premierpas.afterwards.alumni import MONTHS
from premierpas.afterwards.enums import TaleState
from premierpas.afterwards.models import Alumnus, FollowUp, Tale
from premierpas.afterwards.tests.situations import a_lived_week
from premierpas.core import clock
from premierpas.core.actions import Actor, working_as
from premierpas.insights.closing import close_months, month_after
from premierpas.insights.figures import MARK, Told
from premierpas.insights.models import LEAST
from premierpas.insights.periods import Period
from tests.factories import a_classroom, a_pupil, a_school

pytestmark = pytest.mark.django_db
CODES = [*(f"news_{months}" for months in MONTHS), "ambassadors"]


def former(school, room, number):
    """Somebody who answered all three forms this month, and whose tale is read."""
    alumnus = Alumnus.objects.create(
        school=school, school_year=2025, first_name="Inès", email=f"a{number}@exemple.test"
    )
    for months in MONTHS:
        FollowUp.objects.create(alumnus=alumnus, months=months, due=clock.today(), answered_at=clock.now())
    week = a_lived_week(a_pupil(room))
    tale = Tale.objects.create(placement=week, pupil=week.pupil, school=school, trade="Boulangerie", saw="Du pain.")
    tale.state, tale.decided_at = TaleState.PUBLISHED, clock.now()
    tale.save()


@pytest.mark.parametrize(("people", "said"), [(LEAST - 1, MARK), (LEAST, str(LEAST))])
def test_forms_and_tales_are_counted_from_eleven_former_pupils_on(people, said):
    school = a_school()
    room = a_classroom(school)
    for number in range(people):
        former(school, room, number)
    first = clock.today().replace(day=1)
    with clock.travel(month_after(first)), working_as(Actor.task("tests")):
        close_months()
    told = Told(school.territory_id, Period(first, first))
    assert {code: told.figure(code).said for code in CODES} == dict.fromkeys(CODES, said)

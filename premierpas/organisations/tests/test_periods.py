"""When classes go: within the season, outside the holidays."""

from datetime import date

import pytest

from premierpas.core import clock
from premierpas.core.calendar import SchoolWeek
from premierpas.organisations.actions.schools import add_weeks, set_period
from premierpas.organisations.enums import Role
from premierpas.organisations.errors import BadPeriod
from premierpas.organisations.going import class_going
from premierpas.organisations.models import InternshipPeriod
from tests.factories import a_classroom, a_head_of, a_member, a_school

pytestmark = pytest.mark.django_db
SETTINGS = "/etablissement/reglages/"
NOVEMBER = date(2026, 11, 25)
WEEK = (date(2027, 1, 18), date(2027, 1, 22))


def set_for(level: str, first: date, last: date, **more: object) -> InternshipPeriod:
    school = more.pop("school", None) or a_school()
    return set_period(school, level=level, first_day=first, last_day=last, by=a_head_of(school), **more)


@pytest.mark.parametrize(
    ("level", "first", "last"),
    [
        ("3e", date(2026, 8, 31), date(2026, 9, 4)),  # before the first Monday of September
        ("3e", date(2027, 5, 31), date(2027, 6, 4)),  # ends in June
        ("4e", date(2027, 6, 14), date(2027, 6, 18)),
        ("2de", date(2027, 1, 18), date(2027, 1, 22)),
        ("2de", date(2027, 6, 14), date(2027, 7, 2)),
        ("3e", date(2027, 2, 8), date(2027, 2, 12)),  # the winter holidays of zone C
        ("3e", date(2027, 1, 22), date(2027, 1, 18)),
    ],
)
def test_a_period_outside_the_season_in_the_holidays_or_reversed_is_refused(level, first, last):
    with pytest.raises(BadPeriod):
        set_for(level, first, last)
    assert not InternshipPeriod.objects.exists()


@pytest.mark.parametrize(
    ("level", "first", "last"),
    [
        ("3e", date(2026, 9, 7), date(2026, 9, 11)),
        ("4e", date(2027, 5, 24), date(2027, 5, 28)),
        ("2de", date(2027, 6, 14), date(2027, 6, 25)),
        ("3e", date(2027, 2, 1), date(2027, 2, 12)),  # partly in the holidays
    ],
)
def test_a_period_of_the_season_is_kept(level, first, last):
    assert set_for(level, first, last).last_day == last


def test_an_unknown_zone_does_not_forbid_a_period():
    assert set_for("3e", *WEEK, school=a_school(zone=""))


def test_a_class_with_weeks_of_its_own_has_only_those():
    room = a_classroom(name="3e B")
    set_for("3e", *WEEK, school=room.school)
    with clock.travel(NOVEMBER):
        assert [week.monday for week in class_going(room).weeks(NOVEMBER)] == [WEEK[0]]
        set_for("3e", date(2027, 3, 1), date(2027, 3, 5), school=room.school, classroom=room)
        assert [week.monday for week in class_going(room).weeks(NOVEMBER)] == [date(2027, 3, 1)]


@pytest.fixture
def school(client):
    head = a_member(Role.HEAD_TEACHER, a_school())
    client.force_login(head.user, backend="premierpas.accounts.backends.ActiveUserBackend")
    with clock.travel(NOVEMBER):
        yield head.school


def form(first: date, last: date, target: str = "level:3e") -> dict[str, object]:
    """The weeks from `first` to `last`."""
    weeks = [str(week.monday) for week in SchoolWeek.between(first, last)]
    return {"act": "period", "per-target": target, "per-weeks": weeks}


def test_a_head_sets_and_removes_weeks(client, school):
    room = a_classroom(school)
    monday = WEEK[0]
    assert client.post(SETTINGS, form(monday, monday)).status_code == 302
    assert client.post(SETTINGS, form(monday, monday, f"class:{room.pk}")).status_code == 302
    own = InternshipPeriod.objects.get(classroom=room)
    assert (own.first_day, own.last_day, own.level) == (*WEEK, "3e")
    assert client.post(SETTINGS, {"act": "remove", "id": own.pk}).status_code == 302
    assert InternshipPeriod.objects.count() == 1


def test_weeks_in_the_holidays_are_refused_at_the_field(client, school):
    answer = client.post(SETTINGS, form(date(2027, 2, 8), date(2027, 2, 8)))
    assert answer.status_code == 422 and "weeks" in answer.context["period_form"].errors
    assert client.post(SETTINGS, form(date(2027, 2, 1), date(2027, 2, 8))).status_code == 422
    for weeks in ([], ["x"], ["2027-01-19"], ["2031-01-20"]):
        answer = client.post(SETTINGS, form(*WEEK) | {"per-weeks": weeks})
        assert answer.status_code == 422 and "weeks" in answer.context["period_form"].errors
    other = a_classroom()
    assert client.post(SETTINGS, form(WEEK[0], WEEK[0], f"class:{other.pk}")).status_code == 422
    assert not InternshipPeriod.objects.exists()


def days_of(school) -> list[tuple[date, date]]:
    return list(school.periods.order_by("first_day").values_list("first_day", "last_day"))


def test_weeks_that_follow_each_other_are_one_period_however_they_come(client, school):
    first, second, third, later = (date(2027, 1, 4), date(2027, 1, 11), date(2027, 1, 18), date(2027, 3, 1))
    client.post(SETTINGS, form(first, first))
    client.post(SETTINGS, form(third, third) | {"per-weeks": [str(third), str(later)]})
    assert days_of(school) == [(first, date(2027, 1, 8)), (third, date(2027, 1, 22)), (later, date(2027, 3, 5))]
    client.post(SETTINGS, form(second, second))
    assert days_of(school) == [(first, date(2027, 1, 22)), (later, date(2027, 3, 5))]
    client.post(SETTINGS, form(first, third))
    assert len(days_of(school)) == 2


def test_weeks_outside_the_season_of_a_level_add_nothing(school):
    june = SchoolWeek.of(date(2027, 6, 14))
    january = SchoolWeek(WEEK[0])
    with pytest.raises(BadPeriod):
        add_weeks(school, by=a_head_of(school), level="2de", weeks=[june, january])
    assert days_of(school) == []


def test_the_calendar_greys_the_holidays_and_says_who_goes(client, school):
    room = a_classroom(school, name="3e B")
    set_for("3e", *WEEK, school=school)
    set_for("3e", *WEEK, school=school, classroom=room)
    widget = client.get(SETTINGS).context["period_form"].fields["weeks"].widget
    assert {"2026-12-21", "2027-02-08"} <= widget.closed and "2027-01-18" not in widget.closed
    assert widget.hints["2027-01-18"] == "tous les 3e, 3e B"


def test_nobody_removes_the_weeks_of_another_school(client, school):
    theirs = set_for("3e", *WEEK)
    client.post(SETTINGS, {"act": "remove", "id": theirs.pk})
    assert InternshipPeriod.objects.filter(pk=theirs.pk).exists()

"""Days off by custom in an agreement's timetable: a question beside its hours, never a refusal."""

from datetime import date

import pytest

from premierpas.placements.forms.hours import HoursForm
from premierpas.placements.terms.content import Content
from premierpas.placements.terms.judging import days_of_custom

GOOD_FRIDAY = {"date": "2027-03-26", "slots": [["09:00", "12:00"], ["13:00", "16:00"]]}


@pytest.mark.parametrize(
    ("postal_code", "country", "asked"), [("97200", "FR", True), ("92000", "FR", False), ("97200", "BE", False)]
)
def test_a_day_of_the_hosts_department_is_asked_about(postal_code, country, asked):
    content = Content(host_postal_code=postal_code, host_country=country, days=[GOOD_FRIDAY])
    assert [each.date for each in days_of_custom(content)] == ([date(2027, 3, 26)] if asked else [])


class APlacement:
    first_day = date(2027, 3, 22)


def test_the_question_stands_in_the_table_of_its_week(monkeypatch):
    monkeypatch.setattr("premierpas.placements.forms.hours.breaches", lambda _placement, _content: [])
    content = Content(host_postal_code="97200", days=[GOOD_FRIDAY])
    (table,) = HoursForm(placement=APlacement(), content=content).tables()
    assert "Vendredi saint" in table["cautions"][0] and table["errors"] == []

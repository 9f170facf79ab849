"""Hours: what other floors know of, what was typed, and the certificate of both."""

from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.core import clock
from premierpas.core.calendar import school_year_of
from premierpas.core.errors import DomainError
from premierpas.core.once import new_key
from premierpas.ui.tests.pdf_glyphs import text_of
from premierpas.volunteers import hours
from premierpas.volunteers.actions import note_duty
from premierpas.volunteers.certificate import hours_pdf
from premierpas.volunteers.hours import Given, given
from tests.clients import signed_in
from tests.factories import a_territory, a_volunteer, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def volunteer():
    return a_volunteer(a_territory())


@pytest.fixture
def meetings(monkeypatch):
    """What a floor above knows."""
    known: dict[int, int] = {}
    monkeypatch.setattr(
        hours.given_to_pupils,
        "_filled",
        {"tests": lambda ids, first, last: {pk: known[pk] for pk in ids if pk in known}},
    )
    return known


def test_meetings_and_typed_duties_add_up_and_one_sending_counts_once(volunteer, meetings):
    browser, page = signed_in(volunteer.user), reverse("volunteers:hours")
    typed = {"act": "note", "once": new_key(), "what": "Forum", "on": clock.today().isoformat(), "hours": "2"}
    for _again in range(2):
        assert browser.post(page, typed | {"quarters": "30"}).status_code == 302
    meetings[volunteer.pk] = 45
    today = clock.today()
    assert given([volunteer.pk], today, today) == {volunteer.pk: Given(45, 150)}
    assert given([volunteer.pk], today - timedelta(days=9), today - timedelta(days=1))[volunteer.pk].otherwise == 0
    assert browser.post(page, {"act": "forget", "duty": volunteer.duties.get().pk}).status_code == 302
    assert not volunteer.duties.exists()


@pytest.mark.parametrize(
    ("days", "minutes", "field"),
    [(1, 60, "on"), (-800, 60, "on"), (0, 0, "hours"), (0, 23 * 60 + 1, "hours")],
    ids=["tomorrow", "long ago", "no time at all", "more than what is left of a day"],
)
def test_time_that_cannot_be_is_refused_at_its_field(volunteer, days, minutes, field):
    note_duty(volunteer, by=acting(volunteer), on=clock.today(), minutes=60, what="Réunion")
    with pytest.raises(DomainError) as refused:
        note_duty(
            volunteer, by=acting(volunteer), on=clock.today() + timedelta(days=days), minutes=minutes, what="Réunion"
        )
    assert refused.value.field == field


def test_the_certificate_says_both_and_is_one_accessible_page(volunteer, meetings):
    meetings[volunteer.pk] = 300
    note_duty(volunteer, by=acting(volunteer), on=clock.today(), minutes=90, what="Réunion")
    pdf = signed_in(volunteer.user).get(reverse("volunteers:certificate")).content
    assert pdf.startswith(b"%PDF") and b"pdfuaid" in pdf
    words = text_of(hours_pdf(volunteer, school_year_of(clock.today())))
    assert "6 h 30" in " ".join(words.split())

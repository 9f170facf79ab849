"""Events that took place are told on the activity sheet, which stays one page."""

from datetime import date, datetime, timedelta

import pytest

from premierpas.core import clock
from premierpas.events.enums import EventState
from premierpas.events.models import Session
from premierpas.insights.figures import Told
from premierpas.insights.periods import Period
from premierpas.insights.sheets import ON_SHEET, sheet_of, sheet_pdf
from premierpas.ui.pdf.documents import page_count
from tests.factories import a_territory, an_event

pytestmark = pytest.mark.django_db
OCTOBER = Period.of(date(2026, 10, 1), date(2026, 10, 31))


def an_event_on(day: date, territory, state: EventState = EventState.HELD):
    start = datetime(day.year, day.month, day.day, 14, tzinfo=clock.PARIS)
    with clock.travel(start - timedelta(days=40)):
        event = an_event(territory, start=start, end=start + timedelta(hours=2), closes_at=start)
    if state != EventState.OPEN:
        event.state = state
        event.save(update_fields=["state"])
    return event


def test_what_took_place_in_the_period_is_counted_and_nothing_else():
    territory = a_territory()
    an_event_on(date(2026, 10, 7), territory)
    an_event_on(date(2026, 10, 31), territory, EventState.OPEN)  # over, and nobody has said so yet
    an_event_on(date(2026, 10, 8), territory, EventState.CANCELLED)
    an_event_on(date(2026, 11, 1), territory)
    an_event_on(date(2026, 10, 9), a_territory("Ailleurs"))
    series = an_event_on(date(2026, 10, 14), territory, EventState.OPEN)
    again = series.start + timedelta(days=28)
    Session.objects.create(event=series, start=again, end=again + timedelta(hours=2))
    assert Told(territory.pk, OCTOBER).figure("events").said == "2"
    assert Told(territory.pk, OCTOBER).figure("events", department="92").said == "2"
    assert Told(territory.pk, OCTOBER).figure("events", department="75").said == "0"
    assert Told(None, OCTOBER).figure("events").said == "3"


def test_the_sheet_tells_them_on_its_one_page():
    assert "events" in ON_SHEET
    sheet = sheet_of(a_territory("Nanterre et la boucle de la Seine"), OCTOBER, reader="Rectorat de Versailles")
    assert page_count(sheet_pdf(sheet)) == 1

"""Figures, dates and durations as French readers write them."""

from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Template
from django.utils import translation

from premierpas.core import clock
from premierpas.ui import typography as fr

NB, NN = "\u00a0", "\u202f"


@pytest.fixture
def on_24_november(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 24))


@pytest.mark.parametrize(
    ("metres", "shown"),
    [
        (12, "50 m"),
        (648, "650 m"),
        (974, "950 m"),
        (980, "1 km"),
        (1234, "1,2 km"),
        (9949, "9,9 km"),
        (11_400, "11 km"),
    ],
)
def test_a_distance(metres, shown):
    assert fr.km(metres) == shown.replace(" ", NB)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0"), (999, "999"), (1000, f"1{NN}000"), (4.2, "4,2"), (-3, "\u22123"), (1234567.5, f"1{NN}234{NN}567,5")],
)
def test_a_number(value, shown):
    assert fr.number(value) == shown


def test_days():
    assert fr.day(date(2026, 12, 8)) == f"mardi 8{NB}décembre"
    assert fr.day(date(2027, 3, 1)) == f"lundi 1er{NB}mars"
    assert fr.short_day(date(2026, 12, 8)) == f"8{NB}déc."


def test_an_instant_is_read_in_paris():
    late = datetime(2026, 12, 7, 23, 30, tzinfo=UTC)
    assert fr.day(late) == f"mardi 8{NB}décembre"
    assert fr.clock_time(late) == f"0{NB}h{NB}30"


def test_weeks_within_and_across_months():
    assert fr.week_range((date(2027, 1, 11), date(2027, 1, 15))) == f"11–15{NB}janv."
    assert fr.week_range((date(2027, 1, 28), date(2027, 2, 1))) == f"28{NB}janv.–1er{NB}févr."
    assert fr.long_week((date(2027, 1, 11), date(2027, 1, 15))) == f"du 11 au 15{NB}janvier"


@pytest.mark.parametrize(
    ("day", "shown"),
    [(24, "aujourd’hui"), (25, "demain"), (23, "hier"), (29, "dans 5\u00a0jours"), (21, "il y a 3\u00a0jours")],
)
def test_days_left(on_24_november, day, shown):
    assert fr.days_left(date(2026, 11, day)) == shown


def test_durations_and_hours_of_the_day():
    assert [fr.hours(m) for m in (390, 420, 45)] == [f"6{NB}h{NB}30", f"7{NB}h", f"45{NB}min"]
    assert [fr.clock_time(t) for t in (time(9, 30), time(14))] == [f"9{NB}h{NB}30", f"14{NB}h"]
    assert fr.hours(65) == f"1{NB}h{NB}05"


def test_plurals_start_at_two():
    assert ["élève" + fr.plural_fr(n) for n in (0, 1, 2)] == ["élève", "élève", "élèves"]
    assert fr.plural_fr(2, "œil,yeux") == "yeux"


def test_spaces_that_must_not_break():
    assert (
        fr.nbsp("Tout est juste ? Oui : « à 9 h 30 » !")
        == f"Tout est juste{NN}? Oui{NB}: «{NN}à 9{NB}h{NB}30{NN}»{NN}!"
    )
    assert fr.nbsp("d'accord, 10 Mo, 60 %") == f"d’accord, 10{NB}Mo, 60{NB}%"
    assert fr.nbsp("https://exemple.fr : oui") == f"https://exemple.fr{NB}: oui"


def test_what_somebody_wrote_keeps_french_spaces_on_an_english_page():
    title = f"Portes ouvertes : et après{NB}?"
    with translation.override("en"):
        shown = Template("{{ title|french|written }}").render(Context({"title": title}))
    assert shown == f'<span lang="fr">Portes ouvertes{NB}: et après{NN}?</span>'

"""Days as people write them, and the real cause when there is no such day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from premierpas.core.days import NotADay, read_day
from premierpas.ui.typography import DAYS, MONTHS

SPELLINGS = [
    "lundi 12 mars 2012", "Lun. 12/03/2012", "le 12 mars 2012", "12 mars 2012", "12 Mars 12", "12.03.12", "12-03-2012",
    "12 / 03 / 2012", "2012-03-12", "2012/03/12", "12032012", "12-mars-2012", "12 mars 2012 à 10h30", "12,03,2012",
    "2012-03-12T00:00:00", "12\u00a0mars\u00a02012", "lundi, le 12 mars 2012", "20120312", "12_03_2012", "12|03|2012",
    "12\\03\\2012", "12mars2012", "12-mars-12", "12/mar/2012", "12 March 2012", "né le 12/03/2012", "12 mars 2012.",
    "12ème mars 2012", "12e mars 2012", "12//03//2012", "12. 03. 2012", "March 12, 2012", "mars 12 2012",
]  # fmt: skip


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_day_is_read_in_any_usual_spelling(text):
    assert read_day(text) == date(2012, 3, 12)


def test_the_first_of_a_month_and_abbreviated_months_are_read():
    assert read_day("1er mars 2012") == read_day("premier mars 2012") == read_day("1° mars 2012") == date(2012, 3, 1)
    assert read_day("3 déc. 2012") == read_day("3 DECEMBRE 2012") == date(2012, 12, 3)


@given(st.dates(min_value=date(1961, 1, 1), max_value=date(2060, 12, 31)))
def test_every_day_is_read_again_as_it_is_said(day):
    said = f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
    assert read_day(said) == read_day(day.strftime("%d.%m.%y")) == read_day(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31 février 2012", "pas de 31 février 2012"),
        ("29/02/2011", "28 jours"),
        ("03/25/2012", r"le jour vient d’abord\. Est-ce 25/03/2012"),
        ("12/42/2012", "mois 42"),
        ("12 zorg 2012", "zorg"),
        ("12 mars", "manque l’année"),
        ("12/03", "manque l’année"),
        ("mars 2012", "manque le jour"),
        ("bonjour", "un jour, un mois"),
        ("12/03/0000", "année"),
        ("12/03/0012", "année"),
        ("12 fevirer 2012", "Est-ce février"),
        ("12 jnavier 2012", "Est-ce janvier"),
        ("12/03/2012/4", "ne se lit pas"),
        ("12 jui 2012", "juin ou juillet"),
        ("12 mars 20012", "quatre chiffres"),
        ("12/03/212", "quatre chiffres"),
    ],
)
def test_a_refusal_names_the_cause(text, reason):
    with pytest.raises(NotADay, match=reason):
        read_day(text)


@given(st.text(max_size=40))
def test_no_text_makes_the_reader_fall(text):
    try:
        read_day(text)
    except NotADay as fault:
        assert str(fault)

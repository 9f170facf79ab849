"""All sheets at once: complete, varied, plain, and fair."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from premierpas.occupations.chance import handful
from premierpas.occupations.lengths import LENGTHS, length_of
from premierpas.occupations.sectors import SECTORS
from premierpas.occupations.sheets import Sheet, WrongSheet, near, sheets
from premierpas.occupations.wishes import WISHES

from .readability import ease_of, sentences_of, syllables_of, words_of

LEAST_EASE, LONGEST_SENTENCE = 60, 14
# What a sheet never says: clichés, judgements of worth, figures of pay without a source, words for nobody of twelve.
FORBIDDEN = re.compile(
    r"€|\beuros? par mois|salaire de|\bbien payé|mal payé|métier d’homme|métier de femme|les filles|les garçons"
    r"|passionn|polyvalen|compétence|professionnalisme|filière|insertion|débouché|opérationnel|\bprestig"
    r"|simple ouvrier|petit métier|dynamique|vocation",
    re.IGNORECASE,
)


def faults_of(sheet: Sheet) -> Iterator[str]:
    texts = sheet.texts
    ease = ease_of("\n".join(texts))
    if ease < LEAST_EASE:
        yield f"hard to read: {ease:.0f}"
    for text in texts:
        if found := FORBIDDEN.search(text):
            yield f"says « {found.group()} »"
        yield from (
            f"long sentence: {sentence}"
            for sentence in sentences_of(text)
            if len(words_of(sentence)) > LONGEST_SENTENCE
        )
    if len(set(texts)) != len(texts):
        yield "says one thing twice"
    if not any(sheet.slug in other.near for other in sheets().values()):
        yield "no other sheet leads to it"
    if len(near(sheet.slug)) < 3:
        yield "fewer than three near trades"
    if len(sheet.titles) == 1 and re.search(r"(?:eur|ier|ien)$", sheet.titles[0].split()[0]):
        yield "its title has one form only"
    if "'" in "".join(texts):
        yield "a typewriter’s apostrophe"


def test_every_sheet_is_plain_fair_and_led_to():
    assert {slug: found for slug, sheet in sheets().items() if (found := list(faults_of(sheet)))} == {}


def test_the_sheets_span_all_sectors_lengths_of_studies_and_wishes():
    rows = list(sheets().values())
    assert len(rows) >= 80
    assert {code for sheet in rows for code in sheet.sectors} == SECTORS.keys()
    lengths = Counter(sheet.study for sheet in rows)
    assert {code: lengths[code] for code in LENGTHS if lengths[code] < 10} == {}
    wished = Counter(code for sheet in rows for code in sheet.wishes)
    assert {code: wished[code] for code in WISHES if wished[code] < 6} == {}
    everything = Counter(sentence for sheet in rows for hour in sheet.day for sentence in [hour.text])
    assert {text for text, count in everything.items() if count > 1 and len(text) > 30} == set()


def test_all_sheets_together_are_read_easily():
    ease = ease_of("\n".join(text for sheet in sheets().values() for text in sheet.texts))
    assert ease > 75, ease


WRONG = {
    "rome": {"rome": "Z9999"},
    "sectors": {"sectors": ("magic",)},
    "wishes": {"wishes": ()},
    "study": {"study": "bac5"},
    "day": {"day": ()},
    "ask": {"ask": ("Ceci n’est pas une question.",) * 3},
    "near": {"near": ("plomberie",) * 3},
    "title": {"titles": ("Plombier", "Plombier")},
    "empty": {"fact": ""},
}


def test_a_wrong_sheet_is_refused_when_it_is_made():
    right, taken = sheets()["plomberie"], []
    for fault, change in WRONG.items():
        with pytest.raises(WrongSheet, match=fault):
            taken.append(replace(right, **change))
    assert taken == []


def test_who_doesnt_know_comes_past_every_sheet():
    times = -(-len(sheets()) // 3)
    assert {sheet.slug for number in range(times) for sheet in handful(number)} == set(sheets())
    assert handful(0) == handful(len(sheets()))


@given(st.integers(min_value=0, max_value=40))
def test_every_number_of_years_has_one_length(years: int):
    assert years <= length_of(years).most


@pytest.mark.parametrize(
    ("word", "count"), [("eau", 1), ("plombière", 2), ("tables", 1), ("parlent", 1), ("été", 2), ("sage-femme", 3)]
)
def test_syllables_are_counted_as_they_are_said(word: str, count: int):
    assert syllables_of(word) == count

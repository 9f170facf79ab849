"""Digits of any keyboard, with marks that nobody sees and odd spaces, are read like ours wherever a number is typed."""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from allauth.core import context
from django import forms
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from premierpas.accounts.cards import normal_username
from premierpas.accounts.forms import CodeForm
from premierpas.accounts.mfa_forms import ActivateForm, AuthenticateForm, ReauthenticateForm
from premierpas.accounts.models import User
from premierpas.core.geography import communes_of_postal_code, naf_label
from premierpas.core.legal.breaches import read_slot
from premierpas.core.phones import PhoneField, clean_phone
from premierpas.core.places import find_places
from premierpas.core.postal_codes import PostalCodeField
from premierpas.core.register import school_of_uai
from premierpas.core.text import figures, packed
from premierpas.organisations.company_lists.table import read_company_list
from premierpas.organisations.siret import clean_siret
from premierpas.people.class_lists.dates import read_date
from premierpas.people.class_lists.parsing import read_class_list
from premierpas.ui.forms import CodeInput, DateInput, FiguresInput, NumberInput, PhoneInput, TimeInput, UiForm

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # lists are read at first use
TODAY = date(2026, 11, 29)
ZEROES = [
    code for code in range(sys.maxunicode + 1) if unicodedata.decimal(chr(code), None) == 0
]  # every script's zero is followed by its other nine
MARKS = "\u061c\u200b\u200e\u200f\u202a\u202c\u202d\u2060\u2066\u2069\ufeff\u00ad"
SPACES = "\u00a0\u2002\u2007\u2009\u202f\u3000 "
CODES = [CodeForm, AuthenticateForm, ReauthenticateForm, ActivateForm]
READ = FiguresInput | DateInput | TimeInput | NumberInput


@st.composite
def typed(draw: st.DrawFn, text: str) -> str:
    """The same, as another keyboard types it: each digit of any script, marks anywhere, spaces of another width."""
    signs = []
    for sign in text:
        if sign in "0123456789":
            sign = chr(draw(st.sampled_from(ZEROES)) + int(sign))
        elif sign == " ":
            sign = draw(st.sampled_from(SPACES))
        signs += [draw(st.sampled_from(["", "", *MARKS])), sign]
    around = draw(st.text(SPACES + MARKS, max_size=3))
    return around + "".join(signs) + around


READERS: dict[str, tuple[Callable[[str], Any], list[str]]] = {
    "a code": (packed, ["123456", "123 456"]),
    "a number with dashes": (figures, ["06-12-34-56-78"]),
    "a telephone number": (clean_phone, ["06 12 34 56 78", "+33 6 12 34 56 78", "0147000000"]),
    "a SIRET": (clean_siret, ["552 100 554 00013", "55210055400013"]),
    "a postal code": (communes_of_postal_code, ["92000", "92 000"]),
    "a school's code": (school_of_uai, ["0921394R", "0921394 r"]),
    "an activity's code": (naf_label, ["62.01Z", "6201 Z"]),
    "a town to search in": (find_places, ["92000", "75001"]),
    "a pupil's user name": (normal_username, ["ines.27", "Ines. 27"]),
    "a date in a class list": (lambda text: read_date(text, today=TODAY), ["14/03/2012", "14 mars 2012", "2012-03-14"]),
    "hours of a timetable": (lambda text: read_slot([text, "12:30"]), ["09:00", "9:00"]),
}


@pytest.mark.parametrize("what", READERS)
@UNHURRIED
@given(data=st.data())
def test_every_reader_of_numbers_reads_any_digits(what: str, data: st.DataObject):
    read, examples = READERS[what]
    for example in examples:
        assert read(data.draw(typed(example))) == read(example) != ()


@UNHURRIED
@given(data=st.data())
def test_a_company_list_reads_any_digits(data: st.DataObject):
    cells = ["55210055400013", "62.01Z", "92000", "06 12 34 56 78"]
    lines = [";".join(["Atelier", *row]) for row in (cells, [data.draw(typed(cell)) for cell in cells])]
    ours, theirs = (read_company_list(f"name;siret;naf;postal_code;phone\n{line}".encode()) for line in lines)
    assert not ours.errors and (theirs.companies, theirs.errors) == (ours.companies, ours.errors)


@UNHURRIED
@given(data=st.data())
def test_a_class_list_reads_any_digits(data: st.DataObject):
    born = data.draw(typed("14/03/2012"))
    room = data.draw(typed("3e 2"))
    lists = [
        f"Nom;Prénom;Né(e) le;Classe\nKONÉ;Awa;{day};{name}\n" for day, name in [("14/03/2012", "3e 2"), (born, room)]
    ]
    ours, theirs = (read_class_list(text.encode(), "liste.csv", today=TODAY) for text in lists)
    assert ours.rows and (theirs.rows, theirs.errors) == (ours.rows, ours.errors)


def all_forms(cls: type = UiForm) -> Iterator[type]:
    for each in cls.__subclasses__():
        yield each
        yield from all_forms(each)


def numbers_typed() -> Iterator[tuple[str, forms.Field]]:
    """Each field of each form that wants a number, by its kind or its name, with the widget its form gives it."""
    by_name = re.compile(r"(^|_)(code|siret|uai|naf|phone|position)($|_)")
    for cls in dict.fromkeys(all_forms()):
        if ".tests." in cls.__module__:
            continue
        for name, field in getattr(cls, "base_fields", {}).items():
            by_kind = isinstance(field, forms.DateField | forms.TimeField | forms.IntegerField | forms.DateTimeField)
            if (
                cls not in CODES
                and name != "host_without_siret"
                and not field.widget.is_hidden
                and (by_kind or by_name.search(name))
            ):
                yield f"{cls.__module__}.{cls.__name__}.{name}", as_in_a_form(field)


def form_of_allauth(cls: type) -> forms.Form:
    """Their forms get our widget when they are made."""
    request = RequestFactory().get("/")
    request.session = {}
    with context.request_context(request):
        return cls(code="123456") if cls is CodeForm else cls(user=User(pk=1))


def as_in_a_form(field: forms.Field) -> forms.Field:
    return type("OneField", (UiForm, forms.Form), {"field": field})().fields["field"]


def test_every_field_for_a_number_reads_any_digits(client):
    client.get("/nulle-part/")  # the addresses are loaded with the forms of every floor
    fields = dict(numbers_typed()) | {f"{each.__name__}.code": form_of_allauth(each).fields["code"] for each in CODES}
    assert len(fields) > 40, sorted(fields)
    assert [name for name, field in fields.items() if not isinstance(field.widget, READ)
            and not isinstance(field, PhoneField | PostalCodeField)] == []  # fmt: skip


FIELDS: dict[str, tuple[forms.Field, str]] = {
    "a date": (forms.DateField(), "11/01/2027"),
    "a date as browsers send it": (forms.DateField(), "2027-01-11"),
    "an hour": (forms.TimeField(), "09:30"),
    "a count": (forms.IntegerField(max_value=99), "12"),
    "a measure": (forms.FloatField(), "48.89"),
    "a telephone number": (PhoneField(), "06 12 34 56 78"),
    "a telephone number as it is written": (forms.CharField(max_length=14, widget=PhoneInput()), "01 47 00 00 00"),
    "an address's postal code": (PostalCodeField(), "92 000"),
    "a postal code": (forms.CharField(max_length=5, widget=FiguresInput()), "92 000"),
    "a code": (forms.CharField(max_length=6, widget=CodeInput()), "123 456"),
}


@pytest.mark.parametrize("what", FIELDS)
@UNHURRIED
@given(data=st.data())
def test_a_field_reads_any_digits(what: str, data: st.DataObject):
    plain_field, example = FIELDS[what]
    field = as_in_a_form(plain_field)
    written = data.draw(typed(example))

    def read(text: str) -> Any:
        return field.clean(field.widget.value_from_datadict({"field": text}, {}, "field"))

    assert read(written) == read(example) is not None


@given(st.text())
def test_figures_of_anything_are_figures_of_themselves(text: str):
    assert figures(figures(text)) == figures(text) and packed(packed(text)) == packed(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("SW1A 1AA", "SW1A 1AA"), ("menuiserie 2", "menuiserie 2"), ("９２０００", "92000"), ("1️⃣2️⃣", "12"),
        ("11－01－2027", "11-01-2027"), ("９：３０", "9:30"), ("9 h 30", "9h30"), ("²", "²"),
    ],
)  # fmt: skip
def test_words_stay_and_what_stands_between_figures_is_ours(text: str, kept: str):
    assert packed(text) == kept

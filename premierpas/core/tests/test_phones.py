"""Telephone numbers: read in any usual spelling, kept in one."""

import pytest
from django import forms

from premierpas.core.phones import PhoneField, clean_phone, masked, said_phone, takes_texts


@pytest.mark.parametrize(
    "text",
    ["06 12 34 56 78", "0612345678", "06.12.34.56.78", "06-12-34-56-78", "+33 6 12 34 56 78", "0033612345678",
     "+33 (0)6 12 34 56 78", "06\u00a012\u202f34 56 78"],
)  # fmt: skip
def test_any_french_spelling_is_the_same_number(text):
    assert clean_phone(text) == "+33612345678"


def test_other_countries_keep_their_number():
    assert clean_phone("+32 470 12 34 56") == "+32470123456"
    assert clean_phone("+262 692 12 34 56") == "+262692123456"


@pytest.mark.parametrize("text", ["", "06 12 34", "bonjour", "00000", "06 12 34 56 78 90 12 34", "+999 12", "12"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError):
        clean_phone(text)


def test_a_kept_number_is_shown_as_people_write_it():
    assert said_phone("+33612345678") == "06 12 34 56 78"
    assert said_phone("+32470123456").startswith("+32 ")
    assert said_phone("rien") == "rien"


class AForm(forms.Form):
    phone = PhoneField()
    other = PhoneField(required=False)


def test_the_field_keeps_what_was_typed_and_says_what_to_do():
    form = AForm({"phone": "06 12"})
    assert not form.is_valid()
    assert "06 12 34 56 78" in form.errors["phone"][0]
    assert 'value="06 12"' in str(form["phone"])


def test_the_field_cleans_and_may_be_empty():
    form = AForm({"phone": "01 47 29 00 00", "other": ""})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"phone": "+33147290000", "other": ""}
    assert 'value="01 47 29 00 00"' in str(AForm(initial={"phone": "+33147290000"})["phone"])


@pytest.mark.parametrize(
    ("kept", "seen"),
    [("+33612345642", "06 •• •• •• 42"), ("+442079460958", "+44 •• •••• ••58"), ("", ""), ("x", "x")],
)
def test_a_masked_number_is_known_by_its_owner_and_useless_to_others(kept, seen):
    assert masked(kept) == seen


@pytest.mark.parametrize(
    ("number", "texts"),
    [("+33612345642", True), ("+33751234567", True), ("+33140000000", False), ("+4915123456789", True), ("", False)],
)
def test_a_text_message_goes_to_a_mobile_only(number: str, texts: bool) -> None:
    assert takes_texts(number) is texts

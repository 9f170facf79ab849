"""Telephone numbers: read in any usual spelling, kept in one."""

import phonenumbers
import pytest
from django import forms

from premierpas.core.phones import PhoneField, clean_phone, doubt_about, masked, said_phone, takes_texts


@pytest.mark.parametrize(
    "text",
    ["06 12 34 56 78", "0612345678", "06.12.34.56.78", "06-12-34-56-78", "+33 6 12 34 56 78", "0033612345678",
     "+33 (0)6 12 34 56 78", "06\u00a012\u202f34 56 78", "06_12_34_56_78", "06·12·34·56·78", "06|12|34|56|78",
     "06 12 34 56 78 (maman)", "06 12 34 56 78 - mère", "Standard 06 12 34 56 78", "Mme Diallo : 06 12 34 56 78",
     "06 12 34 56 78 (mob.)", "mobile 06 12 34 56 78 (La Réunion)"],
)  # fmt: skip
def test_any_french_spelling_is_the_same_number(text):
    assert clean_phone(text) == "+33612345678"


def test_other_countries_keep_their_number():
    assert clean_phone("+32 470 12 34 56") == "+32470123456"
    assert clean_phone("+262 692 12 34 56") == "+262692123456"


# Every national spelling of an overseas number: the mainland's list calls some of them its own.
OVERSEAS = [
    ("0590 20 12 34", "+590590201234"),
    ("0690 12 34 56", "+590690123456"),
    ("0691 22 34 56", "+590691223456"),
    ("0594 30 12 34", "+594594301234"),
    ("0694 20 12 34", "+594694201234"),
    ("0596 60 12 34", "+596596601234"),
    ("0696 20 12 34", "+596696201234"),
    ("0697 20 12 34", "+596697201234"),
    ("0262 20 12 34", "+262262201234"),
    ("0263 10 12 34", "+262263101234"),
    ("0692 12 34 56", "+262692123456"),
    ("0693 01 23 45", "+262693012345"),
    ("0269 61 12 34", "+262269611234"),
    ("0639 01 02 03", "+262639010203"),
    ("0508 41 12 34", "+508411234"),
    ("07 09 00 12 34", "+590709001234"),
    ("+33 6 92 12 34 56", "+262692123456"),
    ("00 33 590 20 12 34", "+590590201234"),
    ("+590 690 12 34 56", "+590690123456"),
    ("692 12 34 56", "+262692123456"),
    ("+687 25 12 34", "+687251234"),
    ("+689 87 12 34 56", "+68987123456"),
    ("+681 72 12 34", "+681721234"),
    ("87 12 34 56", "+68987123456"),
    ("0590 87 12 34", "+590590871234"),
    ("0590 27 12 34", "+590590271234"),
    ("0262 41 12 34", "+262262411234"),
    ("0263 12 34 56", "+262263123456"),
    ("0693 12 34 56", "+262693123456"),
    ("0269 60 12 34", "+262269601234"),
    ("0639 69 12 34", "+262639691234"),
    ("0594 25 12 34", "+594594251234"),
    ("0696.20.12.34", "+596696201234"),
    ("+590 (0) 590 20 12 34", "+590590201234"),
    ("00262 692 12 34 56", "+262692123456"),
]


@pytest.mark.parametrize(("typed", "kept"), OVERSEAS)
def test_a_number_overseas_is_read_as_people_there_write_it(typed, kept):
    assert clean_phone(typed) == kept
    assert clean_phone(said_phone(kept)) == kept


@pytest.mark.parametrize(
    ("typed", "department", "kept"),
    [
        ("25 12 34", "988", "+687251234"),
        ("40 50 12 34", "987", "+68940501234"),
        ("72 12 34", "986", "+681721234"),
        ("41 12 34", "975", "+508411234"),
        ("01 47 24 11 22", "971", "+33147241122"),
        ("0692 12 34 56", "988", "+262692123456"),
    ],
)
def test_a_number_without_prefix_is_one_of_its_department_first(typed, department, kept):
    assert clean_phone(typed, department=department) == kept


@pytest.mark.parametrize(
    "typed",
    ["01 47 24 11 22 poste 12", "01 47 24 11 22 p. 12", "01.47.24.11.22 (poste 12)", "01 47 24 11 22, ext. 12",
     "Accueil : 01 47 24 11 22 poste 12", "Tél. : 01 47 24 11 22 poste n° 12", "0147241122x12", "+33147241122 #12"],
)  # fmt: skip
def test_an_extension_is_kept_behind_its_number(typed):
    assert clean_phone(typed) == "+33147241122x12"
    assert said_phone("+33147241122x12") == "01 47 24 11 22 poste 12"
    assert not takes_texts("+33612345678x12")


@pytest.mark.parametrize("typed", ["0691 99 99 99", "0590 00 00 00", "0694 99 99 99", "09 99 99 99 99"])
def test_a_number_that_nobody_has_been_given_is_read_and_doubted(typed):
    form = AForm({"phone": typed})
    doubted = form.is_valid() and form.fields["phone"].doubt
    assert doubted == doubt_about(form.cleaned_data["phone"])
    assert bool(doubted) is not phonenumbers.is_valid_number(phonenumbers.parse(clean_phone(typed), None))


def test_the_doubt_names_the_number():
    assert "0691 99 99 99" in doubt_about("+590691999999").replace("\u202f", " ")


def test_a_number_in_use_is_not_doubted():
    assert [kept for typed, kept in OVERSEAS if doubt_about(clean_phone(typed))] == []


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("06 12", "en a 4"),
        ("06 12 34 56 7", "en a 9"),
        ("06 12 34 56 78 9", "en trop"),
        ("99 99 99 99 99", "ne commence par 99"),
        ("10 12 34 56 78", "ne commence par 10"),
        ("06 12 34 56 78 / 01 47 24 11 22", "un seul numéro"),
        ("06 12 34 56 78 ou 01 47 24 11 22", "un seul numéro"),
        ("06 12 34 56 78 et 07 12 34 56 78", "un seul numéro"),
        ("00 00 00 00 00", "zéros"),
        ("06 AB 12 34 56 78", "lettres"),
        ("bonjour", "en chiffres"),
        ("O6 12 34 56 78", "lettres"),
        ("lea2012@exemple.fr", "adresse e-mail"),
        ("+999 12 34 56 78", "Aucun pays"),
        ("+33 6 12 34", "neuf chiffres"),
        ("+32 470", "manque"),
    ],
)
def test_what_is_no_number_is_refused_with_the_real_reason(typed, reason):
    with pytest.raises(ValueError, match=reason):
        clean_phone(typed)


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

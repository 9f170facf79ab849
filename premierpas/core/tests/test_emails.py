"""Addresses of e-mail: the real cause of a refusal, and the address that is probably meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from premierpas.core.emails import BadEmail, clean_email, doubt_about, repair


@pytest.mark.parametrize(
    ("typed", "reason", "repaired"),
    [
        ("lea@gmail.coù", "sans accent", "lea@gmail.com"),
        ("lea@orange.fŕ", "sans accent", "lea@orange.fr"),
        ("léa@exemple.fr", "sans accent", "lea@exemple.fr"),
        ("lea@gmail.con", "finit par", "lea@gmail.com"),
        ("lea@exemple.fre", "finit par", "lea@exemple.fr"),
        ("lea@laposte.nte", "finit par", "lea@laposte.net"),
        ("lea@gmail", "la fin", "lea@gmail.com"),
        ("lea@orange", "la fin", "lea@orange.fr"),
        ("leagmail.com", "signe @", "lea@gmail.com"),
        ("lea(at)free.fr", "signe @", "lea@free.fr"),
        ("lea dupont@free.fr", "sans espace", "leadupont@free.fr"),
        ("lea@gmail,com", "virgule", "lea@gmail.com"),
        ("lea@gmail..com", "point de trop", "lea@gmail.com"),
        ("lea@@gmail.com", "plusieurs @", "lea@gmail.com"),
        ("lea at gmail.com", "signe @", "lea@gmail.com"),
        ("lea arobase gmail point com", "signe @", "lea@gmail.com"),
        ("lea [at] gmail [dot] com", "signe @", "lea@gmail.com"),
        ("lea@gmail point com", "sans espace", "lea@gmail.com"),
        ("lea@gmailcom", "la fin", "lea@gmail.com"),
        ("lea@ac-versailles", "la fin", "lea@ac-versailles.fr"),
        ("Léa Martin <lea@exemple.fr>", "sans espace", "lea@exemple.fr"),
        ("www.gmail.com", "signe @", ""),
        ("lea@[127.0.0.1]", "pas permis", ""),
        ('"lea martin"@exemple.fr', "sans espace", ""),
        ('"lea"@exemple.fr', "pas permis", ""),
        ("lea@", "après le @", ""),
        ("@gmail.com", "avant le @", ""),
        ("bonjour", "signe @", ""),
        ("a@free.fr, b@free.fr", "plusieurs @", ""),
        ("l" * 250 + "@free.fr", "trop longue", ""),
    ],
)
def test_a_refusal_names_the_cause_and_a_likely_repair(typed, reason, repaired):
    with pytest.raises(BadEmail, match=reason) as refusal:
        clean_email(typed)
    assert repair(typed) == repaired
    assert repaired in str(refusal.value)


@pytest.mark.parametrize(
    "typed",
    [" lea@exemple.fr ", "<lea@exemple.fr>", "mailto:lea@exemple.fr", "lea@exemple.fr.", "E-mail : lea@exemple.fr"],
)
def test_what_stands_around_an_address_is_forgiven(typed):
    assert clean_email(typed) == "lea@exemple.fr"


@pytest.mark.parametrize(
    "typed", ["lea@société.fr", "a.b+c@ac-versailles.fr", "a@ac-nancy-metz.fr", "lea@mail.com", "lea@outlook.de"]
)
def test_a_right_address_is_taken_without_a_question(typed):
    assert clean_email(typed) == typed
    assert doubt_about(typed) == ""


@pytest.mark.parametrize(
    ("typed", "near"),
    [("lea@gmial.com", "gmail.com"), ("lea@gmail.fr", "gmail.com"), ("lea@hotmal.fr", "hotmail.fr"),
     ("lea@gmaïl.com", "gmail.com"), ("lea@outlok.com", "outlook.com"),
     ("lea@ac-versaille.fr", "ac-versailles.fr"), ("lea@ac-creteil.com", "ac-creteil.fr")],
)  # fmt: skip
def test_a_slip_that_could_be_an_address_is_taken_and_asked_about(typed, near):
    assert clean_email(typed) == typed
    assert f"lea@{near}" in doubt_about(typed)


@given(st.text(max_size=80))
def test_no_text_makes_the_reader_fall_and_a_repair_is_an_address(text):
    try:
        clean_email(text)
    except BadEmail:
        assert not repair(text) or clean_email(repair(text)) == repair(text)

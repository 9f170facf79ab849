"""A key that somebody typed is told from one that was drawn."""

import secrets
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from premierpas.core.secret_key import LENGTH, weakness_of

TYPED = {
    "": "must be set",
    "k9$": "must be set",
    "k9$" * 30: "different characters",
    "x" * 90: "different characters",
    "Zk7-q_abcdefghijkl" * 5: "repeats itself",
    "azertyuiopqsdfghjklmwxcvbn" * 3: "repeats itself",
    string.ascii_letters + string.digits: "along the alphabet",
    "django-insecure-" + secrets.token_urlsafe(64): "development only",
}


@pytest.mark.parametrize(("key", "said"), TYPED.items())
def test_what_was_typed_is_refused_and_told_why(key: str, said: str) -> None:
    assert said in weakness_of(key)


@given(unit=st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1, max_size=30))
def test_whatever_repeats_itself_is_refused(unit: str) -> None:
    assert weakness_of(unit * (2 * LENGTH // len(unit) + 1))


def test_whatever_was_drawn_is_taken_whichever_way() -> None:
    digits = ("".join(secrets.choice(string.digits) for _digit in range(80)) for _key in range(200))
    drawn = [
        draw(size) for draw in (secrets.token_urlsafe, secrets.token_hex) for size in (40, 64) for _key in range(200)
    ]
    assert [weakness_of(key) for key in (*drawn, *digits) if weakness_of(key)] == []

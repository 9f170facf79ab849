"""Canonical JSON: the same data gives the same bytes everywhere (RFC 8785), and a chain shows what was moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from premierpas.core.canonical import FIRST, canonical_json, chain_hash, fingerprint

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_keys_are_sorted_by_utf_16_and_nothing_is_escaped_needlessly() -> None:
    # The example of RFC 8785, section 3.2.3.
    data = {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7}
    assert canonical_json(data).decode() == '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}'


@given(st.dictionaries(st.text(), PLAIN, max_size=6))
def test_the_order_of_keys_changes_nothing(data: dict[str, object]) -> None:
    assert fingerprint(dict(reversed(data.items()))) == fingerprint(data)


@given(PLAIN, PLAIN)
def test_other_data_has_another_fingerprint(one: object, other: object) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (canonical_json(one) == canonical_json(other))


@pytest.mark.parametrize("data", [object(), {1: "number as key"}, 2**60, float("nan")])
def test_what_is_no_plain_json_is_refused(data: object) -> None:
    with pytest.raises(ValueError):
        fingerprint(data)


def test_an_entry_is_bound_to_the_one_before_it() -> None:
    first = chain_hash(FIRST, {"what": "opened"})
    assert chain_hash(first, {"what": "signed"}) != chain_hash(FIRST, {"what": "signed"})

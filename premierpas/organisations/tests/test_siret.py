"""SIRET numbers as they are typed, and the real cause when one is refused."""

import pytest

from premierpas.organisations.errors import BadSiret
from premierpas.organisations.siret import clean_siret


@pytest.mark.parametrize(
    "typed",
    ["55210055400013", "552 100 554 00013", "552-100-554-00013", "552.100.554.00013", "SIRET : 552 100 554 00013",
     "SIRET 552 100 554 00013", "N° SIRET 55210055400013", "Numéro de SIRET\u00a0: 552\u00a0100\u00a0554\u00a000013",
     "siret n°552/100/554/00013", "(552100554) 00013", "N°55210055400013", "55210055400013.0", "Siège : 55210055400013",
     "552 100 554 00013 (siège)", "552 100 554 00013 Nanterre", "Notre SIRET est 552 100 554 00013",
     "N° de SIRET (14 chiffres) : 55210055400013", "552 100 554 00013 APE 6201Z", "SIREN 552100554 NIC 00013"],
)  # fmt: skip
def test_words_around_and_signs_between_are_forgiven(typed):
    assert clean_siret(typed) == "55210055400013"


def test_the_post_has_a_sum_of_its_own():
    assert clean_siret("356 000 000 00048") == "35600000000048"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("00000000000000", "zéros"),
        ("000 000 000 00000", "zéros"),
        ("00000000000018", "n’existe pas"),
        ("00000000000000000", "zéros"),
        ("552100554", "SIREN"),
        ("552 100 554 RCS Nanterre", "SIREN"),
        ("552 100 554 00013 / 552 100 554 00021", "un seul"),
        ("5,52101E+13", "tableur"),
        ("W922001234", "association"),
        ("RNA : W922001234", "association"),
        ("5521005540001", "celui-ci en a 13"),
        ("552100554000133", "celui-ci en a 15"),
        ("55210055400014", "deux sont inversés"),
        ("5521OO55400013", "Est-ce 552 100 554 00013"),
        ("FR40 552 100 554", "TVA"),
        ("bonjour", "que des chiffres"),
        ("", "quatorze"),
    ],
)
def test_a_refusal_names_the_cause(typed, reason):
    with pytest.raises(BadSiret) as refusal:
        clean_siret(typed)
    assert reason in str(refusal.value.message)

"""What somebody reads when a page can't be shown is why."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_form_whose_protection_has_lapsed_says_so_and_not_that_the_page_is_somebody_elses() -> None:
    response = Client(enforce_csrf_checks=True).post("/connexion/", {"username": "ines", "passphrase": "a b c"})
    html = response.content.decode()
    assert response.status_code == 403
    assert "restée ouverte trop longtemps" in html and "réservée à d’autres personnes" not in html

"""The public figures, remembered for a while, are said in the language of who reads them."""

import pytest
from django.core.cache import cache
from django.utils import translation

from premierpas.portal.figures import public_figures

pytestmark = pytest.mark.django_db


def test_what_the_figures_count_is_said_to_each_visitor_in_their_language():
    cache.clear()
    with translation.override("fr"):
        french = [label for _figure, label in public_figures()]
    with translation.override("en"):
        english = [label for _figure, label in public_figures()]
    assert "structures qui ouvrent" in french and "organisations opening up" in english
    cache.clear()

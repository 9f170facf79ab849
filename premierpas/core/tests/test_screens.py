"""A page says its own; what surrounds it belongs to the frame."""

import pytest
from django.test import RequestFactory

from premierpas.core.screens import SAID_BY_PAGES, frame, page


@pytest.fixture
def framed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "_filled", {"test": lambda request: {"navigation": ["Accueil"], "this_page": "/ici"}})


@pytest.mark.parametrize("name", ["navigation", "viewer", "site_name"])
def test_a_page_that_takes_a_name_of_the_frame_is_refused_before_it_is_shown(framed, name: str):
    with pytest.raises(ValueError, match=name):
        page(RequestFactory().get("/"), "404.html", {name: "autre"})


def test_what_a_page_may_say_for_its_frame_is_named():
    assert {"find_url", "this_page"} == SAID_BY_PAGES

"""The frame of every page, the pages of errors, and the living page."""

from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.http import Http404
from django.template import Context
from django.template.loader import render_to_string
from django.test import RequestFactory

from premierpas.ui import samples, views
from premierpas.ui.components import Entry
from premierpas.ui.templatetags.ui import pager
from tests.clients import compact


def _render(template: str, **context: object) -> str:
    request = RequestFactory().get("/")
    request.user = SimpleNamespace(is_authenticated=False)
    return render_to_string(template, context, request)


@pytest.fixture
def visitor():
    request = RequestFactory().get("/ui")
    request.user, request.viewer = SimpleNamespace(is_authenticated=False), None
    return request


def test_the_frame_shows_where_one_is():
    page = _render("ui/base.html", navigation=[Entry("Offres", "/stages/", "magnifying-glass", current=True, count=2)])
    assert '<a href="/stages/" aria-current="page">' in compact(page)
    assert '<span class="vh">, </span>2' in page
    assert page.index('class="skip"') < page.index("<header")


def test_a_pupils_page_always_shows_where_to_call_for_help():
    page = _render("ui/base.html", sos=True, sos_url="/moi/probleme/")
    for sign in ("Quelque chose ne va pas", "119", "17", "3018", 'href="/moi/probleme/"'):
        assert sign in page
    assert "Quelque chose ne va pas" not in _render("ui/base.html")


def test_the_demo_world_says_that_it_is_one():
    assert "Monde de démonstration" in _render("ui/base.html", demo_world=True)
    assert "Monde de démonstration" not in _render("ui/base.html")


def test_leaving_is_a_form_in_the_account_menu():
    page = _render(
        "ui/base.html", account_menu={"label": "Inès", "items": [Entry("Me déconnecter", "/sortir/", post=True)]}
    )
    assert '<form action="/sortir/" method="post">' in page
    assert "csrfmiddlewaretoken" in page


@pytest.mark.parametrize("template", ["400.html", "403.html", "404.html"])
def test_a_page_of_errors_says_what_to_do_next(template):
    page = _render(template)
    assert page.count("<h1>") == 1
    assert 'href="/"' in page


def test_the_page_for_nothing_found_offers_search_and_home():
    assert 'href="/stages/"' in _render("404.html")


def test_the_page_of_a_breakdown_needs_nothing_and_gives_the_reference():
    assert "7F3A" in render_to_string("500.html", {"reference": "7F3A"})
    assert "référence" not in render_to_string("500.html")


def test_the_living_page_shows_every_section(visitor):
    page = views.living_page(visitor).content.decode()
    for name in samples.SECTIONS:
        assert f'id="c-{name}"' in page


@pytest.mark.parametrize("component", list(samples.SECTIONS))
def test_a_component_has_a_page_of_its_own(visitor, component):
    assert views.living_page(visitor, component=component).status_code == 200


def test_the_living_page_exists_in_development_only(visitor, settings):
    with pytest.raises(Http404):
        views.living_page(visitor, component="nothing")
    settings.DEVELOPMENT = False
    with pytest.raises(Http404):
        views.living_page(visitor)


@pytest.mark.parametrize(
    ("current", "last", "shown"),
    [
        (1, 7, [1, 2, None, 7]),
        (4, 7, [1, 2, 3, 4, 5, 6, 7]),
        (1, 1, [1]),
        (2, 4, [1, 2, 3, 4]),
        (9, 20, [1, None, 8, 9, 10, None, 20]),
    ],
)
def test_the_pager_shows_the_ends_and_what_is_near(current, last, shown):
    links = pager(Context(), Paginator(range(last), 1).page(current))["links"]
    assert [link.get("number") for link in links] == shown

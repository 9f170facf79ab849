"""Coordinators write public pages: nobody reads a draft, nothing shown is lost, two people notice each other."""

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.core.errors import WrongState
from premierpas.pages.actions import begin_news, bring_back, publish_page, save_page, ship_again, withdraw_news
from premierpas.pages.actions.editing import ChangedMeanwhile, SameTitle
from premierpas.pages.body import html_of
from premierpas.pages.queries import published, shown
from tests.clients import signed_in
from tests.factories import a_coordinator, a_territory

pytestmark = pytest.mark.django_db
PAGE = "qui-sommes-nous"


@pytest.fixture
def by() -> Actor:
    return a_coordinator(a_territory())


def save(by: Actor, body: str, *, seen: int = 0, title: str = "Qui nous sommes") -> int:
    return save_page(PAGE, by=by, title=title, summary="", body=body, seen=seen).saves


def test_a_draft_is_nobodys_until_it_is_published_and_the_page_goes_back_to_what_it_was(by: Actor):
    save(by, "Nous ouvrons des portes.")
    assert shown(PAGE) is None
    first = publish_page(PAGE, by=by)
    save(by, "Nous ouvrons *vraiment* des portes.")
    assert "vraiment" not in shown(PAGE).html
    publish_page(PAGE, by=by)
    assert "<em>vraiment</em>" in shown(PAGE).html
    bring_back(PAGE, by=by, edition=first.pk)
    assert "vraiment" not in shown(PAGE).html and published(PAGE).count() == 3
    ship_again(PAGE, by=by)
    ship_again(PAGE, by=by)
    assert shown(PAGE) is None and published(PAGE).count() == 4


def test_who_saves_over_anothers_draft_is_told_and_the_same_words_twice_are_saved_once_more_without_a_word(by: Actor):
    seen = save(by, "Un.")
    save(by, "Deux.", seen=seen)
    with pytest.raises(ChangedMeanwhile):
        save(by, "Trois.", seen=seen)
    save(by, "Deux.", seen=seen)


def test_nothing_is_published_without_words_or_twice(by: Actor):
    with pytest.raises(WrongState):
        publish_page(PAGE, by=by)
    save(by, "  ")
    with pytest.raises(WrongState):
        publish_page(PAGE, by=by)


def test_news_have_an_address_of_their_own_from_their_first_publication_to_their_withdrawal(by: Actor, client: Client):
    news = begin_news("Un forum à Nanterre", by=by)
    with pytest.raises(SameTitle):
        begin_news("Un forum à Nanterre", by=by)
    name, address = f"actualites/{news.slug}", reverse("pages:piece", args=[news.slug])
    save_page(name, by=by, title="Un forum", summary="Douze métiers.", body="Venez.", seen=1)
    assert client.get(address).status_code == 404
    publish_page(name, by=by)
    assert "Venez." in client.get(address).content.decode()
    assert "Un forum" in client.get(reverse("pages:news_feed")).content.decode()
    withdraw_news(news, by=by)
    assert client.get(address).status_code == 404
    assert client.get(reverse("pages:news")).status_code == 200


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>", "[ici](javascript:alert(1))", "![image](https://ailleurs.test/pixel.png)",
        "<img src=x onerror=alert(1)>", "```\n<b>\n```", '[ici](https://a.test" onclick="x)',
    ],
)  # fmt: skip
def test_no_words_run_anything_or_fetch_anything(typed: str):
    html = html_of(typed)
    for tag in ("<script", "<img", "<b>", 'javascript:alert(1)"', 'onclick="'):
        assert tag not in html


def test_titles_of_words_come_below_that_of_the_page_without_leaving_a_level_out():
    html = html_of("### Un\n\n# Deux\n\n## Trois\n\n- quatre\n- [cinq](/aide/)")
    assert "<h2>Un</h2>" in html and "<h2>Deux</h2>" in html and "<h3>Trois</h3>" in html
    assert '<a href="/aide/">cinq</a>' in html


def test_a_coordinator_writes_looks_and_publishes_on_the_pages(by: Actor):
    client = signed_in(by.user, by.viewer.capacity.key)
    edit = reverse("pages:edit", args=[PAGE])
    answer = client.post(edit, {"seen": "0", "title": "Nous", "summary": "", "body": "Des portes."}, follow=True)
    assert "Brouillon" in answer.content.decode() and "Des portes." in answer.content.decode()
    other = client.post(edit, {"seen": "0", "title": "Nous", "summary": "", "body": "D’autres portes."})
    said = other.content.decode()
    assert other.status_code == 200 and "entre-temps" in said and "D’autres portes." in said and "Des portes." in said
    client.post(reverse("pages:preview", args=[PAGE]))
    with travel(clock.now()):
        assert "Des portes." in Client().get(reverse("portal:about")).content.decode()

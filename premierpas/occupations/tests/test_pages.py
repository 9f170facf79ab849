"""The pages of trades: found, read, compared, kept, with places near."""

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.occupations.models import KeptTrade
from premierpas.occupations.sheets import near, sheets
from premierpas.occupations.wishes import WISHES
from tests.clients import compact, signed_in
from tests.factories import a_published_offer, a_pupil

pytestmark = pytest.mark.django_db
BROWSE = reverse("occupations:browse")
STRANGE = [
    {"q": "🎉🛠️"}, {"q": "'; DROP TABLE --"}, {"q": "a" * 900}, {"q": "\u202eabc"}, {"q": "%s {0} {{ x }}"},
    {"envie": "🎉"}, {"etudes": "x"}, {"secteur": "é"}, {"surprise": "9" * 99}, {"surprise": "-1"}, {"surprise": "٣"},
    {"tous": "1", "page": "999"}, {"tous": "1", "page": "deux"},
]  # fmt: skip


def html(client: Client, url: str, **query: str) -> str:
    return client.get(url, query, follow=True).content.decode()


def test_every_page_opens_whatever_its_address_asks_for(client: Client):
    answers = [client.get(BROWSE, query, follow=True).status_code for query in STRANGE]
    assert set(answers) == {200}
    assert client.get(reverse("occupations:compare"), {"a": "🎉", "b": "plomberie"}).status_code == 200
    assert client.get(reverse("occupations:sheet", args=["licorne"])).status_code == 404


def test_the_whole_list_is_found_page_by_page_and_each_filter_narrows_it(client: Client):
    seen: set[str] = set()
    for number in range(1, len(sheets()) // 12 + 2):
        page = html(client, BROWSE, tous="1", page=str(number))
        seen |= {slug for slug in sheets() if f'href="/metiers/{slug}/"' in page}
    assert seen == set(sheets())
    assert all(WISHES[code].label in html(client, BROWSE, envie=code) for code in WISHES)
    bakery = html(client, BROWSE, q="pain", etudes="cap", secteur="hospitality")
    assert "/metiers/boulangerie/" in bakery and "/metiers/juge/" not in bakery
    nothing = html(client, BROWSE, q="boulanger", etudes="bac5", secteur="defence")
    assert "Enlever les filtres" in nothing


def test_who_types_that_they_don_t_know_is_shown_three_trades_and_keeps_what_was_typed(client: Client):
    said = html(client, BROWSE, q="je sais pas")
    assert "Trois autres" in said and 'value="je sais pas"' in said
    assert said.count("/metiers/") > html(client, BROWSE).count("/metiers/")


def test_a_sheet_says_all_of_itself_and_a_typo_is_said(client: Client):
    for slug in ("plomberie", "juge", "sage-femme"):
        sheet, page = sheets()[slug], html(client, reverse("occupations:sheet", args=[slug]))
        said = [
            sheet.title,
            sheet.summary,
            sheet.fact,
            *sheet.like,
            *sheet.hard,
            *sheet.ask,
            *(h.text for h in sheet.day),
        ]
        said += [hour.text for hour in sheet.day]
        assert [text for text in said if text.replace("'", "&#x27;") not in page] == []
        assert all(other.title in page for other in near(slug))
    assert "On a compris « coiffeuse » (tu as écrit « coifeuse »)" in compact(html(client, BROWSE, q="coifeuse"))


def test_a_visitor_keeps_for_the_visit_and_a_pupil_for_good():
    visitor, pupil = Client(), a_pupil()
    keep = reverse("occupations:keep", args=["plomberie"])
    visitor.post(keep, {"keep": "1"})
    visitor.post(keep, {"keep": "1"})
    assert html(visitor, reverse("occupations:kept")).count("/metiers/plomberie/") == 1
    browser = signed_in(pupil.user)
    session = browser.session
    session["kept_trades"] = ["juge", "gone-since"]
    session.save()
    browser.post(keep, {"keep": "1"})
    browser.post(keep, {"keep": "1"})
    assert set(KeptTrade.objects.filter(pupil=pupil).values_list("slug", flat=True)) >= {"plomberie", "juge"}
    assert "/metiers/juge/" in html(signed_in(pupil.user), reverse("occupations:kept"))
    browser.post(keep, {"keep": "0"})
    browser.post(keep, {"keep": "0"})
    assert not KeptTrade.objects.filter(pupil=pupil, slug="plomberie").exists()
    assert client_can_not_write_by_reading(browser)


def client_can_not_write_by_reading(browser: Client) -> bool:
    return browser.get(reverse("occupations:keep", args=["juge"])).status_code == 405


def test_a_sheet_shows_places_of_its_sectors_that_the_reader_may_see(client: Client):
    offer = a_published_offer()
    slug = next(slug for slug, sheet in sheets().items() if sheet.sectors[0] == offer.sector)
    page = html(client, reverse("occupations:sheet", args=[slug]))
    assert offer.title in page and f"secteur={offer.sector}" in page and "Voir 1 offre" in compact(page)
    elsewhere = next(slug for slug, sheet in sheets().items() if offer.sector not in sheet.sectors)
    assert "Aucune place ouverte" in html(client, reverse("occupations:sheet", args=[elsewhere]))

"""Asking and leading on, with an account or without; who reads it, and who never does."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.interests.activities import ACTIVITIES
from premierpas.interests.enums import Saying
from premierpas.interests.factors import trades
from premierpas.interests.items import ITEMS, ORDER
from premierpas.interests.models import Answer, Profile
from premierpas.interests.queries import done_by
from premierpas.occupations.kept import MOST
from premierpas.occupations.models import KeptTrade
from premierpas.occupations.sheets import sheets
from premierpas.people.models import Pupil
from tests.access import make_world
from tests.clients import compact, signed_in, signed_in_as
from tests.factories import a_classroom, a_published_offer, a_pupil, a_teacher

pytestmark = pytest.mark.django_db
START, TRACKS, DOING = (reverse(f"interests:{name}") for name in ("start", "tracks", "doing"))
WORDS = {"repair": "yes", "understand": "yes", "care": "unsure"}  # of every other wish: no


def question(number: int) -> str:
    return reverse("interests:question", args=[number])


def answer_all(browser: Client, by_wish: dict[str, str], otherwise: str = "no") -> None:
    for number, code in enumerate(ORDER, start=1):
        browser.post(question(number), {"r": by_wish.get(ITEMS[code].wish, otherwise)})


def html(browser: Client, url: str, **query: str) -> str:
    """A page, its no-break spaces as plain ones."""
    page = compact(browser.get(url, query, follow=True).content.decode())
    return page.replace("\u00a0", " ").replace("\u202f", " ")


def trades_on(page: str) -> list[str]:
    """The slugs of the three tracks' trades."""
    leads = page.partition('<ol class="leads">')[2].partition("</ol>")[0]
    return re.findall(r'href="/metiers/([a-z0-9-]+)/"', leads)


def test_a_visitor_answers_question_by_question_and_nothing_is_stored():
    visitor = Client()
    assert "Commencer" in html(visitor, START)
    for number in range(1, len(ORDER)):
        assert visitor.post(question(number), {"r": "yes"}, follow=True).redirect_chain[-1][0] == question(number + 1)
    last = visitor.post(question(len(ORDER)), {"r": "no"})
    assert last["Location"] == TRACKS
    assert "Tout t’intéresse un peu" in html(visitor, TRACKS)
    assert not Profile.objects.exists() and not Answer.objects.exists()


def test_no_page_is_a_dead_end():
    visitor = Client()
    assert "Commencer" in html(visitor, TRACKS)
    assert "Choisis trois choses" in html(visitor, reverse("interests:by_doing"))
    assert visitor.get(question(0)).status_code == visitor.get(question(25)).status_code == 404
    assert question(1) in html(visitor, question(2)) and START in html(visitor, question(2))
    visitor.post(question(24), {"r": "yes"})
    assert question(1) in html(visitor, START)
    assert "Tu as répondu à 1 question sur 24" in html(visitor, TRACKS)


def test_an_answer_that_is_none_is_said_and_nothing_is_lost():
    visitor = Client()
    visitor.post(question(1), {"r": "yes"})
    wrong = visitor.post(question(1), {"r": "🎉"})
    assert wrong.status_code == 422 and "Choisis une des quatre réponses" in wrong.content.decode()
    assert "Ta réponse d’avant : « Oui, ça me tente »" in html(visitor, question(1))


def test_a_pupils_answers_are_rows_that_are_changed_and_erased_at_will():
    pupil = a_pupil()
    browser = signed_in(pupil.user)
    browser.post(question(1), {"r": "no"})
    browser.post(question(1), {"r": "unsure"})
    row = Answer.objects.get(profile__pupil=pupil)
    assert (row.item, row.said) == (ORDER[0], Saying.UNSURE)
    assert "Continuer" in html(signed_in(pupil.user), START)
    browser.post(reverse("interests:erase"))
    browser.post(reverse("interests:erase"))
    assert not Profile.objects.exists() and not Answer.objects.exists()
    assert "Commencer" in html(browser, START)


def test_the_tracks_say_why_in_the_pupils_own_answers():
    browser = signed_in(a_pupil().user)
    answer_all(browser, WORDS)
    page = html(browser, TRACKS)
    assert "Tu as dit oui à « démonter », « construire » et « redonner vie »." in page
    assert "Tu as dit « je ne sais pas » à « prendre des nouvelles »" in page
    assert page.count("peu y pensent") >= 3 and len(set(trades_on(page))) == 9
    assert "3 « je ne sais pas »" in page and "Ce que ce questionnaire ne sait pas" in page
    kept = browser.post(reverse("interests:keep"), {"trade": [*trades_on(page), "licorne"]}, follow=True)
    assert all(sheets()[slug].title in kept.content.decode() for slug in trades_on(page))
    assert KeptTrade.objects.count() == 9 < MOST


def test_places_that_are_open_in_their_sectors_are_one_tap_away():
    browser = Client()
    answer_all(browser, WORDS)
    sector = sheets()[trades_on(html(browser, TRACKS))[0]].sectors[0]
    assert f"secteur={sector}" not in html(browser, TRACKS)
    a_published_offer(sector=sector)
    assert f"secteur={sector}" in html(browser, TRACKS)


def test_who_doesnt_know_comes_to_three_days_and_a_second_way_in():
    visitor = Client()
    answer_all(visitor, {}, otherwise="unsure")
    page = html(visitor, TRACKS)
    assert "Tu ne sais pas encore. C’est un bon début." in page
    assert DOING in page and "Lis trois journées très différentes" in page
    assert len(trades_on(page)) == 3
    answer_all(visitor, {}, otherwise="no")
    assert "Rien ne t’attire pour l’instant" in html(visitor, TRACKS)


def test_what_is_avoided_is_hidden_said_and_shown_with_one_tap():
    browser = signed_in(a_pupil().user)
    answer_all(browser, WORDS)
    before = trades_on(html(browser, TRACKS))
    factor = next(iter(trades()[next(slug for slug in before if trades()[slug].factors)].factors))
    had = [slug for slug in before if factor in trades()[slug].factors]
    browser.post(reverse("interests:avoid"), {"avoided": [factor], "next": TRACKS})
    page = html(browser, TRACKS)
    assert not any(factor in trades()[slug].factors for slug in trades_on(page))
    hidden = re.search(r"métiers? (?:est caché|sont cachés) :\s*<span[^>]*>(.*?)</span>", page)
    assert hidden and all(sheets()[slug].title in hidden[1] for slug in had)
    assert trades_on(html(browser, TRACKS, tout="1")) == before
    browser.post(reverse("interests:avoid"), {"next": "https://ailleurs.example/"})
    assert Profile.objects.get().avoided == []
    wrong = browser.post(reverse("interests:avoid"), {"avoided": ["🎉"]}, follow=True)
    assert "Ce choix n’est pas dans la liste" in wrong.content.decode()


def test_three_things_that_one_does_lead_on_and_other_than_three_is_said():
    for browser in (Client(), signed_in(a_pupil().user)):
        two = browser.post(DOING, {"doing": ["wifi", "pet"]})
        page = two.content.decode()
        assert two.status_code == 422 and "Tu en as coché 2" in page and page.count("checked") == 2
        browser.post(DOING, {"doing": ["wifi", "pet", "team"]})
        leads = html(browser, reverse("interests:by_doing"))
        assert len(set(trades_on(leads))) == 9
        assert f"« {ACTIVITIES['wifi'].text} »" in leads
    assert Profile.objects.get().doing == ["wifi", "pet", "team"]


def test_only_the_pupil_reads_it_until_they_show_it_to_their_teachers():
    pupil = a_pupil(a_classroom())
    classroom = pupil.enrolments.get().classroom
    mine, teacher = signed_in(pupil.user), signed_in_as(a_teacher(classroom))
    other = signed_in_as(a_teacher(a_classroom()))
    answer_all(mine, WORDS)
    mine.post(reverse("interests:avoid"), {"avoided": ["blood"]})
    shown, show = reverse("interests:shown", args=[pupil.pk]), reverse("interests:show")
    assert teacher.get(shown).status_code == 403
    assert done_by([pupil.pk])[pupil.pk].is_done and not done_by([pupil.pk])[pupil.pk].shown
    mine.post(show, {"show": "1"})
    page = html(teacher, shown)
    assert "A dit oui à « démonter »" in page and pupil.full_name in page
    assert "Le sang" not in page and "caché" not in page
    assert other.get(shown).status_code == 403
    assert shown in html(teacher, reverse("following:pupil", args=[pupil.pk]))
    mine.post(show, {"show": "0"})
    assert teacher.get(shown).status_code == 403
    assert shown not in html(teacher, reverse("following:pupil", args=[pupil.pk]))


def test_no_company_reads_a_word_of_it_even_of_a_pupil_who_applies_and_shows_it():
    world = make_world()
    pupil, company = Pupil.objects.get(pk=world.ids["pupil_id"]), world.people["company"]
    assert Profile.objects.get(pupil=pupil).shown_at is not None
    browser = signed_in(company.user, company.capacity)
    assert browser.get(reverse("interests:shown", args=[pupil.pk])).status_code == 403
    page = html(browser, reverse("applications:review", args=[world.ids["applications:pk"]]))
    assert "piste" not in page.lower().partition("<main")[2] and "/interets/" not in page


def test_what_floors_above_learn_is_how_far_a_pupil_is_and_never_what_was_said():
    done, begun, silent = a_pupil(), a_pupil(), a_pupil()
    signed_in(done.user).post(DOING, {"doing": ["wifi", "pet", "team"]})
    signed_in(begun.user).post(question(1), {"r": "yes"})
    found = done_by([done.pk, begun.pk, silent.pk])
    assert found[done.pk].is_done and not found[begun.pk].is_done and silent.pk not in found
    assert {name for each in found.values() for name in vars(each)} == {"answered", "by_doing", "shown"}


def test_nothing_is_asked_but_activities_and_no_page_names_a_gender_of_the_reader():
    visitor = Client()
    pages = [html(visitor, START), html(visitor, DOING), *(html(visitor, question(n)) for n in range(1, 25))]
    asked = " ".join(page.partition("<main")[2].partition("</main>")[0] for page in pages).lower()
    assert re.search(r"\b(fille|garçon|sexe|genre|masculin|féminin)s?\b", asked) is None

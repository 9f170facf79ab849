"""Long forms of every role: what is typed is held, told and put back until the server has it; and gone at sign-out."""

from urllib.parse import urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from premierpas.offers.models import Offer
from premierpas.organisations.enums import Role
from premierpas.people.models import Enrolment, Pupil
from premierpas.week.models import TutorEvaluation, TutorWord
from premierpas.week.notices import HOST_PAGE
from premierpas.week.telling import give_host_page
from tests.factories import a_classroom, a_company, a_draft_offer, a_member, a_pupil, a_teacher
from tests.link_situations import newest

from .judging import DESK, PHONE
from .walk import enter
from .weeks import a_week_that_is_lived

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def told(seat, words):
    seat.page.locator("[data-line]:visible [data-said]", has_text=words).first.wait_for()


def value(seat, name):
    return seat.page.locator(f"[name='{name}']:visible").first.input_value()


@pytest.fixture
def writer(db):
    """Somebody of a company with an offer that is being written, and its first step."""
    company = a_company()
    member = a_member(Role.COMPANY, company)
    offer = a_draft_offer(company)
    member.step = reverse("offers:wizard", args=[offer.pk, 1])
    return member


def at_the_first_step(seat, writer, size=PHONE, **more):
    desk = seat(size, **more)
    enter(desk, writer)
    desk.go(writer.step, "wizard")
    return desk


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_a_step_of_the_wizard_survives_a_reload_and_the_way_back(seat, writer, size):
    desk = at_the_first_step(seat, writer, size)
    desk.fill(title="Une semaine au fournil", summary="Pétrir, cuire, vendre.")
    told(desk, "Gardé sur cet appareil à")
    desk.page.reload()
    told(desk, "Remis")
    assert (value(desk, "title"), value(desk, "summary")) == ("Une semaine au fournil", "Pétrir, cuire, vendre.")
    desk.check("wizard restored")
    desk.go("/entreprise/offres/")
    desk.page.go_back()
    told(desk, "Remis")
    assert value(desk, "title") == "Une semaine au fournil"
    assert "fournil" not in desk.page.evaluate("JSON.stringify({...localStorage})")
    desk.page.get_by_role("button", name="Effacer ce qui a été remis").click()
    assert value(desk, "title") != "Une semaine au fournil"
    desk.page.reload()
    assert value(desk, "title") != "Une semaine au fournil"


def test_what_the_server_took_is_put_back_no_more(seat, writer):
    desk = at_the_first_step(seat, writer)
    desk.fill(title="Une semaine au fournil")
    told(desk, "Gardé")
    desk.press("Enregistrer et passer au lieu", "second step")
    assert Offer.objects.get().draft["title"] == "Une semaine au fournil"
    assert desk.page.evaluate("Object.keys(localStorage).filter(name => name.includes('held')).length") == 0
    desk.go(writer.step)
    assert desk.page.locator("[data-line]:visible").count() == 0


def test_an_ended_session_gives_the_step_back_to_the_same_person_only(seat, writer):
    desk = at_the_first_step(seat, writer)
    desk.fill(title="Une semaine au fournil")
    told(desk, "Gardé")
    Session.objects.all().delete()
    desk.press("Enregistrer et passer au lieu", "sign in")
    assert "/connexion/" in desk.page.url and Offer.objects.get().draft["title"] != "Une semaine au fournil"
    colleague = a_member(Role.COMPANY, writer.company)
    enter(desk, colleague)
    desk.go(writer.step)
    assert value(desk, "title") != "Une semaine au fournil"
    enter(desk, writer)
    desk.go(writer.step)
    told(desk, "Remis")
    assert value(desk, "title") == "Une semaine au fournil"


def test_without_a_network_the_button_tells_and_nothing_is_lost(seat, writer):
    desk = at_the_first_step(seat, writer)
    desk.page.context.set_offline(True)
    desk.fill(title="Une semaine au fournil")
    desk.page.get_by_role("button", name="Enregistrer et passer au lieu").click()
    told(desk, "Pas de réseau")
    desk.page.context.set_offline(False)
    desk.press("Enregistrer et passer au lieu", "second step")
    assert Offer.objects.get().draft["title"] == "Une semaine au fournil"


def test_signing_out_leaves_nothing_that_was_typed_into_a_form(seat, writer):
    desk = at_the_first_step(seat, writer, DESK)
    desk.fill(title="Une semaine au fournil")
    told(desk, "Gardé")
    desk.page.evaluate("document.querySelectorAll('details.menu').forEach((menu) => (menu.open = true))")
    desk.press("Me déconnecter", "signed out")
    left = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((name) => name.startsWith('pp.'))"
    assert desk.page.evaluate(left) == []


def test_saving_one_form_of_a_page_empties_no_other(seat, db):
    classroom = a_classroom()
    pupil = a_pupil(classroom)
    desk = seat(DESK)
    enter(desk, a_teacher(classroom))
    desk.go(reverse("people:pupil", args=[classroom.pk, pupil.pk]), "a pupil")
    desk.fill(**{"guardian1-name": "Karim Benali", "identity-last_name": "Benali-Roy"})
    told(desk, "Gardé")
    desk.press("Enregistrer l’élève", "pupil saved")
    assert Pupil.objects.get().last_name == "Benali-Roy"
    assert "pas encore envoyé" in desk.page.content()
    assert value(desk, "guardian1-name") == "Karim Benali"
    assert Enrolment.objects.filter(pupil=pupil).exists()


@pytest.fixture
def host_link(db):
    """The host's page without an account, on the last day of the week."""
    placement = a_week_that_is_lived(ended=True)
    give_host_page(placement, HOST_PAGE)
    return urlsplit(newest("placements.week").address).path


@pytest.mark.parametrize("script", [True, False])
def test_a_host_without_account_sends_a_word_and_keeps_the_evaluation(seat, host_link, script):
    desk = seat(PHONE, script=script)
    desk.go(host_link, "host page")
    desk.fill(**{"e-words": "Curieuse et ponctuelle.", "w-words": "Elle a tout demandé.", "w-by_name": "Léa Roy"})
    desk.press("Laisser ce mot", "word left")
    assert TutorWord.objects.get().words == "Elle a tout demandé." and not TutorEvaluation.objects.exists()
    assert value(desk, "e-words") == "Curieuse et ponctuelle."
    assert "pas encore envoyé" in desk.page.content()


def test_a_link_keeps_what_is_typed_in_its_tab_only(seat, host_link):
    phone = seat(PHONE)
    phone.go(host_link, "host page")
    phone.fill(**{"e-words": "Curieuse et ponctuelle."})
    told(phone, "Gardé")
    phone.page.reload()
    told(phone, "Remis")
    assert value(phone, "e-words") == "Curieuse et ponctuelle."
    assert phone.page.evaluate("Object.keys(localStorage).length") == 0

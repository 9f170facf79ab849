"""Nothing typed is lost: no network, two devices, an ended session, a computer that the next pupil uses."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from premierpas.accounts.cards import issue_card
from premierpas.core import clock
from premierpas.week.models import DiaryEntry
from premierpas.workshop.models import CV, SpareDraft
from tests.factories import a_pupil
from tests.waiting import wait_for

from .judging import DESK, PHONE
from .walk import enter
from .weeks import a_week_that_is_lived, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def said(seat, words):
    seat.page.locator("[data-said]", has_text=words).wait_for()


def with_card(**fields):
    """A pupil with the words of their card, which are told once."""
    pupil = a_pupil(**fields)
    pupil.words = issue_card(pupil.user).passphrase
    return pupil


@pytest.fixture
def pupil(db):
    return with_card()


def test_a_text_saves_itself_and_says_when(seat, pupil):
    phone = seat(PHONE)
    enter(phone, pupil)
    phone.go("/moi/atelier/cv/", "cv")
    phone.fill(skills="Réparer un vélo")
    said(phone, "Enregistré à")
    assert not phone.page.locator("[data-way-out]").is_visible()
    assert CV.objects.get().skills == "Réparer un vélo"
    phone.fill(skills="Réparer un vélo, cuisiner")
    phone.press("Enregistrer", "cv saved")
    assert CV.objects.get().skills == "Réparer un vélo, cuisiner" and not SpareDraft.objects.exists()


def test_without_a_network_one_writes_on_and_it_arrives_later(seat, pupil):
    phone = seat(PHONE)
    sign_in(phone, pupil)
    phone.go("/moi/atelier/cv/")
    phone.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.page.wait_for_function("navigator.serviceWorker.controller !== null")
    context = phone.page.context
    context.set_offline(True)
    phone.fill(skills="Écrit dans le métro")
    said(phone, "Pas de réseau")
    phone.page.on("dialog", lambda dialog: dialog.accept())
    phone.page.reload()
    phone.page.get_by_role("heading", name="Pas de réseau").wait_for()
    box = phone.page.get_by_label("Ce que je sais faire")
    box.wait_for()
    assert box.input_value() == "Écrit dans le métro"
    phone.check("offline")
    box.fill("Écrit dans le métro, puis dans le tunnel")
    phone.page.wait_for_function("drafts.all().then(list => JSON.stringify(list).includes('tunnel'))")
    context.set_offline(False)
    phone.page.get_by_role("heading", name="Mon CV").wait_for()
    phone.page.locator("[name=skills]", has_text="dans le tunnel").wait_for()
    assert CV.objects.get().skills == "Écrit dans le métro, puis dans le tunnel"


def test_offline_words_never_overwrite_newer_ones(seat, pupil):
    phone, desk = seat(PHONE), seat(DESK)
    for each in (phone, desk):
        enter(each, pupil)
        each.go("/moi/atelier/cv/")
    phone.page.context.set_offline(True)
    phone.fill(skills="Du téléphone")
    said(phone, "Pas de réseau")
    desk.fill(skills="De l’ordinateur")
    desk.press("Enregistrer", "desk saved")
    phone.page.context.set_offline(False)
    said(phone, "Ce texte a changé ailleurs")
    phone.press("compare les deux", "two versions")
    page = phone.page.content()
    assert "Du téléphone" in page and "De l’ordinateur" in page and CV.objects.get().skills == "De l’ordinateur"
    phone.press("Prendre la version gardée à part", "taken")
    assert CV.objects.get().skills == "Du téléphone"
    phone.press("Garder mon texte, jeter l’autre", "dropped")
    assert not SpareDraft.objects.exists()


def test_an_ended_session_keeps_the_words_until_the_same_pupil_is_back(seat, pupil):
    desk = seat(DESK)
    sign_in(desk, pupil)
    desk.go("/moi/atelier/cv/")
    Session.objects.all().delete()
    desk.fill(skills="Écrit trop tard")
    said(desk, "Tu n’es plus connecté")
    assert desk.page.locator("[data-way-out]").is_visible()
    desk.page.on("dialog", lambda dialog: dialog.accept())
    other = with_card(first_name="Léo", last_name="Martin")
    sign_in(desk, other)
    desk.go("/moi/atelier/cv/")
    desk.page.wait_for_load_state("networkidle")  # the page's scripts have sent what they had to send
    everything = desk.page.evaluate("JSON.stringify({...localStorage})")
    assert "Écrit trop tard" not in desk.page.content() and "trop tard" not in everything
    assert not CV.objects.exists()
    desk.go("/compte/")
    desk.press("Me déconnecter de cet appareil", "left")
    sign_in(desk, pupil)
    assert wait_for(lambda: CV.objects.filter(pupil=pupil).first()).skills == "Écrit trop tard"


def test_signing_out_sends_what_waits_and_leaves_nothing_behind(seat, pupil):
    desk = seat(DESK)
    enter(desk, pupil)
    desk.go("/moi/atelier/cv/")
    desk.fill(skills="Juste avant la sonnerie")
    desk.page.evaluate("document.querySelectorAll('details.menu').forEach((menu) => (menu.open = true))")
    desk.press("Me déconnecter", "signed out")
    assert CV.objects.get().skills == "Juste avant la sonnerie"
    assert desk.page.evaluate("Object.keys(localStorage).length") == 0


def test_without_script_the_button_saves_and_a_second_tab_is_kept_beside(seat, pupil):
    one, two = seat(PHONE, script=False), seat(DESK, script=False)
    for each in (one, two):
        enter(each, pupil)
        each.go("/moi/atelier/cv/")
    one.fill(skills="Première")
    one.press("Enregistrer")
    two.fill(skills="Deuxième")
    two.press("Enregistrer")
    assert "Deux versions de ton texte" in two.page.content()
    assert {CV.objects.get().skills, SpareDraft.objects.get().parts["skills"]} == {"Première", "Deuxième"}
    assert SpareDraft.objects.get().saved_at > clock.now() - timedelta(minutes=5)
    assert reverse("workshop:spare", args=[SpareDraft.objects.get().pk]) in two.page.url


def test_a_diary_is_written_in_the_tunnel_and_read_again_at_home(seat, db):
    pupil = a_week_that_is_lived().pupil
    phone = seat(PHONE)
    sign_in(phone, pupil)
    phone.go("/moi/semaine/", "my week")
    phone.press("Écrire", "a day of the diary")
    phone.page.wait_for_function("navigator.serviceWorker.controller !== null")
    phone.page.context.set_offline(True)
    phone.fill(saw="Le métro, puis l’atelier")
    said(phone, "Pas de réseau")
    phone.page.on("dialog", lambda dialog: dialog.accept())
    phone.page.reload()
    box = phone.page.get_by_label("Ce que j’ai vu et fait")
    box.wait_for()
    assert box.input_value() == "Le métro, puis l’atelier"
    phone.page.context.set_offline(False)
    phone.page.locator("[name=saw]", has_text="puis l’atelier").wait_for()
    assert DiaryEntry.objects.get().saw == "Le métro, puis l’atelier"
    phone.go("/moi/semaine/journal/", "whole diary")
    phone.go("/moi/semaine/", "my week with an entry")


def test_a_text_that_arrived_though_its_answer_was_lost_is_the_one_on_the_screen(seat, db):
    pupil = a_week_that_is_lived().pupil
    phone = seat(PHONE)
    sign_in(phone, pupil)
    phone.go("/moi/semaine/")
    phone.press("Écrire")
    lost, arrives = [], []

    def lose_answers(route):
        if route.request.method != "POST" or lost:
            route.continue_()
            return
        if arrives:
            lost.append(route.fetch().status)
        route.abort()

    phone.page.route("**/journal/**", lose_answers)
    phone.fill(saw="Le pont, puis la rive")
    said(phone, "Pas de réseau")
    arrives.append("from now on")
    phone.page.on("dialog", lambda dialog: dialog.accept())
    phone.page.reload()
    phone.page.locator("[name=saw]", has_text="puis la rive").wait_for()
    assert lost == [200] and DiaryEntry.objects.get().version == 1


def test_signing_out_signs_out_even_when_a_text_cannot_leave_and_its_writer_finds_it_again(seat, pupil):
    desk = seat(DESK)
    sign_in(desk, pupil)
    desk.go("/moi/atelier/cv/")

    def refuse_what_is_sent(route):
        return route.abort() if route.request.method == "POST" else route.continue_()

    desk.page.route("**/moi/atelier/cv/", refuse_what_is_sent)
    desk.fill(skills="Juste avant la sonnerie")
    said(desk, "Pas de réseau")
    desk.page.on("dialog", lambda dialog: dialog.accept())
    desk.page.evaluate("document.querySelectorAll('details.menu').forEach((menu) => (menu.open = true))")
    desk.press("Me déconnecter", "signed out with a text left")
    assert "Un texte n’a pas pu partir" in desk.page.locator("#contenu").inner_text()
    assert not CV.objects.exists()
    left = desk.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "sonnerie" not in left and "pp.key" not in left
    desk.go("/moi/atelier/")
    assert "/connexion/" in desk.page.url
    desk.page.unroute("**/moi/atelier/cv/")
    sign_in(desk, pupil)
    assert wait_for(lambda: CV.objects.filter(pupil=pupil).first()).skills == "Juste avant la sonnerie"
    desk.go("/moi/atelier/cv/")
    desk.page.locator("[name=skills]", has_text="Juste avant la sonnerie").wait_for()


def test_the_diarys_button_without_a_network_keeps_tells_and_sends_later(seat, db):
    pupil = a_week_that_is_lived().pupil
    phone = seat(PHONE)
    enter(phone, pupil)
    phone.go("/moi/semaine/", "my week")
    phone.press("Écrire", "a day of the diary")
    phone.page.context.set_offline(True)
    phone.fill(saw="Le métro, puis l’atelier")
    phone.page.get_by_role("button", name="Enregistrer").click()
    said(phone, "Pas de réseau")
    assert phone.page.locator("[name=saw]").input_value() == "Le métro, puis l’atelier"
    phone.check("diary offline")
    phone.page.context.set_offline(False)
    said(phone, "Enregistré à")
    assert DiaryEntry.objects.get().saw == "Le métro, puis l’atelier"


def test_too_many_lines_in_one_part_are_saved_and_said_and_block_no_other(seat, pupil):
    phone = seat(PHONE)
    enter(phone, pupil)
    phone.go("/moi/atelier/cv/")
    phone.fill(skills="\n".join(f"Chose {n}" for n in range(9)), interests="Le vélo")
    said(phone, "il y en a 9")
    assert CV.objects.get().interests == "Le vélo" and CV.objects.get().skills.endswith("Chose 8")
    phone.press("Enregistrer", "cv that is too long")
    assert "il y en a 9" in phone.page.content()

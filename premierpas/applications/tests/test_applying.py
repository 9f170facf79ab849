"""The pupil's way from an offer to a sent application, by the screens."""

import re
from copy import deepcopy

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.models import Application
from premierpas.core.clock import travel
from premierpas.core.outbox.models import Message
from premierpas.offers.models import OfferSlot
from premierpas.people.models import Pupil
from premierpas.workshop.actions import save_cv, save_letter
from premierpas.workshop.keeping import Typed
from tests.begun import begun_once
from tests.factories import a_classroom, a_school, acting, the_class_goes

from .conftest import TODAY
from .situations import LATER, a_slot, an_offer, an_old_pupil, in_state, sent

pytestmark = pytest.mark.django_db
Before = tuple[Pupil, OfferSlot]


@travel(TODAY)
def before_the_door() -> Before:
    """A pupil, and one week of an offer."""
    return an_old_pupil(), a_slot()


at_the_door = begun_once(before_the_door)


@pytest.fixture
def before(at_the_door: Before) -> Before:
    return deepcopy(at_the_door)


def signed_in(pupil: Pupil) -> Client:
    client = Client()
    client.force_login(pupil.user)
    return client


def written(pupil: Pupil, slot: OfferSlot, **texts: str) -> None:
    the_class_goes(pupil, slot.first_day, slot.last_day)
    letter = {"why_here": "J’aime le bois.", "closing": "Merci.", **texts}
    save_letter(pupil, offer=slot.offer, typed=Typed(letter, 0), by=acting(pupil))
    save_cv(pupil, typed=Typed({"skills": "Mesurer\nTracer", "languages": "Soninké"}, 0), by=acting(pupil))


def hidden(html: str) -> dict[str, str]:
    """The hidden values of the form that sends."""
    return dict(re.findall(r'name="(seen|key|retirer)" value="([^"]+)"', html))


def test_a_letter_and_a_cv_are_asked_for_first(november: object, before: Before) -> None:
    pupil, slot = before
    html = signed_in(pupil).get(reverse("applications:apply", args=[slot.pk])).content.decode()
    assert "Écrire ma lettre" in html
    assert "Envoyer ma candidature" not in html


def test_what_is_shown_is_what_is_sent(november: object, before: Before) -> None:
    pupil, slot = before
    written(pupil, slot)
    client, address = signed_in(pupil), reverse("applications:apply", args=[slot.pk])
    html = client.get(address).content.decode()
    assert "Madame, Monsieur," in html and "J’aime le bois." in html
    response = client.post(address, hidden(html))
    application = Application.objects.get(pupil=pupil)
    assert response["Location"] == reverse("applications:own", args=[application.pk]) + "?envoyee=1"
    assert application.letter == "Madame, Monsieur,\n\nJ’aime le bois.\n\nMerci."
    assert application.cv == {"skills": "Mesurer\nTracer"}


def test_a_retried_form_answers_with_the_first_result(november: object, before: Before) -> None:
    pupil, slot = before
    written(pupil, slot)
    client, address = signed_in(pupil), reverse("applications:apply", args=[slot.pk])
    form = hidden(client.get(address).content.decode())
    answers = [client.post(address, form).status_code for _each in range(2)]
    assert answers == [302, 302]
    assert Application.objects.count() == 1


def test_identity_must_be_taken_out_and_the_pupils_letter_stays(november: object, before: Before) -> None:
    pupil, slot = before
    written(pupil, slot, about_me="Je m’appelle INES Benali, tél. 06 12 34 56 78.")
    client, address = signed_in(pupil), reverse("applications:apply", args=[slot.pk])
    html = client.get(address).content.decode()
    assert "<mark>INES Benali</mark>" in html and "Envoyer ma candidature" not in html
    html = client.get(address, {"retirer": "1"}).content.decode()
    client.post(address, hidden(html))
    application = Application.objects.get(pupil=pupil)
    assert "Je m’appelle [retiré], tél. [retiré]." in application.letter
    assert pupil.letters.get().about_me == "Je m’appelle INES Benali, tél. 06 12 34 56 78."


def test_a_form_forged_without_taking_it_out_is_refused(november: object, before: Before) -> None:
    pupil, slot = before
    written(pupil, slot)
    client, address = signed_in(pupil), reverse("applications:apply", args=[slot.pk])
    form = hidden(client.get(address).content.decode())
    save_letter(pupil, offer=slot.offer, typed=Typed({"why_here": "Je suis Inès Benali."}, 1), by=acting(pupil))
    response = client.post(address, form)
    assert "ont changé" in response.content.decode()
    assert not Application.objects.exclude(state=S.DRAFT).exists()


def test_languages_leave_only_when_ticked(november: object, before: Before) -> None:
    pupil, slot = before
    written(pupil, slot)
    client, address = signed_in(pupil), reverse("applications:apply", args=[slot.pk])
    form = hidden(client.get(address).content.decode())
    client.post(address, form | {"show_languages": "on"})
    assert Application.objects.get(pupil=pupil).cv["languages"] == "Soninké"


def test_an_offer_that_is_not_open_has_no_screen_to_apply(november: object) -> None:
    closed = a_slot(an_offer(audience="schools", school_ids=[a_school().pk]))
    client = signed_in(an_old_pupil())
    there = client.get(reverse("applications:apply", args=[closed.pk]))
    nowhere = client.get(reverse("applications:apply", args=[10**9]))
    assert (there.status_code, nowhere.status_code) == (403, 403)


def test_after_applying_three_other_offers_are_proposed_one_of_a_rarer_sector(november: object, before: Before) -> None:
    pupil, chosen = before
    for _each in range(3):
        an_offer()
    an_offer(sector="books")
    full = an_offer(sector="chemistry")
    for week in full.slots.all():
        in_state(S.ACCEPTED, slot=week)
    application = sent(pupil, chosen)
    html = signed_in(pupil).get(reverse("applications:own", args=[application.pk]) + "?envoyee=1").content.decode()
    shown = set(re.findall(r'href="/stages/[^"]*?-(\d+)/"', html))
    assert len(shown) == 3
    assert str(chosen.offer_id) not in shown and str(full.pk) not in shown
    assert "Peu d’élèves y pensent" in html


def test_another_pupils_application_is_refused(november: object) -> None:
    application, stranger = sent(), signed_in(an_old_pupil())
    assert stranger.get(reverse("applications:own", args=[application.pk])).status_code == 403
    for act in ("confirm", "withdraw", "restore"):
        assert stranger.post(reverse(f"applications:{act}", args=[application.pk])).status_code == 403


def test_confirming_withdrawing_and_restoring_by_the_screens(november: object) -> None:
    pupil = an_old_pupil()
    application = in_state(S.ACCEPTED, pupil)
    client = signed_in(pupil)
    assert "Confirmer ma place" in client.get(reverse("applications:own", args=[application.pk])).content.decode()
    client.post(reverse("applications:confirm", args=[application.pk]))
    refused = client.post(reverse("applications:withdraw", args=[application.pk]), {"reason": " "})
    application.refresh_from_db()
    assert (refused.status_code, application.state) == (200, S.CONFIRMED)
    client.post(reverse("applications:withdraw", args=[application.pk]), {"reason": "Je déménage"})
    application.refresh_from_db()
    assert (application.state, application.end_reason) == (S.WITHDRAWN, "Je déménage")
    client.post(reverse("applications:restore", args=[application.pk]))
    application.refresh_from_db()
    assert application.state == S.SUBMITTED
    assert Message.objects.filter(notice="applications.received", channel="email").count() == 2


def test_get_of_an_act_changes_nothing(november: object) -> None:
    application = in_state(S.ACCEPTED)
    client = signed_in(application.pupil)
    assert client.get(reverse("applications:confirm", args=[application.pk])).status_code == 405


def test_the_list_takes_the_same_queries_for_one_and_for_five(november: object) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    pupil = an_old_pupil()
    client = signed_in(pupil)
    client.get(reverse("applications:mine"))
    counts = []
    for count in (1, 4):
        for _each in range(count):
            sent(pupil, a_slot(week=LATER))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("applications:mine"))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8


def test_a_teacher_of_the_class_may_cancel_and_another_may_not(november: object) -> None:
    from tests.factories import a_teacher

    classroom = a_classroom(a_school())
    teacher, other = a_teacher(classroom), a_teacher(a_classroom(classroom.school, name="3e B"))
    application = in_state(S.CONFIRMED, an_old_pupil(classroom=classroom))
    address = reverse("applications:for_school", args=[application.pk])
    client = Client()
    client.force_login(other.user)
    assert client.post(address, {"reason": "non"}).status_code == 403
    client.force_login(teacher.user)
    assert "Inès Benali" in client.get(address).content.decode()
    client.post(address, {"reason": "La famille déménage"})
    application.refresh_from_db()
    assert (application.state, application.end_reason) == (S.CANCELLED_BY_SCHOOL, "La famille déménage")

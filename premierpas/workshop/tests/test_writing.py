"""Letters and CVs: saved versions, nothing lost, nobody else's business."""

import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from premierpas.core.clock import travel
from premierpas.workshop.actions import save_cv, save_letter
from premierpas.workshop.keeping import Typed
from premierpas.workshop.models import CV, Letter
from tests.factories import a_member, a_published_offer, a_pupil, acting, the_class_goes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november(db: object) -> object:
    with travel(date(2026, 11, 10)):
        yield


def test_one_part_with_too_much_blocks_no_other_and_says_what_is_too_much() -> None:
    pupil = a_pupil()
    client = Client()
    client.force_login(pupil.user)
    lines = "\n".join(f"C {n}" for n in range(60))
    sent = {"version": "0", "skills": "mot " * 200, "experiences": lines, "interests": "Le vélo"}
    html = client.post(reverse("workshop:cv"), sent, follow=True).content.decode()
    cv = CV.objects.get()
    assert (cv.experiences, cv.interests, len(cv.skills)) == (lines, "Le vélo", 799)
    assert "5 lignes, il y en a 60" in html and "360 signes, il y en a 799" in html
    assert html.count('class="advice"') == 2
    assert "dépasse une page" in html


def test_a_cv_that_is_too_long_for_its_page_stays_a_text_and_does_not_leave() -> None:
    pupil, offer = a_pupil(), a_published_offer()
    client = Client()
    client.force_login(pupil.user)
    client.post(reverse("workshop:cv"), {"version": "0", "skills": "\n".join(["Réparer un vélo"] * 80)})
    client.post(reverse("workshop:letter", args=[offer.pk]), {"version": "0", "why_here": "J’aime le bois."})
    cv = CV.objects.get()
    answer = client.get(reverse("workshop:cv_file", args=[cv.pk, "pdf"]), follow=True)
    assert "dépasse une page" in answer.content.decode()
    assert client.get(reverse("workshop:cv_file", args=[cv.pk, "odt"])).status_code == 200
    slot = offer.slots.order_by("-first_day")[0]
    the_class_goes(pupil, slot.first_day, slot.last_day)  # without weeks the page speaks of these first
    html = client.get(reverse("applications:apply", args=[slot.pk])).content.decode()
    assert "dépasse une page" in html and "Envoyer ma candidature" not in html


def test_a_text_beyond_any_measure_stays_in_its_field() -> None:
    pupil = a_pupil()
    client = Client()
    client.force_login(pupil.user)
    html = client.post(reverse("workshop:cv"), {"version": "0", "skills": "mot " * 20_000}).content.decode()
    assert "mot mot" in html and "trop long" in html
    assert not CV.objects.exists()


def test_opening_a_letter_writes_nothing() -> None:
    pupil, offer = a_pupil(), a_published_offer()
    client = Client()
    client.force_login(pupil.user)
    assert client.get(reverse("workshop:letter", args=[offer.pk])).status_code == 200
    assert not Letter.objects.exists()


def test_a_company_has_no_workshop() -> None:
    offer = a_published_offer()
    client = Client()
    client.force_login(a_member("company", offer.company).user)
    for name, arguments in (("home", []), ("cv", []), ("letter", [offer.pk])):
        assert client.get(reverse(f"workshop:{name}", args=arguments)).status_code == 403


def test_the_pupils_own_pdf_carries_the_name_and_every_script() -> None:
    pupil, offer = a_pupil(), a_published_offer()
    save_letter(
        pupil, offer=offer, typed=Typed({"why_here": "J’aime le bois. مرحبا 😀 " + "a" * 90}, 0), by=acting(pupil)
    )
    save_cv(pupil, typed=Typed({"skills": "Mesurer\nTracer"}, 0), by=acting(pupil))
    client = Client()
    client.force_login(pupil.user)
    for name, arguments in (("cv_file", [CV.objects.get().pk, "pdf"]), ("letter_file", [offer.pk, "pdf"])):
        response = client.get(reverse(f"workshop:{name}", args=arguments))
        text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages)
        assert response["Content-Type"] == "application/pdf" and "Benali" in text


def test_the_workshop_shows_what_is_begun() -> None:
    pupil, offer = a_pupil(), a_published_offer()
    client = Client()
    client.force_login(pupil.user)
    assert "Pas encore de lettre" in client.get(reverse("workshop:home")).content.decode()
    save_letter(pupil, offer=offer, typed=Typed({"why_here": "J’aime le bois."}, 0), by=acting(pupil))
    assert offer.title in client.get(reverse("workshop:home")).content.decode()

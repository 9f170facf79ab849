"""Class, town and a contact stand on a CV that the pupil hands over, and never on one that is sent."""

import io
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from premierpas.people.models import Pupil
from premierpas.ui.pdf.documents import CVStyle
from premierpas.workshop.actions import choose_style, keep_handed_details, save_cv
from premierpas.workshop.keeping import Typed
from premierpas.workshop.models import CV, HandedDetails
from tests.clients import signed_in
from tests.factories import a_classroom, a_pupil, a_school, acting

from .situations import a_slot, an_old_pupil, sent

pytestmark = pytest.mark.django_db
TOWN, NUMBER, ADDRESS = "Gennevilliers", "06 12 34 56 78", "maman@exemple.test"


def a_writer(**fields: Any) -> Pupil:
    pupil = an_old_pupil(**fields)
    save_cv(pupil, typed=Typed({"skills": "Mesurer"}, 0), by=acting(pupil))
    return pupil


def read(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return " ".join(page.get_textpage().get_text_bounded() for page in pages).replace("\xa0", " ")


def handed(client: Client) -> str:
    return read(client.get(reverse("workshop:cv_handed_file", args=[CV.objects.get().pk])).content)


def kept(client: Client, **values: str) -> Any:
    return client.post(reverse("workshop:cv_handed", args=[CV.objects.get().pk]), values, follow=True)


@pytest.mark.parametrize("style", list(CVStyle))
def test_what_the_pupil_chose_stands_under_the_name_in_each_style(november: object, style: CVStyle) -> None:
    room = a_classroom(a_school(name="Collège Jean-Vilar"), name="3e Bleue")
    pupil = a_writer(classroom=room)
    choose_style(CV.objects.get(), style=style, by=acting(pupil))
    client = signed_in(pupil.user)
    assert TOWN not in handed(client) and "3e Bleue" not in handed(client)
    assert kept(client, with_class="on", town=TOWN, contact=NUMBER).status_code == 200
    text = handed(client)
    assert all(each in text for each in (pupil.full_name, "3e Bleue, Collège Jean-Vilar", TOWN, NUMBER))


@pytest.mark.parametrize(
    ("typed", "stored"), [(NUMBER, "+33612345678"), ("Maman@exemple.test", "Maman@exemple.test"), ("", "")]
)
def test_the_contact_is_a_number_or_an_address_or_nothing(november: object, typed: str, stored: str) -> None:
    kept(signed_in(a_writer().user), town=TOWN, contact=typed)
    assert HandedDetails.objects.get().contact.lower() == stored.lower()


@pytest.mark.parametrize("typed", ["06 12", "chez moi", "maman@exemple", "maman@"])
def test_a_contact_that_is_neither_is_said_at_its_field_and_nothing_is_lost(november: object, typed: str) -> None:
    answer = kept(signed_in(a_writer().user), town=TOWN, contact=typed)
    assert answer.status_code == 422
    assert TOWN in answer.content.decode() and typed in answer.content.decode()
    assert not HandedDetails.objects.exists()


def test_emptying_every_line_leaves_nothing_behind(november: object) -> None:
    client = signed_in(a_writer().user)
    kept(client, town=TOWN)
    kept(client, town="")
    assert not HandedDetails.objects.exists()


def test_nothing_of_it_is_in_what_a_company_gets(november: object) -> None:
    pupil = a_writer(last_name="Okafor")
    contact = {"with_class": True, "town": TOWN, "contact": ADDRESS}
    keep_handed_details(pupil, **contact, by=acting(pupil))
    application = sent(pupil, a_slot())
    company = signed_in(application.offer.team.get().membership.user)
    shown = company.get(reverse("applications:review", args=[application.pk])).content.decode()
    files = [company.get(reverse(f"applications:{name}", args=[application.pk])) for name in ("cv_file", "letter_file")]
    texts = [shown, *(read(each.content) for each in files), str(application.cv), application.letter]
    room = pupil.enrolments.get().classroom
    secrets = [TOWN, ADDRESS, "Okafor", room.school.name]
    assert [(secret, text) for text in texts for secret in secrets if secret in text] == []


def test_nor_in_the_files_that_the_pupil_sends_by_other_ways(november: object) -> None:
    pupil = a_writer()
    keep_handed_details(pupil, with_class=True, town=TOWN, contact=ADDRESS, by=acting(pupil))
    client = signed_in(pupil.user)
    files = [client.get(reverse("workshop:cv_file", args=[CV.objects.get().pk, kind])).content for kind in ("pdf",)]
    assert not any(TOWN in read(each) or ADDRESS in read(each) for each in files)


def test_another_pupils_page_is_refused(november: object) -> None:
    a_writer()
    client = signed_in(a_pupil(a_classroom(a_school())).user)
    assert client.get(reverse("workshop:cv_handed", args=[CV.objects.get().pk])).status_code == 403

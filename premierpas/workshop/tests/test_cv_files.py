"""A CV in four styles and four kinds of file; a letter in three."""

import io
import json

import docx
import pytest
from django.test import Client
from django.urls import reverse
from odfdo import Document as Odt
from PIL import Image

from premierpas.people.models import Pupil
from premierpas.ui.pdf.documents import CVStyle, TooLong
from premierpas.workshop.actions import choose_style, save_cv, save_letter
from premierpas.workshop.keeping import Typed
from premierpas.workshop.models import CV
from tests.clients import signed_in
from tests.factories import a_published_offer, a_pupil, acting

pytestmark = pytest.mark.django_db
TEXTS = {
    "about_me": "Curieuse & patiente <3",
    "skills": "Réparer un vélo : freins, chaîne\nCuisiner",
    "experiences": "Club de basket",
    "interests": "Le dessin",
    "languages": "Français\nArabe",
}


@pytest.fixture
def pupil(db: object) -> Pupil:
    pupil = a_pupil()
    save_cv(pupil, typed=Typed(TEXTS, 0), by=acting(pupil))
    return pupil


def fetched(client: Client, kind: str) -> bytes:
    response = client.get(reverse("workshop:cv_file", args=[CV.objects.get().pk, kind]))
    assert f"mon-cv.{kind}" in response["Content-Disposition"]
    return response.content


def test_the_word_file_has_headings_and_lists(pupil: Pupil) -> None:
    read = docx.Document(io.BytesIO(fetched(signed_in(pupil.user), "docx")))
    rows = [(row.style.name, row.text) for row in read.paragraphs]
    assert rows[:2] == [("Title", pupil.full_name), ("Normal", "Curieuse & patiente <3")]
    assert ("Heading 1", "Ce que je sais faire") in rows and ("List Bullet", "Cuisiner") in rows
    assert read.core_properties.author == ""


def test_the_libreoffice_file_has_headings_and_lists(pupil: Pupil) -> None:
    read = Odt(io.BytesIO(fetched(signed_in(pupil.user), "odt")))
    assert [row.text_recursive for row in read.body.get_headers()][0] == "Ce que je sais faire"
    assert any("Club de basket" in row.text_recursive for row in read.body.get_lists())


def test_json_resume_has_the_fields_of_its_schema(pupil: Pupil) -> None:
    resume = json.loads(fetched(signed_in(pupil.user), "json"))
    assert resume["basics"] == {"name": pupil.full_name, "summary": "Curieuse & patiente <3"}
    assert resume["skills"] == [{"name": "Réparer un vélo", "keywords": ["freins, chaîne"]}, {"name": "Cuisiner"}]
    assert resume["languages"] == [{"language": "Français"}, {"language": "Arabe"}]
    assert set(resume) == {"$schema", "basics", "skills", "projects", "interests", "languages"}


def test_a_cv_without_skills_has_none_in_json() -> None:
    pupil = a_pupil()
    save_cv(pupil, typed=Typed({"experiences": "Club"}, 0), by=acting(pupil))
    resume = json.loads(fetched(signed_in(pupil.user), "json"))
    assert (resume["skills"], resume["projects"]) == ([], [{"name": "Club"}])


@pytest.mark.parametrize("style", CVStyle)
def test_a_style_is_chosen_and_seen_as_a_picture(pupil: Pupil, style: CVStyle) -> None:
    client, address = signed_in(pupil.user), reverse("workshop:cv_style", args=[CV.objects.get().pk])
    assert client.post(address, {"style": style}).status_code == 302
    assert CV.objects.get().style == style
    picture = Image.open(io.BytesIO(client.get(reverse("workshop:cv_preview", args=[CV.objects.get().pk])).content))
    assert picture.format == "PNG" and picture.height > picture.width > 600
    assert client.get(address).status_code == 200


def test_a_style_in_which_an_old_text_does_not_fit_is_refused_and_says_so(pupil: Pupil) -> None:
    CV.objects.update(experiences="Club de basket du quartier\n" * 38)
    row = CV.objects.get()
    with pytest.raises(TooLong):
        choose_style(row, style=CVStyle.EASY, by=acting(row.pupil))
    client = signed_in(pupil.user)
    html = client.post(reverse("workshop:cv_style", args=[row.pk]), {"style": "easy"}).content.decode()
    assert "dépasse une page" in html and CV.objects.get().style == CVStyle.DOOR
    assert client.get(reverse("workshop:cv_preview", args=[row.pk]), {"style": "easy"}).status_code == 204


def test_a_forged_style_or_kind_is_refused(pupil: Pupil) -> None:
    client, row = signed_in(pupil.user), CV.objects.get()
    assert client.post(reverse("workshop:cv_style", args=[row.pk]), {"style": "comic"}).status_code == 200
    assert client.get(f"/moi/atelier/cv/{row.pk}/mon-cv.exe").status_code == 404
    assert CV.objects.get().style == CVStyle.DOOR


@pytest.mark.parametrize("name", ["cv_style", "cv_preview"])
def test_another_pupils_cv_is_not_theirs_to_set(pupil: Pupil, name: str) -> None:
    address = reverse(f"workshop:{name}", args=[CV.objects.get().pk])
    assert signed_in(a_pupil().user).get(address).status_code == 403


@pytest.mark.parametrize("kind", ["docx", "odt", "pdf"])
def test_a_letter_is_kept_in_each_kind(pupil: Pupil, kind: str) -> None:
    offer = a_published_offer()
    save_letter(
        pupil, offer=offer, typed=Typed({"why_here": "J’aime le bois.", "closing": "Merci."}, 0), by=acting(pupil)
    )
    response = signed_in(pupil.user).get(reverse("workshop:letter_file", args=[offer.pk, kind]))
    assert f"ma-lettre.{kind}" in response["Content-Disposition"] and len(response.content) > 1000
    if kind == "docx":
        text = "\n".join(row.text for row in docx.Document(io.BytesIO(response.content)).paragraphs)
        assert "Madame, Monsieur,\nJ’aime le bois.\nMerci." in text and offer.company.name in text

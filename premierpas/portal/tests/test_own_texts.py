"""Everything a pupil has written comes as one archive, theirs only."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse
from odfdo import Document as Odt

from premierpas.core.clock import travel
from premierpas.core.scans import clean_photo
from premierpas.people.models import Pupil
from premierpas.placements import tasks
from premierpas.placements.tests.agreements import signed
from premierpas.week.actions import (
    add_contact,
    add_photo,
    allow_photos,
    save_entry,
    save_section,
    save_speaking_plan,
    save_thanks,
)
from premierpas.workshop.actions import save_cv, save_letter
from premierpas.workshop.keeping import Typed
from tests.clients import signed_in
from tests.factories import a_jpeg, a_published_offer, a_pupil, a_tutor_of, acting

pytestmark = pytest.mark.django_db


def archive(pupil: Pupil) -> zipfile.ZipFile:
    response = signed_in(pupil.user).get(reverse("portal:own_texts"))
    assert "mes-textes.zip" in response["Content-Disposition"]
    return zipfile.ZipFile(io.BytesIO(response.content))


def test_cv_letters_and_diary_come_in_every_kind() -> None:
    placement = signed().placement
    pupil = placement.pupil
    save_cv(pupil, typed=Typed({"skills": "Dessiner"}, 0), by=acting(pupil))
    save_letter(pupil, offer=a_published_offer(), typed=Typed({"why_here": "J’aime le bois."}, 0), by=acting(pupil))
    with travel(placement.first_day + timedelta(days=1)):
        tasks.run_states()
        placement.refresh_from_db()
        typed = Typed({"saw": "Un atelier < grand & clair"}, 0)
        save_entry(placement, day=placement.first_day, typed=typed, by=acting(pupil))
    found = archive(pupil)
    assert set(found.namelist()) == {
        *(f"cv/mon-cv.{kind}" for kind in ("pdf", "odt", "docx", "json")),
        *(f"lettres/lettre-1.{kind}" for kind in ("pdf", "odt", "docx")),
        *(f"journal/mon-journal.{kind}" for kind in ("odt", "docx")),
    }
    diary = Odt(io.BytesIO(found.read("journal/mon-journal.odt")))
    assert "Un atelier < grand & clair" in diary.get_formatted_text()
    assert [row.get_attribute("text:outline-level") for row in diary.body.get_headers()] == ["1", "2"]


def test_the_report_and_what_follows_the_week_come_too() -> None:
    placement = signed().placement
    pupil = placement.pupil
    by = acting(pupil)
    with travel(placement.last_day):
        tasks.run_states()
        placement.refresh_from_db()
        save_section(placement.enrolment, key="week", typed=Typed({"words": "Lundi"}, 0), by=by)
        save_speaking_plan(placement.enrolment, typed=Typed({"hello": "Inès"}, 0), by=by)
        save_thanks(placement, typed=Typed({"thanks": "Merci"}, 0), by=by)
        somebody = {"name": "Mina", "trade": "", "told": "Ose.", "reach": ""}
        add_contact(pupil, placement=placement, values=somebody, by=by)
        allow_photos(placement, allowed=True, by=a_tutor_of(placement))
        photo = clean_photo(a_jpeg(9, 9))
        add_photo(placement, day=placement.first_day, photo=photo, caption="a", alt="b", by=by)
    names = archive(pupil).namelist()
    year = placement.enrolment.school_year
    photo = f"photos/{placement.first_day}-1.jpg"
    assert {*(f"rapport/mon-rapport-{year}.{kind}" for kind in ("pdf", "odt", "docx")), "rapport/mon-oral.odt",
            "merci/merci-1.docx", "carnet/mon-carnet.odt", photo} <= set(names)  # fmt: skip


def test_a_pupil_who_has_written_nothing_gets_an_empty_archive() -> None:
    assert archive(a_pupil()).namelist() == []


def test_nobody_elses_words_are_in_it() -> None:
    other = a_pupil()
    save_cv(other, typed=Typed({"skills": "Secret"}, 0), by=acting(other))
    assert archive(a_pupil()).namelist() == []

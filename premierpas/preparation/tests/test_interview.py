"""Questions before, notes on site, and the chapter that they become; the certificate at the end."""

from pathlib import Path

import pytest
from pdfua import validate

from premierpas.afterwards.tests.situations import a_lived_week
from premierpas.core.clock import travel
from premierpas.people.year import year
from premierpas.preparation.actions import save_notes
from premierpas.preparation.chapter import told
from premierpas.preparation.lines import lines_of
from premierpas.week.models import ReportSection
from premierpas.workshop.keeping import Typed
from tests.clients import signed_in
from tests.factories import a_cleared_volunteer, a_pair, viewer

from .situations import TODAY, a_scene

pytestmark = pytest.mark.django_db


def test_the_questions_of_kept_trades_are_shown_as_examples():
    scene = a_scene()
    scene.keeps_trades(1)
    page = signed_in(scene.pupil.user).get("/moi/decouvrir/questions/").content.decode()
    assert page.count("<details") >= 2


def test_notes_become_a_chapter_of_the_report_by_one_button():
    scene = a_scene()
    a_lived_week(scene.pupil)
    scene.writes_questions(2)
    notes = {"who": "Samir, mécanicien", "one": "Parce que ça roule.", "more": "Ça sent l’huile."}
    save_notes(scene.year, typed=Typed(notes, 0), by=scene.by)
    words = "Samir, mécanicien\n\nPourquoi one ?\nParce que ça roule.\n\nÇa sent l’huile."
    assert told(scene.year, "trade") == words
    assert told(scene.year, "week") == ""
    signed_in(scene.pupil.user).post("/moi/semaine/rapport/trade/reprendre/")
    assert ReportSection.objects.get(key="trade").words == words


def test_the_certificate_is_printed_by_pupil_and_teacher_once_everything_is_done(tmp_path: Path):
    with travel(TODAY):
        scene = a_scene()
        own, theirs = (
            "/moi/decouvrir/attestation.pdf",
            f"/etablissement/parcours/eleves/{scene.year.pk}/attestation.pdf",
        )
        for who, address in ((scene.pupil.user, own), (scene.teacher.user, theirs)):
            assert signed_in(who).get(address).status_code == 302
        scene.does_everything()
        for who, address in ((scene.pupil.user, own), (scene.teacher.user, theirs)):
            file = signed_in(who).get(address)
            assert file["Content-Type"] == "application/pdf"
            (tmp_path / "attestation.pdf").write_bytes(file.content)
            assert list(validate(str(tmp_path / "attestation.pdf")).findings) == []


def test_a_mentor_reads_how_far_it_is_and_a_file_when_each_step_was_done_but_no_words():
    with travel(TODAY):
        scene = a_scene()
        pair = a_pair(scene.pupil, a_cleared_volunteer(scene.year.classroom.school.territory))
        scene.does_everything()
        (line,) = lines_of([pair.pk], viewer(pair.volunteer))[pair.pk]
        assert "6" in line.words
        assert lines_of([pair.pk], viewer(a_cleared_volunteer(scene.year.classroom.school.territory))) == {}
        facts = list(year.named("preparation")(scene.year, viewer(scene.teacher)))
        assert len(facts) == 6
        assert not any("Samir" in fact.words for fact in facts)

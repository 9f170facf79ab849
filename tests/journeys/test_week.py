"""The week and what follows, in a browser: the host's page, a photo, the report, the certificate."""

import pytest

from premierpas.accounts.links import Link
from premierpas.placements.tasks import run_states
from premierpas.week.models import Photo, ReportSection, TutorEvaluation
from premierpas.week.tasks import run_hosts
from tests.factories import a_jpeg, a_teacher

from .judging import DESK, PHONE
from .walk import enter
from .weeks import a_week_that_is_lived

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def host_address(placement):
    run_hosts()
    return Link.objects.filter(purpose="placements.week", subject_id=placement.pk).latest("pk").address


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_the_host_allows_photos_and_leaves_a_word_the_pupil_writes_and_takes_one(seat, db, script, tmp_path):
    placement = a_week_that_is_lived()
    host, phone = seat(PHONE, script=script), seat(PHONE, script=script)
    host.go(host_address(placement), "host page")
    host.choose("p-allowed", "yes")
    host.fill(**{"p-by_name": "Léa Roy"})
    host.press("Enregistrer pour les photos", "photos allowed")
    host.fill(**{"w-words": "Belle curiosité !", "w-by_name": "Léa Roy"})
    host.press("Laisser ce mot", "word left")

    enter(phone, placement.pupil)
    phone.go("/moi/semaine/", "my week")
    phone.press("Écrire", "day")
    phone.fill(saw="J’ai poncé une planche.", learnt="Le rabot")
    phone.press("Enregistrer ma journée", "day saved")
    phone.press("Ajouter une photo", "photo form")
    file = tmp_path / "photo.jpg"
    file.write_bytes(a_jpeg(800, 600))
    phone.page.set_input_files("[name=picture]", str(file))
    phone.fill(caption="L’établi", alt="Des outils rangés")
    phone.press("Garder cette photo", "day with photo")
    assert Photo.objects.get().caption == "L’établi"
    phone.go("/moi/semaine/journal/", "whole diary")


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_after_the_week_the_report_is_assembled_and_everybody_has_a_word(seat, db, script):
    placement = a_week_that_is_lived(ended=True)
    teacher = a_teacher(placement.enrolment.classroom, referent=False)
    address = host_address(placement)
    run_states()
    host, phone, desk = seat(PHONE, script=script), seat(PHONE, script=script), seat(DESK, script=script)

    enter(desk, teacher)
    desk.go(f"/etablissement/classes/{placement.enrolment.classroom_id}/rapport/", "class plan")
    desk.fill(**{"own-1-rank": "8", "own-1-title": "Le trajet"})
    desk.press("Enregistrer pour la classe", "class plan saved")

    host.go(address, "evaluation")
    for radio in host.page.locator("input[type=radio][value='4']").all():
        radio.check(force=True)
    host.fill(**{"e-words": "Revenez quand vous voulez.", "e-by_name": "Léa Roy"})
    host.press("Envoyer le bilan", "evaluated")
    assert TutorEvaluation.objects.get().words == "Revenez quand vous voulez."

    enter(phone, placement.pupil)
    phone.go("/moi/semaine/", "week over")
    phone.press("Mon bilan", "my evaluation")
    assert "Revenez quand vous voulez." in phone.page.content()
    phone.go("/moi/semaine/rapport/", "report")
    assert "Le trajet" in phone.page.content()
    phone.go("/moi/semaine/rapport/company/", "section")
    phone.press("Reprendre dans mon texte", "section taken over")
    assert placement.host_name in ReportSection.objects.get().words
    phone.press("Enregistrer, partie suivante", "next section")
    phone.go("/moi/semaine/rapport/", "report begun")
    with phone.page.expect_download() as download:
        phone.page.get_by_role("button", name="Télécharger en PDF").click()
    assert download.value.suggested_filename == "mon-rapport.pdf"
    phone.go(f"/moi/semaine/{placement.pk}/avis/", "opinion")
    for radio in phone.page.locator("input[value='4'], input[value='yes']").all():
        radio.check(force=True)
    phone.press("Donner mon avis", "opinion given")
    phone.go("/moi/carnet/", "notebook")
    phone.fill(name="Léa Roy", trade="Gérante")
    phone.press("Noter dans mon carnet", "noted")
    assert "Léa Roy" in phone.page.content()
    phone.go("/moi/semaine/oral/", "speaking")
    phone.fill(hello="Inès, 3e A")
    phone.press("Enregistrer", "speaking saved")
    with phone.page.expect_download() as download:
        phone.page.get_by_role("link", name="Ma feuille").click()
    assert download.value.suggested_filename == "mon-oral.pdf"

"""Writing before the application: ideas for the CV, a letter in steps, a teacher who reads it, the words changed."""

import pytest
from django.urls import reverse

from premierpas.workshop.models import CV, Letter, ReviewRequest
from tests.factories import a_classroom, a_published_offer, a_pupil, a_teacher

from .judging import DESK, PHONE
from .walk import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PARTS = {
    "why_here": "Je passe devant votre atelier chaque matin.",
    "know_you": "Vous réparez des vélos depuis longtemps.",
    "about_me": "J’ai changé les freins de mon vélo avec mon oncle.",
    "would_like": "J’aimerais voir comment on trouve une panne.",
    "closing": "Merci d’avoir lu ma lettre.",
}


@pytest.fixture
def pupil(db):
    return a_pupil(a_classroom())


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_a_letter_is_built_in_steps_read_by_a_teacher_and_changed(seat, pupil, script):
    offer, teacher = a_published_offer(), a_teacher(pupil.enrolments.get().classroom)
    phone, desk = seat(PHONE, script=script), seat(DESK, script=script)
    enter(phone, pupil)
    phone.go(f"/moi/atelier/lettre/{offer.pk}/", "letter")
    phone.press("Écrire pas à pas", "letter step")
    for part, words in PARTS.items():
        phone.fill(**{part: words})
        phone.press("Enregistrer", f"step after {part}")
    assert Letter.objects.get().parts() == PARTS
    phone.press("Relire avec le coach", "coach")
    phone.press("Corriger ma lettre", "letter again")
    phone.press("Faire relire", "choose a reader")
    phone.press("Montrer mon texte", "text shown")

    enter(desk, teacher)
    desk.go("/etablissement/relectures/", "queue")
    desk.press(pupil.full_name, "text to read")
    desk.fill(**{"on-about_me-0": "Raconte le moment où c’était difficile.", "closing": "Très vivant."})
    desk.press("Donner mes remarques", "queue after")
    assert ReviewRequest.objects.get().state == "answered"

    phone.go(reverse("workshop:review", args=[ReviewRequest.objects.get().pk]), "remarks")
    assert "Raconte le moment où c’était difficile." in phone.page.content()
    phone.press("Reprendre mon texte", "letter after remarks")
    phone.fill(about_me="J’ai changé les freins de mon vélo avec ma tante.")
    phone.press("Enregistrer", "letter changed")
    phone.go(reverse("workshop:review", args=[ReviewRequest.objects.get().pk]), "what changed")
    assert phone.page.locator("ins").last.inner_text().endswith("ma tante")


def test_ideas_an_example_and_a_style_make_a_page(seat, pupil):
    phone = seat(PHONE)
    enter(phone, pupil)
    phone.go("/moi/atelier/cv/", "empty cv")
    phone.press("Voir un exemple rempli", "example")
    phone.page.get_by_role("link", name="Comparer avec").click()
    phone.press("Prendre la version gardée à part", "example undone")
    assert not any(CV.objects.get().parts().values())
    phone.go("/moi/atelier/cv/idees/", "ideas")
    phone.choose("home", "0")
    phone.press("Ajouter à mon CV", "cv with ideas")
    assert CV.objects.get().skills == "Cuisiner pour plusieurs"
    phone.press("Changer la mise en page", "styles")
    phone.choose("style", "banner")
    phone.press("Prendre cette mise en page", "style chosen")
    assert CV.objects.get().style == "banner"

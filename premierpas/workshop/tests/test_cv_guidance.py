"""A CV fit for a 14-year-old: limits that hold the page, ideas by situation, an example to undo, versions."""

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from premierpas.applications.models import Application
from premierpas.people.models import Pupil
from premierpas.ui.pdf.documents import CVStyle, CVText, Identity, cv_pdf, page_count
from premierpas.workshop.actions import add_skills, drop_version, load_example, save_cv, save_letter
from premierpas.workshop.forms import CvForm
from premierpas.workshop.ideas import EXAMPLE, SITUATIONS, is_example
from premierpas.workshop.keeping import Typed, take_spare
from premierpas.workshop.models import CV, SpareDraft
from premierpas.workshop.queries import cv_for, everyday_cv
from premierpas.workshop.texts import CV_LIMITS
from tests.clients import signed_in
from tests.factories import a_classroom, a_published_offer, a_pupil, acting, the_class_goes

WORDS = [
    "atelier",
    "réparation",
    "équipe",
    "dimanche",
    "organiser",
    "bibliothèque",
    "anniversaire",
    "à",
    "de",
    "la",
    "six",
    "curieuse",
]
NAME = "Anne-Élisabeth de La Rochefoucauld-Montbazon-Guéméné"


@st.composite
def full_lines(draw: st.DrawFn, part: str) -> list[str]:
    """As many lines and signs as the part may have, of ordinary words."""
    lines, signs = CV_LIMITS[part]
    each = signs // lines - 1
    made = []
    for _ in range(lines):
        text = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=8, max_size=30)))[:each].strip()
        made.append(text)
    return made


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_whatever_keeps_to_the_limits_fits_on_its_page_in_every_style(data: st.DataObject) -> None:
    parts = {part: data.draw(full_lines(part)) for part in CV_LIMITS}
    skills = [line.replace(" ", " : ", 1) for line in parts["skills"]]
    cv = CVText("\n".join(parts["about_me"]), skills, parts["experiences"], parts["interests"], parts["languages"],
                Identity(NAME))  # fmt: skip
    for style in CVStyle:
        assert page_count(cv_pdf(cv, style=style)) == 1


def test_the_limits_are_told_while_typing_and_never_cut_by_the_browser() -> None:
    for part, (lines, signs) in CV_LIMITS.items():
        attrs = CvForm().fields[part].widget.attrs
        assert (attrs["data-lines"], attrs["data-most"]) == (lines, signs) and "maxlength" not in attrs


@pytest.fixture
def pupil(db: object) -> Pupil:
    return a_pupil(a_classroom())


def test_every_situation_has_skills_with_an_example_and_a_skill_fits_its_line() -> None:
    for situation in SITUATIONS.values():
        assert len(situation.ideas) >= 2
        for idea in situation.ideas:
            assert idea.example and len(str(idea.skill)) < 40


def test_ticked_ideas_join_the_skills_once_and_can_be_taken_back(pupil: Pupil) -> None:
    save_cv(pupil, typed=Typed({"skills": "Dessiner"}, 0), by=acting(pupil))
    client = signed_in(pupil.user)
    for _ in range(2):
        client.post(reverse("workshop:cv_ideas"), {"home": ["0", "2"]})
    assert CV.objects.get().skills == "Dessiner\nCuisiner pour plusieurs\nRéparer"
    take_spare(SpareDraft.objects.get(), by=acting(pupil))
    assert CV.objects.get().skills == "Dessiner"


def test_more_skills_than_the_page_has_room_for_are_refused_and_stay_ticked(pupil: Pupil) -> None:
    save_cv(pupil, typed=Typed({"skills": "Un\nDeux\nTrois"}, 0), by=acting(pupil))
    html = signed_in(pupil.user).post(reverse("workshop:cv_ideas"), {"home": ["0", "1", "2"]}).content.decode()
    assert "il en a 3. Coche-en 2 au plus" in html and html.count(" checked") == 3
    assert CV.objects.get().skills == "Un\nDeux\nTrois"


def test_nothing_ticked_changes_nothing(pupil: Pupil) -> None:
    assert not add_skills(pupil, skills=[], by=acting(pupil)).changed
    assert not CV.objects.exists()


def test_the_example_can_be_undone_even_over_an_empty_cv(pupil: Pupil) -> None:
    client = signed_in(pupil.user)
    assert "Voir un exemple rempli" in client.get(reverse("workshop:cv")).content.decode()
    html = client.post(reverse("workshop:cv_example"), follow=True).content.decode()
    assert "C’est encore l’exemple" in html
    take_spare(SpareDraft.objects.get(), by=acting(pupil))
    assert not any(CV.objects.get().parts().values())


def test_the_example_over_ones_own_text_keeps_it(pupil: Pupil) -> None:
    save_cv(pupil, typed=Typed({"skills": "Dessiner"}, 0), by=acting(pupil))
    kept = load_example(pupil, by=acting(pupil))
    assert kept.spare is not None and kept.spare.parts["skills"] == "Dessiner"


def test_the_example_keeps_to_the_limits() -> None:
    form = CvForm({"version": "0", **{part: str(words) for part, words in EXAMPLE.items()}})
    assert form.is_valid(), form.errors


def test_the_example_never_leaves_with_an_application(pupil: Pupil) -> None:
    offer = a_published_offer()
    load_example(pupil, by=acting(pupil))
    save_letter(pupil, offer=offer, typed=Typed({"why_here": "J’aime le bois."}, 0), by=acting(pupil))
    slot = offer.slots.order_by("-first_day")[0]
    the_class_goes(pupil, slot.first_day, slot.last_day)
    address = reverse("applications:apply", args=[slot.pk])
    client = signed_in(pupil.user)
    html = client.get(address).content.decode()
    assert "contient encore l’exemple" in html and "Envoyer ma candidature" not in html
    client.post(address, {"seen": "x", "key": "x"})
    assert not Application.objects.exists() and is_example(CV.objects.get().parts())


def test_a_version_begins_as_everydays_and_leaves_it_alone(pupil: Pupil) -> None:
    offer = a_published_offer()
    save_cv(pupil, typed=Typed({"skills": "Dessiner"}, 0), by=acting(pupil))
    client, address = signed_in(pupil.user), reverse("workshop:cv_for", args=[offer.pk])
    assert "Dessiner" in client.get(address).content.decode()
    client.post(address, {"version": "0", "skills": "Dessiner des plans"})
    everyday, version = everyday_cv(pupil), cv_for(pupil, offer)
    assert everyday is not None and version is not None
    assert (everyday.skills, version.skills) == ("Dessiner", "Dessiner des plans")
    assert offer.title in client.get(reverse("workshop:home")).content.decode()


def test_the_version_for_the_offer_is_what_the_company_would_see(pupil: Pupil) -> None:
    offer, other = a_published_offer(), a_published_offer()
    save_cv(pupil, typed=Typed({"skills": "Dessiner"}, 0), by=acting(pupil))
    save_cv(pupil, typed=Typed({"skills": "Mesurer"}, 0), offer=offer, by=acting(pupil))
    client = signed_in(pupil.user)

    def seen(which) -> str:
        slot = which.slots.order_by("-first_day")[0]
        return client.get(reverse("applications:apply", args=[slot.pk])).content.decode()

    assert "Mesurer" in seen(offer) and "Dessiner" not in seen(offer)
    assert "Dessiner" in seen(other)


def test_a_version_given_up_leaves_everydays(pupil: Pupil) -> None:
    offer = a_published_offer()
    save_cv(pupil, typed=Typed({"skills": "Dessiner"}, 0), by=acting(pupil))
    version = save_cv(pupil, typed=Typed({"skills": "Mesurer"}, 0), offer=offer, by=acting(pupil)).text
    signed_in(pupil.user).post(reverse("workshop:cv_for", args=[offer.pk]), {"drop": "1"})
    assert cv_for(pupil, offer) == everyday_cv(pupil) and not CV.objects.filter(pk=version.pk).exists()
    everyday = everyday_cv(pupil)
    assert everyday is not None
    drop_version(everyday, by=acting(everyday.pupil))
    assert everyday_cv(pupil) is not None

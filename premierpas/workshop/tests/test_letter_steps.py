"""A letter built in steps: one part at a time beside what the offer says, nothing written for the pupil."""

import pytest
from django.urls import reverse

from premierpas.offers.models import Offer
from premierpas.people.models import Pupil
from premierpas.workshop.actions import save_letter
from premierpas.workshop.keeping import Typed
from premierpas.workshop.letter_steps import steps_of
from premierpas.workshop.models import Letter
from premierpas.workshop.texts import LETTER_PARTS
from tests.clients import signed_in
from tests.factories import a_published_offer, a_pupil, acting
from tests.page_forms import forms_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer() -> Offer:
    return a_published_offer()


@pytest.fixture
def pupil() -> Pupil:
    return a_pupil()


def address(offer: Offer, step: int = 0) -> str:
    here = reverse("workshop:letter", args=[offer.pk])
    return f"{here}?etape={step}" if step else here


def test_each_part_has_its_step_with_beginnings_that_want_an_end(offer: Offer) -> None:
    steps = steps_of(offer)
    assert tuple(step.part for step in steps) == LETTER_PARTS
    assert all(starter.endswith("…") for step in steps for starter in step.starters)


def test_a_step_shows_what_the_offer_says_about_it(offer: Offer, pupil: Pupil) -> None:
    client = signed_in(pupil.user)
    assert offer.title in client.get(address(offer, 1)).content.decode()
    assert offer.company.name in client.get(address(offer, 2)).content.decode()


def test_a_step_shows_one_part_and_carries_the_others(offer: Offer, pupil: Pupil) -> None:
    save_letter(
        pupil, offer=offer, typed=Typed({"why_here": "J’aime le bois.", "closing": "Merci."}, 0), by=acting(pupil)
    )
    html = signed_in(pupil.user).get(address(offer, 3)).content.decode()
    assert html.count("<textarea") == 1 and 'name="about_me"' in html
    (form,) = [each for each in forms_of(html) if "etape" in each.values]
    assert (form.values["why_here"], form.values["closing"]) == (["J’aime le bois."], ["Merci."])


def test_the_button_saves_and_leads_on_to_the_last_part_then_to_the_whole(offer: Offer, pupil: Pupil) -> None:
    client = signed_in(pupil.user)
    for number, part in enumerate(LETTER_PARTS, start=1):
        before = Letter.objects.filter(pupil=pupil).first()
        typed = {**(before.parts() if before else {}), part: f"Partie {number}."}
        version = str(before.version if before else 0)
        response = client.post(address(offer), {"version": version, "etape": str(number), **typed})
        assert response.url == (address(offer, number + 1) if number < len(LETTER_PARTS) else address(offer))
    letter = Letter.objects.get()
    assert list(letter.parts().values()) == [f"Partie {n}." for n in range(1, 6)]


def test_a_part_that_is_too_long_is_saved_and_its_step_says_so(offer: Offer, pupil: Pupil) -> None:
    sent = {"version": "0", "etape": "2", "know_you": "mot " * 600}
    client = signed_in(pupil.user)
    assert client.post(address(offer), sent).status_code == 302
    assert len(Letter.objects.get().know_you) == 2399
    html = client.get(address(offer, 2)).content.decode()
    assert "2000 signes, il y en a 2399" in html and html.count("<textarea") == 1


@pytest.mark.parametrize("step", ["0", "9", "-1", "abc", "9" * 30])
def test_a_step_that_is_none_shows_the_whole_letter(offer: Offer, pupil: Pupil, step: str) -> None:
    html = signed_in(pupil.user).get(address(offer) + f"?etape={step}").content.decode()
    assert html.count("<textarea") == len(LETTER_PARTS)

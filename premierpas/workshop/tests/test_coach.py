"""The coach: what it says, about which words, and that a hint is only a hint."""

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from premierpas.workshop.actions import save_letter
from premierpas.workshop.anonymity import Identity
from premierpas.workshop.coach import Kind, advise
from premierpas.workshop.coach.grammalecte import reader
from premierpas.workshop.coach.language import language_hints
from premierpas.workshop.keeping import Typed
from premierpas.workshop.models import DismissedHint
from tests.clients import signed_in
from tests.factories import a_published_offer, a_pupil, acting

INES = Identity("Inès", "Benali", phones=("+33612345678",))
GOOD = {
    "why_here": "J’ai vu votre vitrine en allant au collège, et la Menuiserie Diallo m’a donné envie de comprendre.",
    "about_me": "Je répare les vélos de mon immeuble. L’an dernier, j’ai construit une étagère avec mon oncle.",
    "would_like": "J’aimerais voir comment une porte est mesurée, puis posée.",
    "closing": "Merci d’avoir lu ma lettre.",
}


def kinds(
    parts: dict[str, str], *, company: str = "Menuiserie Diallo", others: dict[str, str] | None = None
) -> list[Kind]:
    return [hint.kind for hint in advise(parts, company=company, others=others or {}, identity=INES).hints]


@pytest.fixture
def without_grammalecte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader.shutil, "which", lambda _name: None)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"why_here": GOOD["why_here"].replace("Menuiserie Diallo", "maison")}, Kind.COMPANY),
        ({"why_here": GOOD["why_here"] + " Le Garage du Mont est près de chez moi."}, Kind.OTHER_COMPANY),
        ({"about_me": "", "would_like": ""}, Kind.LENGTH),
        ({"about_me": "Je répare les vélos de mon immeuble. " * 70}, Kind.LENGTH),
        ({"would_like": "Je répare les vélos de mon immeuble."}, Kind.REPEATED),
        ({"closing": "À bientôt."}, Kind.THANKS),
        ({"closing": "J’aime le service commercial."}, Kind.THANKS),
        ({"about_me": GOOD["about_me"] + " Appelez-moi au 06 12 34 56 78."}, Kind.IDENTITY),
        ({"about_me": GOOD["about_me"] + " J’aime le chocolaaat."}, Kind.SPELLING),
    ],
)
def test_each_thing_a_reader_stumbles_over_is_said(change: dict[str, str], kind: Kind, without_grammalecte) -> None:
    assert kind not in kinds(GOOD)
    assert kind in kinds({**GOOD, **change}, others={"Garage du Mont": ""})


def test_a_name_inside_another_word_is_no_other_company(without_grammalecte) -> None:
    assert Kind.OTHER_COMPANY not in kinds(
        {**GOOD, "would_like": "J’aimerais voir le passage du bois."}, others={"Sage": ""}
    )


def test_a_sentence_of_another_letter_is_said_but_not_its_thanks(without_grammalecte) -> None:
    other = f"{GOOD['about_me']} {GOOD['closing']}"
    found = [
        (hint.part, hint.quote)
        for hint in advise(GOOD, company="Menuiserie Diallo", others={"Garage": other}, identity=INES).hints
        if hint.kind is Kind.COPIED
    ]
    assert found == [
        ("about_me", "Je répare les vélos de mon immeuble."),
        ("about_me", "L’an dernier, j’ai construit une étagère avec mon oncle."),
    ]


def test_a_good_letter_gets_no_hint(without_grammalecte) -> None:
    assert kinds(GOOD) == []


def test_names_and_the_companys_own_words_are_no_mistakes(without_grammalecte) -> None:
    text = {"why_here": "Chez Zygmuntex, avec Wafaâ, je vois des profesionels."}
    assert language_hints(text, ["Zygmuntex", "Les Profesionels"]).hints == []
    assert language_hints(text, []).hints != []


def test_a_short_word_is_shown_with_the_words_around_it_and_set_aside_alone(without_grammalecte) -> None:
    hints = language_hints({"about_me": "Je vais a la mairie.\nJe vais a la piscine."}, []).hints
    assert [(hint.quote, hint.suggestion) for hint in hints] == [("a", "à"), ("a", "à")]
    assert hints[0].before.endswith("Je vais ") and hints[0].after.startswith(" la mairie")
    assert hints[0].fingerprint != hints[1].fingerprint


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_no_text_stops_the_coach(text: str, company: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader.shutil, "which", lambda _name: None)
        advice = advise({"why_here": text, "closing": text}, company=company, others={text: text}, identity=INES)
    assert len({hint.fingerprint for hint in advice.hints}) == len(advice.hints)


@pytest.mark.django_db
def test_a_hint_that_is_set_aside_does_not_come_back_and_others_stay() -> None:
    pupil, offer = a_pupil(), a_published_offer()
    save_letter(
        pupil,
        offer=offer,
        typed=Typed({"why_here": "Je m’appelle Inès Benali et j’aime le bois."}, 0),
        by=acting(pupil),
    )
    client, address = signed_in(pupil.user), reverse("workshop:letter_coach", args=[offer.pk])
    html = client.get(address).content.decode()
    assert "dit qui tu es" in html and "Laisser comme ça" in html
    (first, *rest) = [part.split('"')[0] for part in html.split('name="dismiss" value="')[1:]]
    assert "l’orthographe, avec un dictionnaire" in html and "n’a pas pu être relu" not in html
    for _twice in range(2):
        client.post(address, {"dismiss": first})
    assert DismissedHint.objects.get().fingerprint == first
    html = client.get(address).content.decode()
    assert first not in html and all(other in html for other in rest)
    client.post(address, {"dismiss": "<script>"})
    assert DismissedHint.objects.count() == 1


@pytest.mark.django_db
def test_without_a_letter_the_coach_leads_to_writing_one() -> None:
    pupil, offer = a_pupil(), a_published_offer()
    response = signed_in(pupil.user).get(reverse("workshop:letter_coach", args=[offer.pk]))
    assert response["Location"] == reverse("workshop:letter", args=[offer.pk])

"""The wizard: each step is saved as typed, wrong input is named at its field, nothing is lost."""

from copy import deepcopy

import pytest
from django.test import Client
from django.utils.html import escape

from premierpas.offers.actions import save_step, start_offer
from premierpas.offers.drafts import STEP_FIELDS, Step, step_version, typed_in
from premierpas.offers.models import Offer
from premierpas.offers.tests.counting import queries_of
from premierpas.organisations.enums import Role
from tests.begun import begun_once
from tests.clients import compact
from tests.factories import (
    a_classroom,
    a_company,
    a_draft_offer,
    a_member,
    a_pupil,
    a_school,
    a_site,
    a_submitted_offer,
    acting,
    coming_weeks,
)

from .wizard_steps import BACKEND, address, dates

pytestmark = pytest.mark.django_db
LONG_WORD = "anticonstitutionnellement" * 4
WRITINGS = [
    LONG_WORD[:90],
    "Réparer 🛠️ des vélos 🚲",
    "إصلاح الدراجات في نانتير",
    "<script>alert(1)</script> & Cie",
    "ligne\x00\x07nulle",
]


drafted = begun_once(lambda: a_draft_offer(a_company()))


@pytest.fixture
def offer(drafted: Offer) -> Offer:
    return deepcopy(drafted)


def test_a_draft_that_tests_begin_with_is_what_all_steps_leave() -> None:
    made = a_draft_offer(places=3, bring="Des bottes", level="college")
    by = acting(made.created_by)
    written = start_offer(made.company, by=by)
    for step, names in STEP_FIELDS.items():
        if names:
            written = save_step(written, step=step, values={name: made.draft[name] for name in names}, by=by)
    assert written.draft == made.draft
    assert (made.draft_saved_at is None, made.company) == (written.draft_saved_at is None, written.company)


def test_every_step_opens_and_shows_what_is_stored(company: Client, offer: Offer) -> None:
    for step in Step:
        assert company.get(address(offer, step)).status_code == 200
    assert escape("De la planche à la porte") in company.get(address(offer, 1)).content.decode()
    assert company.get(address(offer, 8)).status_code == 404


def test_a_new_offer_is_started_once_however_often_the_form_is_sent(company: Client, offer: Offer) -> None:
    key = company.get("/entreprise/offres/").context["key"]
    first = company.post("/entreprise/offres/nouvelle/", {"key": key})
    second = company.post("/entreprise/offres/nouvelle/", {"key": key})
    assert first.url == second.url
    assert Offer.objects.count() == 2


def test_a_right_step_is_saved_and_leads_to_the_next(company: Client, offer: Offer) -> None:
    answer = company.post(address(offer, 4), dates(places="3"))
    assert answer.url == address(offer, 5)
    offer.refresh_from_db()
    assert offer.draft["places"] == 3
    assert offer.draft["timetable_under_15"]["0"] == [["09:30", "12:30"], ["13:30", "16:30"]]


def test_what_is_right_in_a_wrong_step_is_saved_too(company: Client, offer: Offer) -> None:
    company.post(address(offer, 4), dates(places="5", t15_4_out="19:00"))
    offer.refresh_from_db()
    assert offer.draft["places"] == 5
    assert offer.draft["timetable_15"]["4"][-1] == ["13:30", "17:00"]


@pytest.mark.parametrize("text", WRITINGS)
@pytest.mark.parametrize("step", [1, 3, 5])
def test_any_writing_is_kept_and_shown(company: Client, offer: Offer, step: int, text: str) -> None:
    fields = {
        1: {"title": text, "sector": "wood", "host_kind": "company", "level": "college", "summary": text},
        3: {f"day_{day}_{half}": text for day in range(5) for half in ("morning", "afternoon")},
        5: {"audience": "all", "bring": text, "meals": text, "languages": text},
    }
    answer = company.post(address(offer, step), fields[step])
    assert answer.url == address(offer, step + 1)
    stored = "".join(char for char in text if char.isprintable())
    assert escape(stored) in company.get(address(offer, step)).content.decode()
    assert company.get(address(offer, 7)).status_code == 200


@pytest.mark.parametrize("field", ["title", "summary"])
def test_an_empty_or_too_long_text_is_kept_as_typed(company: Client, offer: Offer, field: str) -> None:
    right = {"title": "Titre", "sector": "wood", "host_kind": "company", "level": "college", "summary": "Texte"}
    for typed, message in (("", "Ce champ est à remplir"), ("x" * 2000, "C’est trop long")):
        page = company.post(address(offer, 1), right | {field: typed}, follow=True).content.decode()
        assert message in page
        assert typed in page


def test_the_second_tab_is_told_and_keeps_its_words(company: Client, offer: Offer) -> None:
    old = step_version(offer, Step.WELCOME)
    company.post(address(offer, 5), {"audience": "all", "bring": "Des gants", "version": old})
    answer = company.post(address(offer, 5), {"audience": "all", "bring": "Un casque", "version": old})
    assert answer.status_code == 409
    assert "Un casque" in answer.content.decode()
    again = {"audience": "all", "bring": "Un casque", "version": answer.context["version"]}
    assert company.post(address(offer, 5), again).status_code == 302
    offer.refresh_from_db()
    assert offer.draft["bring"] == "Un casque"


def test_what_is_typed_is_judged_without_being_saved(company: Client, offer: Offer) -> None:
    before = offer.draft
    answer = company.post(address(offer, 4, "verifier/"), dates(t15_4_out="19:00"), headers={"hx-request": "true"})
    fragment = answer.content.decode()
    assert "Vendredi dure 9" in fragment
    assert '<b id="t15_4_minutes" hx-swap-oob="true" class="error">9' in compact(fragment)
    offer.refresh_from_db()
    assert offer.draft == before


def test_fields_that_wait_to_be_filled_are_no_error_while_typing(company: Client, offer: Offer) -> None:
    fragment = company.post(address(offer, 1, "verifier/"), {"title": "x"}).content.decode()
    assert "à remplir" not in fragment


def test_a_school_of_higher_education_reads_its_own_words(client: Client) -> None:
    company = a_company(kind="higher_education")
    member = a_member(Role.COMPANY, company)
    offer = start_offer(company, by=acting(member.user))
    client.force_login(member.user, backend=BACKEND)
    assert "Que découvre-t-on dans votre établissement" in client.get(address(offer, 1)).content.decode()
    assert "laboratoire" in client.get(address(offer, 2)).content.decode()


def test_only_who_may_sign_can_be_the_signatory(company: Client, offer: Offer) -> None:
    may = a_member(Role.COMPANY, offer.company, may_sign=True)
    may_not = a_member(Role.COMPANY, offer.company)
    tutors = {"tutor_ids": [str(may_not.pk)]}
    page = company.post(address(offer, 6), tutors | {"signatory_id": str(may_not.pk)}, follow=True).content.decode()
    assert "ne peut pas signer" in page
    assert company.post(address(offer, 6), tutors | {"signatory_id": str(may.pk)}).url == address(offer, 7)
    offer.refresh_from_db()
    assert (offer.draft["tutor_ids"], offer.draft["signatory_id"]) == ([may_not.pk], may.pk)


def test_an_unfinished_offer_can_be_left_for_later(company: Client, offer: Offer) -> None:
    answer = company.post(address(offer, 1), {"title": "Seulement un titre", "then": "later"})
    assert answer.url == "/entreprise/offres/"
    assert typed_in(Offer.objects.get(pk=offer.pk), Step.TRADE)


def test_an_offer_in_review_is_read_and_not_written(client: Client) -> None:
    offer = a_submitted_offer()
    client.force_login(offer.created_by, backend=BACKEND)
    assert client.get(address(offer, 1)).url == address(offer, 7)
    client.post(address(offer, 1), {"title": "Autre"})
    assert Offer.objects.get(pk=offer.pk).draft["title"] != "Autre"
    assert client.get(address(offer, 7)).status_code == 200


def test_an_offer_is_sent_from_the_last_step_and_not_before_it_is_complete(company: Client, offer: Offer) -> None:
    company.post(address(offer, 4), dates(places="0"))
    company.post(f"/entreprise/offres/{offer.pk}/envoyer/")
    assert Offer.objects.get(pk=offer.pk).state == "draft"
    company.post(address(offer, 4), dates())
    company.post(f"/entreprise/offres/{offer.pk}/envoyer/")
    assert Offer.objects.get(pk=offer.pk).state == "in_review"


def test_another_company_and_a_stranger_see_nothing(client: Client, offer: Offer) -> None:
    assert client.get(address(offer, 1)).status_code == 302
    client.force_login(a_member(Role.COMPANY, a_company()).user, backend=BACKEND)
    assert client.get(address(offer, 1)).status_code == 403
    assert client.post(address(offer, 1), {"title": "À moi"}).status_code == 403
    assert client.get(address(Offer(pk=987_654), 1)).status_code == 403


@pytest.mark.parametrize("step", list(Step))
def test_a_step_asks_no_more_for_a_larger_territory(client: Client, step: Step) -> None:
    company = a_company()
    offer = a_draft_offer(company)
    client.force_login(offer.created_by, backend=BACKEND)
    first, last = coming_weeks(1)[0]
    small = queries_of(client, address(offer, step))
    for number in range(4):
        a_site(company, name=f"Lieu {number}")
        a_member(Role.COMPANY, company)
        classroom = a_classroom(a_school(company.territory))
        a_pupil(classroom)
        classroom.school.periods.create(level="3e", first_day=first, last_day=last)
    assert queries_of(client, address(offer, step)) == small

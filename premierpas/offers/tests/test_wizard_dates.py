"""The step of the wizard about dates: weeks, places and hours inside the rules, and beside pupils who come already."""

from copy import deepcopy
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from premierpas.core import clock
from premierpas.offers.actions import hold_seat
from premierpas.offers.drafts import Step, typed_in
from premierpas.offers.models import Offer
from premierpas.people.models import Pupil
from tests.begun import begun_once
from tests.factories import (
    a_classroom,
    a_company,
    a_draft_offer,
    a_published_offer,
    a_pupil,
    a_school,
    coming_weeks,
)

from .wizard_steps import BACKEND, address, dates

pytestmark = pytest.mark.django_db


drafted = begun_once(lambda: a_draft_offer(a_company()))


@pytest.fixture
def offer(drafted: Offer) -> Offer:
    return deepcopy(drafted)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"places": "0"}, "Indiquez au moins une place"),
        ({"places": "9"}, "Huit places au plus"),
        ({"places": "deux"}, "Il faut un nombre"),
        ({"t15_4_out": "19:00"}, "Vendredi dure 9"),
        ({"t15_0_out": "12:00"}, "une fin est avant son début"),
        ({"t15_1_pause": ""}, "Il manque cette heure"),
        ({"t15_2_in": "25:99"}, "Cette heure n’existe pas"),
        ({"t15_3_in": "07:00", "t15_3_out": "16:00"}, "accord du chef d’établissement"),
        ({"young": "same"}, "La semaine dure 35"),
        ({"young": ""}, "Il faut choisir une réponse"),
        ({"weeks": []}, "Cochez au moins une semaine"),
        ({"weeks": ["2026-01-05/2026-01-09"]}, "est passée ou a commencé"),
        ({"weeks": ["2030-01-11/2030-01-07"]}, "finit avant de commencer"),
        ({"weeks": ["2029-07-02/2029-07-06"]}, "hors de la saison"),
        ({"weeks": ["2026-12-21/2026-12-25"]}, "vacances scolaires"),
        ({"weeks": ["not/days"]}, "Ce choix n’est pas dans la liste"),
        ({"hours_note": "x" * 301}, "300 signes au plus"),
    ],
)
def test_wrong_dates_are_named_and_kept_as_typed(
    company: Client, offer: Offer, changes: dict[str, Any], message: str
) -> None:
    with clock.travel(datetime(2026, 11, 25, 9, tzinfo=clock.PARIS)):
        sent = dates(**changes)
        answer = company.post(address(offer, 4), sent, follow=True)
        shown = answer.content.decode().replace("\u00a0", " ").replace("\u202f", " ")
        assert answer.redirect_chain == [(address(offer, 4), 302)]
        assert escape(message) in shown or message in shown
        kept = typed_in(Offer.objects.get(pk=offer.pk), Step.DATES) or {}
        for name, value in changes.items():
            assert kept.get(name, []) == (value if isinstance(value, list) else [value])


def test_a_week_without_pupils_is_offered_all_the_same(company: Client, offer: Offer) -> None:
    page = company.get(address(offer, 4)).content.decode()
    assert "0 élève" in page
    first, last = coming_weeks(1)[0]
    assert company.post(address(offer, 4), dates(weeks=[f"{first}/{last}"])).url == address(offer, 5)


def test_the_calendar_says_how_many_pupils_are_free(company: Client, offer: Offer) -> None:
    first, last = coming_weeks(1)[0]
    classroom = a_classroom(a_school(offer.company.territory))
    for _each in range(3):
        a_pupil(classroom)
    classroom.school.periods.create(level="3e", first_day=first, last_day=last)
    page = company.get(address(offer, 4)).content.decode()
    assert page.count("1 classe, 3 élèves") == 1
    assert Pupil.objects.count() == 3


def test_a_class_with_its_own_period_does_not_follow_its_school(company: Client, offer: Offer) -> None:
    (first, last), (own_first, own_last) = coming_weeks(2)
    classroom = a_classroom(a_school(offer.company.territory))
    a_pupil(classroom)
    classroom.school.periods.create(level="3e", first_day=first, last_day=last)
    classroom.periods.create(school=classroom.school, level="3e", first_day=own_first, last_day=own_last)
    hints = company.get(address(offer, 4)).context["form"].fields["weeks"].widget.hints
    assert (hints[f"{first}/{last}"], hints[f"{own_first}/{own_last}"]) == ("0 élève", "1 classe, 1 élève")


def test_places_below_those_taken_are_refused_at_the_field(client: Client) -> None:
    offer = a_published_offer(places=2)
    client.force_login(offer.created_by, backend=BACKEND)
    slot = offer.slots.first()
    hold_seat(slot)
    hold_seat(slot)
    page = client.post(address(offer, 4), dates(places="1"), follow=True).content.decode()
    assert "places sont déjà réservées" in page
    assert offer.slots.first().seats.count() == 2


def test_a_week_with_a_pupil_is_refused_at_the_field(client: Client) -> None:
    offer = a_published_offer()
    client.force_login(offer.created_by, backend=BACKEND)
    hold_seat(offer.slots.first())
    first, last = coming_weeks(2)[1]
    page = client.post(address(offer, 4), dates(weeks=[f"{first}/{last}"]), follow=True).content.decode()
    assert "elle ne peut plus être retirée" in page


def test_seconde_is_offered_the_last_two_weeks_of_june(company: Client, offer: Offer) -> None:
    trade = {"title": "T", "sector": "wood", "host_kind": "company", "level": "2de", "summary": "S"}
    company.post(address(offer, 1), trade)
    with clock.travel(datetime(2026, 11, 25, 9, tzinfo=clock.PARIS)):
        choices = company.get(address(offer, 4)).context["form"].fields["weeks"].choices
        june = [value for month, options in choices for value, _label in options if month == "Juin 2027"]
        assert june == ["2027-06-14/2027-06-18", "2027-06-14/2027-06-25", "2027-06-21/2027-06-25"]
        both = [june[0], june[1]]
        assert "se chevauchent" in company.post(address(offer, 4), dates(weeks=both), follow=True).content.decode()
        assert company.post(address(offer, 4), dates(weeks=[june[1]])).url == address(offer, 5)

"""A pupil sees the offers that are open to them, and no other."""

from datetime import timedelta

import pytest
from django.test import Client

from premierpas.core import clock
from premierpas.offers.actions import close_offer, pause_offer, resume_offer, withdraw_offer
from premierpas.offers.audience import is_open_to
from premierpas.offers.models import Offer
from premierpas.offers.search.finding import open_to
from premierpas.organisations.models import School
from premierpas.people.models import Enrolment, Pupil
from tests.clients import signed_in_as
from tests.factories import (
    a_classroom,
    a_coordinator_of,
    a_draft_offer,
    a_pupil,
    a_school,
    a_submitted_offer,
    a_teacher,
    a_territory,
    acting,
    the_class_goes,
)

from .searching import a_door, browser_of, hold_all, titles

pytestmark = pytest.mark.django_db


def detail(offer: Offer) -> str:
    return f"/stages/{offer.slug}-{offer.pk}/"


def pupil_of(school: School, level: str = "3e") -> Pupil:
    return a_pupil(a_classroom(school, level=level, name=f"{level} Z"))


def sees(who: Pupil | None, offer: Offer) -> bool:
    """Whether search shows it; list, detail page and the rule for one pupil have to agree."""
    client = browser_of(who) if who else Client()
    listed = offer.title in titles(client)
    assert (client.get(detail(offer)).status_code == 200) is listed
    if who:
        enrolment = Enrolment.objects.select_related("classroom__school").get(pupil=who)
        assert is_open_to(Offer.objects.get(pk=offer.pk), enrolment, clock.today()) is listed
        assert open_to(enrolment).filter(pk=offer.pk).exists() is listed
    return listed


def test_an_offer_for_all_is_for_visitors_too() -> None:
    offer = a_door(audience="all")
    assert sees(None, offer)
    assert sees(a_pupil(), offer)


def test_an_offer_for_schools_is_for_their_pupils() -> None:
    partner, other = a_school(), a_school()
    offer = a_door(audience="schools", school_ids=[partner.pk])
    assert sees(pupil_of(partner), offer)
    assert not sees(pupil_of(other), offer)
    assert not sees(None, offer)


def test_an_offer_for_the_territory_is_for_its_pupils() -> None:
    territory, elsewhere = a_territory(), a_territory()
    offer = a_door(audience="territory")
    Offer.objects.filter(pk=offer.pk).update(territory=territory)
    assert sees(pupil_of(a_school(territory)), offer)
    assert not sees(pupil_of(a_school(elsewhere)), offer)
    assert not sees(None, offer)


def test_a_schools_staff_see_what_any_of_its_classes_sees_and_nothing_else() -> None:
    partner, other = a_school(), a_school()
    teachers = [a_teacher(a_classroom(school, level="3e")) for school in (partner, other)]
    offer = a_door(audience="schools", school_ids=[partner.pk])
    for_older = a_door(title="Pour le lycée", audience="schools", school_ids=[partner.pk])
    Offer.objects.filter(pk=for_older.pk).update(level="2de")
    shown = [titles(signed_in_as(teacher)) for teacher in teachers]
    assert (offer.title in shown[0], offer.title in shown[1]) == (True, False)
    assert for_older.title not in shown[0], "no class of this level"
    assert [signed_in_as(each).get(detail(offer)).status_code for each in teachers] == [200, 404]


def test_priority_pupils_come_first_and_everybody_from_the_day_after() -> None:
    until = clock.today() + timedelta(days=5)
    offer = a_door(audience="priority_first", priority_until=until.isoformat())
    first, later = pupil_of(a_school(priority="rep_plus")), pupil_of(a_school(priority=""))
    assert sees(first, offer)
    assert not sees(later, offer)
    assert not sees(None, offer)
    with clock.travel(until):
        assert not sees(later, offer)
    with clock.travel(until + timedelta(days=1)):
        assert sees(later, offer)
        assert sees(None, offer)


def test_a_week_for_college_is_not_for_seconde() -> None:
    offer = a_door(level="college")
    school = a_school()
    assert sees(pupil_of(school, "4e"), offer)
    assert not sees(pupil_of(school, "2de"), offer)


def test_paused_closed_and_withdrawn_offers_are_never_shown() -> None:
    pupil = a_pupil()
    paused, closed, withdrawn = (a_door(f"porte {n}", km=n) for n in range(3))
    pause_offer(paused, by=acting(paused.created_by))
    close_offer(closed, by=acting(closed.created_by))
    withdraw_offer(withdrawn, reason="Ce n’est pas une observation.", by=acting(a_coordinator_of(withdrawn.company)))
    for offer in (paused, closed, withdrawn):
        assert not sees(pupil, offer)
    resume_offer(paused, by=acting(paused.created_by))
    assert sees(pupil, paused)


def test_drafts_and_texts_in_review_are_never_shown() -> None:
    a_draft_offer()
    a_submitted_offer()
    assert titles(browser_of(a_pupil())) == []


def test_a_full_offer_leaves_the_list_but_its_page_still_opens() -> None:
    offer = a_door()
    hold_all(offer)
    pupil = a_pupil()
    for slot in offer.slots.all():
        the_class_goes(pupil, slot.first_day, slot.last_day)
    client = browser_of(pupil)
    assert titles(client) == []
    page = client.get(detail(offer))
    assert page.status_code == 200
    assert "complet" in page.content.decode()


def test_a_pupil_who_left_school_sees_what_everybody_sees() -> None:
    pupil = a_pupil()
    offer = a_door(audience="territory")
    Offer.objects.filter(pk=offer.pk).update(territory=pupil.enrolments.get().classroom.school.territory_id)
    assert sees(pupil, offer)
    Enrolment.objects.filter(pupil=pupil).update(left_on=clock.today())
    assert titles(browser_of(pupil)) == []

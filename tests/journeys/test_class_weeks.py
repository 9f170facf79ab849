"""A class without weeks: the pupil wishes, the teacher fixes them, the pupil applies; the head lets one go apart."""

from datetime import date, timedelta

import pytest

from premierpas.core import clock
from premierpas.offers.tasks import run_over
from premierpas.organisations.enums import Role
from premierpas.organisations.models import InternshipPeriod
from premierpas.people.models import AllowedDays
from tests.factories import (
    a_classroom,
    a_company,
    a_member,
    a_published_offer,
    a_pupil,
    a_school,
    a_site,
    a_teacher,
    a_territory,
    coming_weeks,
)

from . import walk
from .judging import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("script", [True, False], ids=["phone", "phone without JavaScript"])
def test_from_a_class_without_weeks_to_applying_in_its_week(seat, script):
    territory = a_territory("Nanterre")
    room = a_classroom(a_school(territory))
    teacher, head = a_teacher(room), a_member(Role.HEAD_TEACHER, room.school)
    birth = clock.today().replace(year=clock.today().year - 15, day=1)
    pupil = a_pupil(room, first_name="Inès", birth_date=birth)
    company = a_company(territory)
    a_site(company)
    (own, _), (other, _) = weeks = coming_weeks(8)[6:]
    offer = a_published_offer(company, weeks=weeks)

    child = walk.enter(seat(PHONE, script=script), pupil)
    child.go("/stages/", "search without weeks")
    assert "ne sont pas encore fixées" in child.page.content()
    child.go(f"/stages/{offer.slug}-{offer.pk}/", "offer without weeks")
    child.press("Préparer ma candidature", "apply without weeks")
    child.press("Demander les semaines", "wish")
    assert "savent que tu attends" in child.page.content()

    adult = walk.enter(seat(PHONE, script=script), teacher)
    adult.go("/agenda/", "task of the weeks")
    adult.press("Fixer les semaines", "weeks of the class")
    adult.page.locator(f"[name='per-weeks'][value='{own.isoformat()}']").check(force=True)
    adult.press("Fixer ces semaines", "weeks of the class set")
    assert InternshipPeriod.objects.get().first_day == own

    child.go("/stages/", "search")
    child.press("Voir aussi les autres semaines", "search with other weeks")
    assert "hors des semaines de ta classe" in child.page.content()
    child.go(f"/stages/{offer.slug}-{offer.pk}/", "offer")
    child.press("Voir aussi les autres semaines", "offer with other weeks")
    assert "Ta classe ne part pas cette semaine-là" in child.page.content()

    chief = walk.enter(seat(PHONE, script=script), head)
    chief.go(f"/etablissement/classes/{room.pk}/eleves/{pupil.pk}/", "pupil")
    chief.press("D’autres semaines pour cet élève", "other weeks of a pupil")
    chief.page.locator(f"[name='weeks'][value='{other.isoformat()}']").check(force=True)
    chief.fill(reason="Compétition de judo")
    chief.press("Autoriser", "other weeks allowed")
    assert AllowedDays.objects.get().first_day == other
    child.go(f"/stages/{offer.slug}-{offer.pk}/", "offer with allowed weeks")
    assert "Ta classe ne part pas" not in child.page.content()


def test_an_offer_that_is_over_is_made_again_in_one_tap(seat):
    week = coming_weeks(1)[0]
    offer = a_published_offer(weeks=[week])
    a_week_ago = clock.today() - timedelta(days=7 + clock.today().weekday())
    offer.slots.update(first_day=a_week_ago, last_day=a_week_ago + timedelta(days=4))
    run_over()
    host = walk.enter(seat(PHONE), offer.team.get().membership)
    host.go("/agenda/", "task of an offer that is over")
    host.press("Voir les semaines proposées", "again next year")
    host.press("Oui, préparer l’offre", "draft of next year")
    draft = type(offer).objects.get(copied_from=offer)
    assert date.fromisoformat(draft.draft["weeks"][0][0]) > clock.today() + timedelta(days=200)

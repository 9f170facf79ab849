"""Targets: what pupils looked for in vain is counted without them, shown against open seats, and followed by calls."""

from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.applications.tests.situations import sent
from premierpas.careers.actions import wish
from premierpas.core import clock
from premierpas.core.outbox.models import Message
from premierpas.offers.models import Offer, Request
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Territory
from premierpas.outreach.actions import open_file
from premierpas.outreach.enums import Need
from premierpas.outreach.models import CompanyFile, Nudge, Unmet
from premierpas.outreach.targets.drawing import draw_map
from premierpas.outreach.targets.needs import LEAST, needs_of
from premierpas.outreach.targets.whom_to_call import ten_to_call
from premierpas.outreach.tasks import tell_quiet_hosts
from tests.clients import signed_in, signed_in_as
from tests.factories import (
    a_classroom,
    a_company,
    a_member,
    a_published_offer,
    a_pupil,
    a_school,
    a_territory,
    a_user,
    a_volunteer,
    acting,
    coming_weeks,
    the_class_goes,
)

pytestmark = pytest.mark.django_db
SEARCH = "/offres/"


@pytest.fixture
def territory():
    return a_territory("Nanterre")


@pytest.fixture
def volunteer(territory):
    a_member(Role.COORDINATOR, territory)
    return a_volunteer(territory, user=a_user("Hugo Petitjean"))


@pytest.fixture
def school(territory):
    return a_school(territory, insee="92050", latitude=48.8924, longitude=2.2069)


def looked_for(territory, sector="health", insee="92050", count=LEAST, kind=Need.SEARCH, week=None, ago=1):
    day = clock.today() - timedelta(days=ago)
    return Unmet.objects.create(
        territory=territory, sector=sector, insee=insee, count=count, kind=kind, week=week, day=day
    )


def test_a_search_without_result_is_counted_once_a_session_and_day_and_names_nobody(territory, school):
    pupil = a_pupil(a_classroom(school))
    client, address = signed_in_as(pupil), reverse("offers:search")
    for _again in range(3):
        client.get(address, {"q": "astronaute", "secteur": "health"})
    row = Unmet.objects.get()
    assert (row.count, row.sector, row.insee, row.territory) == (1, "health", "92050", territory)
    assert {field.name for field in Unmet._meta.fields}.isdisjoint({"pupil", "user", "enrolment", "school"})
    signed_in_as(a_pupil(a_classroom(school, name="3e B"))).get(address, {"secteur": "health"})
    row.refresh_from_db()
    assert row.count == 2


def test_a_wish_after_it_counts_too_once_a_pupil(territory, school):
    client = signed_in_as(a_pupil(a_classroom(school)))
    for _again in range(2):
        client.post(reverse("offers:ask"), {"q": "vétérinaire", "secteur": "health"})
    assert [(row.kind, row.count) for row in Unmet.objects.all()] == [(Need.WISH, 1)]


def test_what_was_found_and_what_a_visitor_looked_for_are_not_counted(client, school):
    a_published_offer()
    signed_in_as(a_pupil(a_classroom(school))).get(reverse("offers:search"))
    client.get(reverse("offers:search"), {"q": "astronaute"})
    assert not Unmet.objects.exists()


def test_needs_stand_against_open_seats_and_by_place_nothing_under_the_threshold_is_shown(territory, volunteer):
    looked_for(territory, count=LEAST)
    looked_for(territory, insee="92026", count=LEAST - 1)
    looked_for(territory, sector="wood", insee="92050", count=4, kind=Need.WISH)
    needs = needs_of(territory.pk)
    assert [(each.key, each.searches, each.wishes) for each in needs.by_sector] == [
        ("health", 2 * LEAST - 1, 0), ("wood", 0, 4)
    ]  # fmt: skip
    assert [each.key for each in needs.by_commune] == ["92050"]
    assert (needs.hidden, needs.cells) == (LEAST - 1, {("health", "92050"): LEAST})
    page = signed_in(volunteer.user).get(reverse("outreach:targets")).content.decode()
    assert ("Courbevoie" in page, "Nanterre" in page, "<svg" in page) == (False, True, True)


def test_seats_that_are_free_in_the_sector_are_taken_off():
    offer = a_published_offer()
    offer = Offer.objects.get(pk=offer.pk)
    looked_for(offer.territory, sector=offer.sector, insee="", count=30)
    free = sum(slot.free for slot in offer.slots.all())
    (gap,) = needs_of(offer.territory_id).by_sector
    assert (gap.seats, gap.missing) == (free, 30 - free)


def test_the_companies_to_call_are_of_the_sectors_that_are_missing_nearest_first_with_the_reason(territory, volunteer):
    by = acting(volunteer)
    looked_for(territory, count=30)
    far = open_file("Hôpital Foch", by=by, territory=territory, sector="health", insee="92073")
    near = open_file("Clinique du Parc", by=by, territory=territory, sector="health", insee="92050")
    open_file("Menuiserie Diallo", by=by, territory=territory, sector="wood")
    lately = open_file("Cabinet Roy", by=by, territory=territory, sector="health")
    CompanyFile.objects.filter(pk=lately.pk).update(last_contact_on=clock.today())
    calls = ten_to_call(territory.pk, needs_of(territory.pk))
    assert [each.file for each in calls] == [near, far]
    assert "30 recherches sans réponse à Nanterre" in calls[0].why
    signed_in(volunteer.user).post(reverse("outreach:call_targets"), {"file": [near.pk]})
    near.refresh_from_db()
    assert (near.next_on, near.next_step.startswith("Appeler")) == (clock.today(), True)
    day = signed_in(volunteer.user).get(reverse("outreach:calls")).content.decode()
    assert "Clinique du Parc" in day


def test_a_map_of_one_commune_is_drawn_and_none_without_places(territory):
    looked_for(territory)
    drawing = draw_map(needs_of(territory.pk).by_commune, ["92050"])
    (dot,) = drawing.dots
    assert (dot.label, 0 < dot.x < drawing.width, 0 < dot.y < drawing.height) == ("Nanterre", True, True)
    assert draw_map([], ["92050"]) is None


def seekers(offer: Offer, count: int) -> None:
    """Pupils near the offer who said that they look for what it shows."""
    school = a_school(offer.territory, latitude=offer.latitude, longitude=offer.longitude)
    first, last = coming_weeks(1)[0]
    for number in range(count):
        pupil = a_pupil(a_classroom(school, name=f"3e {number}"))
        the_class_goes(pupil, first, last)
        Request.objects.create(pupil=pupil, words="menuisier")


@pytest.fixture
def quiet() -> Offer:
    """An online offer that nobody writes to."""
    offer = a_published_offer(a_company(), weeks=coming_weeks(1), sector="wood")
    return Offer.objects.get(pk=offer.pk)


def told() -> int:
    return Message.objects.filter(notice="outreach.seeking").count()


def test_a_host_without_candidates_hears_how_many_look_for_it_and_nobodys_name(quiet):
    seekers(quiet, 3)
    tell_quiet_hosts()
    assert Nudge.objects.get().pupils == 3
    message = Message.objects.filter(notice="outreach.seeking").first()
    assert "Trois élèves près de vous cherchent exactement cela" in message.body
    assert tell_quiet_hosts()["told"] == 0  # it rests


def test_too_few_pupils_are_not_told_of(quiet):
    seekers(quiet, 2)
    assert (tell_quiet_hosts()["told"], told()) == (0, 0)


def test_at_most_twice_a_month(quiet):
    seekers(quiet, 3)
    for ago in (20, 18):
        Nudge.objects.create(offer=quiet, at=clock.now() - timedelta(days=ago), pupils=3)
    assert tell_quiet_hosts()["told"] == 0


def test_a_territory_may_want_fewer_or_none(quiet):
    seekers(quiet, 3)
    Territory.objects.filter(pk=quiet.company.territory_id).update(nudges_a_month=0)
    tell_quiet_hosts()
    assert told() == 0


def test_a_host_to_whom_somebody_wrote_is_left_in_peace():
    application = sent()
    offer = application.offer
    seekers(offer, 4)
    assert tell_quiet_hosts()["told"] == 0


def test_a_company_that_enough_pupils_wish_for_is_called_first_with_their_number(territory, volunteer, school):
    by = acting(territory.memberships.get(role=Role.COORDINATOR))
    looked_for(territory, "health", count=90)
    open_file("Clinique", by=by, territory=territory, sector="health")
    company = a_company(territory)
    wished = open_file(company.name, by=by, territory=territory, siret=company.siret, sector="wood")
    CompanyFile.objects.filter(pk=wished.pk).update(company=company)
    room = a_classroom(school)
    for number in range(3):
        assert [each.file.name for each in ten_to_call(territory.pk, needs_of(territory.pk))] == ["Clinique"], number
        pupil = a_pupil(room)
        wish(pupil, company, by=acting(pupil))
    first = ten_to_call(territory.pk, needs_of(territory.pk))[0]
    assert first.file == wished and first.why.startswith("3 élèves")

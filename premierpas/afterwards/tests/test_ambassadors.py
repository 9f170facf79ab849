"""Former pupils tell the next ones of their school; nothing says who they are, and they take it back at once."""

from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.afterwards.actions import (
    offer_tale,
    publish_tale,
    refuse_tale,
    take_tale_back,
    version_of,
)
from premierpas.afterwards.at_home import cards_of
from premierpas.afterwards.enums import TaleState
from premierpas.afterwards.errors import NotLivedYet, TaleMoved, TellsWho
from premierpas.afterwards.models import Tale
from premierpas.afterwards.reading import tales_of_company, tales_of_trade
from premierpas.agenda.models import Task
from premierpas.core import clock
from premierpas.core.outbox.models import Message
from premierpas.core.reasons import ReasonMissing
from premierpas.occupations.looking import look
from premierpas.occupations.sheets import sheets
from premierpas.organisations.enums import Role
from premierpas.placements.models import Placement, PlacementState
from tests.clients import signed_in
from tests.factories import (
    a_classroom,
    a_member,
    a_published_offer,
    a_pupil,
    a_school,
    a_teacher,
    a_territory,
    acting,
    viewer,
)

from .situations import a_lived_week

pytestmark = pytest.mark.django_db
SAID = {
    "trade": "Une menuiserie",
    "saw": "Le bois sent bon. Mets de vieilles chaussures.",
    "with_name": False,
    "may_be_invited": True,
}


@pytest.fixture
def school():
    return a_school(a_territory())


@pytest.fixture
def coordinator(school):
    return a_member(Role.COORDINATOR, school.territory)


@pytest.fixture
def week(school, coordinator):
    return a_lived_week(a_pupil(a_classroom(school)))


def offered(week, **said):
    return offer_tale(week, said=SAID | said, by=acting(week.pupil))


def published(week, coordinator, **said):
    row = offered(week, **said)
    return publish_tale(row, read_at=version_of(row), by=acting(coordinator))


def reads(school):
    room = school.classrooms.filter(name="3e B").first() or a_classroom(school, name="3e B")
    reader = a_pupil(room)
    return signed_in(reader.user).get(reverse("afterwards:tales")).content.decode()


def test_the_next_pupils_of_the_school_read_it_once_a_coordinator_has_and_no_others(week, coordinator, school):
    row = offered(week)
    assert "Le bois sent bon" not in reads(school)
    task = Task.objects.get(reason="afterwards.tale", subject=row.pk)
    assert (task.owner.key, task.due) == (f"membership:{coordinator.pk}", clock.today() + timedelta(days=7))
    publish_tale(row, read_at=version_of(row), by=acting(coordinator))
    assert not Task.objects.filter(reason="afterwards.tale", state="open").exists()
    assert "Le bois sent bon" in reads(school) and "Un ancien élève" in reads(school)
    assert "Le bois sent bon" not in reads(a_school(a_territory()))
    assert Message.objects.filter(notice="afterwards.tale_read", channel="app").count() == 1


def test_what_would_say_who_somebody_is_is_given_back_beside_its_field(week):
    for said in (
        {"saw": f"Je suis {week.pupil.first_name} {week.pupil.last_name}."},
        {"saw": "Appelle-moi au 06 12 34 56 78."},
        {"trade": "Écris à ines@exemple.test"},
    ):
        with pytest.raises(TellsWho) as refused:
            offered(week, **said)
        assert refused.value.field in said
    assert not Tale.objects.exists()


def test_the_first_name_is_shown_by_choice_only(week, coordinator, school):
    published(week, coordinator, with_name=True)
    assert week.pupil.first_name in reads(school)


def test_its_writer_takes_it_back_at_once_and_may_give_it_again(week, coordinator, school):
    row = published(week, coordinator)
    for _twice in range(2):
        take_tale_back(row, by=acting(week.pupil))
    assert "Le bois sent bon" not in reads(school)
    assert offered(week).state == TaleState.WAITING


def test_what_was_changed_meanwhile_is_read_again_before_it_is_published(week, coordinator):
    row = offered(week)
    with clock.travel(clock.now() + timedelta(minutes=1)):
        offered(week, saw="Autre chose.")
        with pytest.raises(TaleMoved):
            publish_tale(row, read_at=version_of(row), by=acting(coordinator))


def test_giving_it_back_says_why_and_its_writer_reads_that(week, coordinator):
    row = offered(week)
    with pytest.raises(ReasonMissing):
        refuse_tale(row, read_at=version_of(row), reason=" ", by=acting(coordinator))
    refuse_tale(row, read_at=version_of(row), reason="Sans le nom du chef.", by=acting(coordinator))
    page = signed_in(week.pupil.user).get(reverse("afterwards:tale", args=[week.pk])).content.decode()
    assert "Sans le nom du chef." in page


def test_nobody_tells_of_a_week_that_goes_on(school):
    week = a_lived_week(a_pupil(a_classroom(school)), days_ago=-2, state=PlacementState.ONGOING)
    with pytest.raises(NotLivedYet):
        offered(week)


def test_the_next_ones_of_the_school_meet_it_beside_the_company_and_the_trade_and_others_find_nothing(
    week, coordinator, school
):
    offer = a_published_offer()
    Placement.objects.filter(pk=week.pk).update(company=offer.company)
    published(week, coordinator, trade="Une boulangerie")
    readers = {
        "next": (a_pupil(a_classroom(school, name="3e B")), True), "elsewhere": (a_pupil(a_classroom()), False),
        "writer": (week.pupil, False), "teacher": (a_teacher(week.enrolment.classroom), False),
    }  # fmt: skip
    boulanger = look("boulangerie", sheets().values()).sheets[0]
    found = {}
    for name, (who, _reads) in readers.items():
        seen = viewer(who)
        found[name] = (bool(tales_of_company(offer.company_id, seen)), bool(tales_of_trade(boulanger, seen)))
    assert found == {name: (reads, reads) for name, (_who, reads) in readers.items()}
    client, stranger = (signed_in(readers[name][0].user) for name in ("next", "elsewhere"))
    sheet = reverse("occupations:sheet", args=[boulanger.slug])
    assert "Le bois sent bon" in client.get(sheet).content.decode()
    assert "ont vu" not in stranger.get(sheet).content.decode()
    assert not tales_of_trade(next(each for each in sheets().values() if each != boulanger), viewer(readers["next"][0]))
    take_tale_back(Tale.objects.get(), by=acting(week.pupil))
    assert "Le bois sent bon" not in client.get(sheet).content.decode()


def test_the_home_of_the_next_pupils_leads_there(week, coordinator, school):
    published(week, coordinator)
    others = a_pupil(a_classroom(school, name="3e C")).enrolments.select_related("classroom").get()
    assert reverse("afterwards:tales") in [each.url for each in cards_of(others)]
    own = week.enrolment
    assert reverse("afterwards:tales") not in [each.url for each in cards_of(own)]

"""Who has lost their mentor is in the coordinator's list with an owner and a day; a volunteer sees their own only."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.agenda.models import Task
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.mentoring.actions import end_pair
from premierpas.mentoring.enums import WhyEnded
from premierpas.mentoring.waiting import settle_idle
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.people.enums import LinkPurpose
from premierpas.people.holders import Holder
from premierpas.people.models import Pupil, Volunteer
from premierpas.people.sight import link
from tests.clients import signed_in, signed_in_as
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_member,
    a_pair,
    a_pupil,
    a_school,
    a_territory,
    a_volunteer,
    acting,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 10)


@pytest.fixture
def coordinator(db: None) -> Iterator[Membership]:
    with clock.travel(TODAY - timedelta(days=9)):
        there = a_member(Role.COORDINATOR, a_territory())
    with clock.travel(TODAY):
        yield there


@pytest.fixture
def pupil(coordinator: Membership) -> Pupil:
    with clock.travel(TODAY - timedelta(days=9)):
        return a_pupil(a_classroom(a_school(coordinator.territory)), first_name="Prince", last_name="Adjei")


def names_in(client: Client, **query: str) -> list[str]:
    answer = client.get(reverse("following:pupils"), query)
    assert answer.status_code == 200
    return [row.enrolment.pupil.first_name for row in answer.context["rows"]]


def task_about(pupil: Pupil) -> Task:
    return Task.objects.select_related("owner__user").get(reason="mentoring.alone", subject=pupil.enrolments.get().pk)


def test_who_has_lost_their_mentor_has_an_owner_and_a_day_until_another_comes(
    coordinator: Membership, pupil: Pupil
) -> None:
    client, first = signed_in_as(coordinator), a_cleared_volunteer(coordinator.territory)
    pair = a_pair(pupil, first)
    assert names_in(client, etape="sans-mentor") == []
    end_pair(pair, by=acting(coordinator), why=WhyEnded.MENTOR_LEFT)
    task = task_about(pupil)
    assert (task.owner.user, task.due, task.state) == (coordinator.user, TODAY, "open")
    assert names_in(client, etape="sans-mentor") == names_in(client, etape="moi") == ["Prince"]
    html = client.get(reverse("following:pupils"), {"etape": "sans-mentor"}).content.decode()
    assert "Sans mentor" in html and "Vous, avant le 10\xa0nov." in html
    a_pair(pupil, a_cleared_volunteer(coordinator.territory))
    assert names_in(client, etape="sans-mentor") == [] and task_about(pupil).state == "over"


@pytest.mark.parametrize("why", [WhyEnded.REFUSED, WhyEnded.YEAR_OVER, WhyEnded.PUPIL_LEFT])
def test_a_no_and_an_end_of_the_year_leave_nobody_alone(why: WhyEnded, coordinator: Membership, pupil: Pupil) -> None:
    pair = a_pair(pupil, a_cleared_volunteer(coordinator.territory))
    end_pair(pair, by=acting(coordinator), why=why)
    assert names_in(signed_in_as(coordinator), etape="sans-mentor") == []
    assert not Task.objects.filter(reason="mentoring.alone").exists()


def volunteers(pupil: Pupil, coordinator: Membership) -> dict[str, tuple[Volunteer, bool | None]]:
    """Who looks, and whether they find the pupil; None where they have no list at all."""
    territory = coordinator.territory
    people = {
        name: a_cleared_volunteer(territory)
        for name in ("mentor", "mentor of another", "unassigned yesterday", "stand-in tomorrow", "stand-in of before",
                     "too old a check")
    }  # fmt: skip
    other = a_pupil(pupil.enrolments.get().classroom, first_name="Inès")
    with clock.travel(TODAY - timedelta(days=2)):
        for_two_days = {"since": clock.now(), "until": clock.now() + timedelta(days=1)}
        end_pair(a_pair(pupil, people["unassigned yesterday"]), by=acting(coordinator), why=WhyEnded.OTHER)
        _stands_in(people["stand-in of before"], pupil, **for_two_days)
    _stands_in(people["stand-in tomorrow"], pupil, since=clock.now() + timedelta(days=1))
    _stands_in(people["too old a check"], pupil)
    Volunteer.objects.filter(pk=people["too old a check"].pk).update(checked_on=TODAY - timedelta(days=366))
    a_pair(other, people["mentor of another"])
    a_pair(pupil, people["mentor"])
    none = {"too old a check": None, "not cleared": None}
    people |= {"not cleared": a_volunteer(territory), "lead elsewhere": a_cleared_volunteer(a_territory(), role="lead")}
    return {name: (each, none.get(name, name == "mentor")) for name, each in people.items()}


def _stands_in(volunteer: Volunteer, pupil: Pupil, **days: object) -> None:
    link(Holder.volunteer(volunteer), [pupil.pk], purpose=LinkPurpose.STAND_IN, **days)  # type: ignore[arg-type]


def test_a_volunteer_finds_their_own_in_list_counts_file_and_search_and_nobody_else(
    coordinator: Membership, pupil: Pupil
) -> None:
    wrong = []
    for name, (volunteer, finds) in volunteers(pupil, coordinator).items():
        client = signed_in(volunteer.user, f"volunteer:{volunteer.pk}")
        if finds is None:
            seen = [client.get(reverse(route)).status_code != 403 for route in ("following:pupils", "following:export")]
        else:
            pages = [client.get(reverse("following:pupils"), asked) for asked in ({}, {"q": "adjei"})]
            file = b"".join(client.get(reverse("following:export"))).decode()
            seen = ["Adjei" in file, *("Adjei" in page.content.decode() for page in pages)]
            seen.append(pages[1].context["tally"][0]["count"] == 1)
        if any(seen) if not finds else not all(seen):
            wrong.append((name, seen))
        assert client.get(reverse("following:pupil", args=[pupil.pk])).status_code == 403, name
    assert wrong == []


def test_a_file_never_runs_and_holds_what_the_screen_says(coordinator: Membership) -> None:
    a_pupil(a_classroom(a_school(coordinator.territory)), first_name="Zoé", last_name="=HYPERLINK(1)")
    lines = b"".join(signed_in_as(coordinator).get(reverse("following:export"))).decode().splitlines()
    assert lines[0].startswith("\ufeffÉlève;Classe;") and lines[1].startswith("'=HYPERLINK(1), Zoé;")


def test_volunteers_who_wait_for_a_pupil_stand_beside(coordinator: Membership, pupil: Pupil) -> None:
    with clock.travel(TODAY - timedelta(days=20)):
        free, busy = a_cleared_volunteer(coordinator.territory), a_cleared_volunteer(coordinator.territory)
    a_pair(pupil, busy)
    with working_as(Actor.task("tests")):
        settle_idle([free.pk, busy.pk])
    answer = signed_in_as(coordinator).get(reverse("following:pupils"), {"etape": "sans-mentor"})
    assert [each.told.title for each in answer.context["idle"]] == [f"{free.name} attend un élève"]

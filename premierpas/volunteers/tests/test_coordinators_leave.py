"""Each spring coordinators are asked too; whoever leaves, and by whichever way, a territory has somebody."""

from datetime import datetime, time, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from premierpas.agenda.models import Presence, Task
from premierpas.agenda.tasks import reconcile
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.core.errors import DomainError
from premierpas.core.outbox.models import Message
from premierpas.organisations.actions.members import close_membership, end_membership
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership, Territory
from premierpas.organisations.presence import coordinators
from premierpas.outreach.actions import open_file
from premierpas.outreach.models import CompanyFile
from premierpas.people.enums import Clearance, TeamRole
from premierpas.volunteers.actions import say_coordination
from premierpas.volunteers.coordination import may_follow
from premierpas.volunteers.enums import Intent
from premierpas.volunteers.models import Coordination
from premierpas.volunteers.tasks import care_every_night
from tests.clients import signed_in
from tests.factories import a_cleared_volunteer, a_member, a_territory, a_user, a_volunteer, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def territory() -> Territory:
    return a_territory("Nanterre")


@pytest.fixture
def nadia(territory: Territory) -> Membership:
    return a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))


def spring(day: int = 2) -> datetime:
    year = clock.today().year + (clock.today().month >= 4)
    return datetime(year, 4, day, 12, tzinfo=clock.PARIS)


def leaves(member: Membership, *, to: Presence | None = None, days: int = 10) -> Coordination:
    return say_coordination(
        member, by=acting(member), answer=Intent.LEAVES, last_day=clock.today() + timedelta(days=days), to=to
    )


def part_of(row: object) -> Presence:
    kind = "membership" if isinstance(row, Membership) else "volunteer"
    return Presence.objects.get(key=f"{kind}:{row.pk}")  # type: ignore[attr-defined]


def names(territory: Territory) -> set[str]:
    return {each.user.name for each in coordinators(territory.pk)}


def night_after(days: int) -> None:
    with travel(datetime.combine(clock.today() + timedelta(days=days), time(1), clock.PARIS)):
        care_every_night()


def test_each_is_asked_in_spring_reminded_and_no_more_asked_once_they_have_said(nadia: Membership):
    reconcile()
    assert not Task.objects.filter(reason="volunteers.coordinator_intention").exists(), "in autumn"
    with travel(spring()):
        reconcile()
        task = Task.objects.get(reason="volunteers.coordinator_intention")
        assert (task.subject, task.owner.user, task.state) == (nadia.pk, nadia.user, "open")
        care_every_night()
        assert Message.objects.filter(notice="volunteers.spring_coordinator", user=nadia.user).exists()
        page = f"/association/equipe/coordination/{nadia.pk}/"
        assert page in signed_in(nadia.user).get("/association/equipe/").content.decode()
        answer = signed_in(nadia.user).post(page, {"answer": "stays"})
        assert answer.status_code == 302
        task.refresh_from_db()
        assert task.state == "over"


def test_the_only_one_names_who_takes_over_and_loses_nothing_typed_when_they_did_not(
    territory: Territory, nadia: Membership
):
    karim = a_cleared_volunteer(territory, user=a_user("Karim Diallo"))
    with pytest.raises(DomainError, match="dites qui reprend"):
        leaves(nadia)
    assert not Coordination.objects.filter(answer=Intent.LEAVES).exists()
    browser, page = signed_in(nadia.user), f"/association/equipe/coordination/{nadia.pk}/"
    typed = {"answer": "leaves", "last_day": (clock.today() + timedelta(days=9)).isoformat(), "word": "Je pars à Lyon."}
    refused = browser.post(page, typed)
    assert refused.status_code == 422 and "Je pars à Lyon." in refused.content.decode()
    assert browser.post(page, typed | {"to": str(part_of(karim).pk)}).status_code == 302
    told = Message.objects.get(notice="volunteers.coordinates_after", channel="app")
    assert told.user == karim.user and "Nadia Ferhat" in told.body


def test_a_colleague_who_stays_is_enough_and_two_cannot_both_rely_on_each_other(territory: Territory, nadia):
    selma = a_member(Role.COORDINATOR, territory, a_user("Selma"))
    leaves(nadia)
    with pytest.raises(DomainError, match="dites qui reprend"):
        leaves(selma)


def test_whoever_comes_in_spring_is_asked_at_once(territory: Territory, nadia: Membership):
    with travel(spring()):
        for number in range(2):
            member = a_member(Role.COORDINATOR, territory, a_user(f"Selma {number}"))
            task = Task.objects.get(reason="volunteers.coordinator_intention", subject=member.pk, state="open")
            assert task.owner.user == member.user


def test_somebody_is_named_again_when_the_colleague_who_stayed_goes_and_no_more_when_another_comes(
    territory: Territory, nadia: Membership
):
    selma = a_member(Role.COORDINATOR, territory, a_user("Selma"))
    leaves(nadia)
    lacking = Task.objects.filter(reason="volunteers.next_coordinator", state="open")
    assert not lacking.exists()
    end_membership(selma, by=acting(nadia))
    assert lacking.get().owner.user == nadia.user
    a_member(Role.COORDINATOR, territory, a_user("Karim"))
    assert not lacking.exists()


def test_after_the_last_day_the_named_one_coordinates_with_all_that_was_to_do(territory: Territory, nadia: Membership):
    karim = a_cleared_volunteer(territory, user=a_user("Karim Diallo"))
    a_volunteer(territory)  # somebody to check, which is a coordinator's work
    reconcile()
    leaves(nadia, to=part_of(karim))
    night_after(5)
    assert names(territory) == {"Nadia Ferhat"}
    night_after(11)
    assert names(territory) == {"Karim Diallo"}
    assert {task.owner.user for task in Task.objects.filter(state="open", owner__role="coordinator")} == {karim.user}
    assert Message.objects.filter(notice="volunteers.coordinates_now", user=karim.user).exists()


def test_both_coordinate_from_the_day_that_was_said_and_a_letter_says_what_there_is(territory: Territory, nadia):
    karim = a_cleared_volunteer(territory, user=a_user("Karim Diallo"))
    open_file("Boulangerie Martin", by=acting(nadia), territory=territory)
    day = clock.today() + timedelta(days=4)
    say_coordination(
        nadia, by=acting(nadia), answer=Intent.LEAVES, last_day=day + timedelta(days=6), to=part_of(karim),
        together_from=day,
    )  # fmt: skip
    night_after(3)
    assert names(territory) == {"Nadia Ferhat"}
    night_after(4)
    assert names(territory) == {"Nadia Ferhat", "Karim Diallo"}
    answer = signed_in(nadia.user).get(f"/association/equipe/coordination/{nadia.pk}/lettre.pdf")
    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert "Boulangerie Martin" in words and "Karim Diallo" in words
    night_after(11)
    assert names(territory) == {"Karim Diallo"}
    assert CompanyFile.objects.get().owner.user == karim.user


def test_whoever_was_named_and_is_gone_is_asked_for_again_and_the_next_responsible_follows(
    territory: Territory, nadia: Membership
):
    karim = a_cleared_volunteer(territory, user=a_user("Karim Diallo"))
    lead = a_cleared_volunteer(territory, user=a_user("Lina Chef"))
    type(lead).objects.filter(pk=lead.pk).update(role=TeamRole.LEAD)
    leaves(nadia, to=part_of(karim))
    type(karim).objects.filter(pk=karim.pk).update(state=Clearance.EXPIRED)
    reconcile()
    assert Task.objects.get(reason="volunteers.next_coordinator").owner.user == nadia.user
    night_after(11)
    assert names(territory) == {"Lina Chef"}


def test_with_nobody_cleared_it_is_a_coordinator_of_another_place_and_with_nobody_at_all_they_stay(
    territory: Territory, nadia: Membership
):
    a_volunteer(territory, user=a_user("Pas vérifié"))
    assert may_follow(nadia) == []
    with pytest.raises(DomainError):
        leaves(nadia)
    with working_as(Actor.task("tests")):
        close_membership(nadia)
    assert names(territory) == set()
    other = a_member(Role.COORDINATOR, a_territory("Colombes"), a_user("Omar Voisin"))
    third = a_member(Role.COORDINATOR, territory, a_user("Zoé"))
    with working_as(Actor.task("tests")):
        close_membership(third)  # as when an account is erased
    assert names(territory) == {"Omar Voisin"} and names(other.territory) == {"Omar Voisin"}


def test_who_stays_after_all_stays_and_a_colleague_may_say_it(territory: Territory, nadia: Membership):
    selma = a_member(Role.COORDINATOR, territory, a_user("Selma"))
    leaves(nadia)
    say_coordination(nadia, by=acting(selma), answer=Intent.STAYS)
    night_after(11)
    assert names(territory) == {"Nadia Ferhat", "Selma"}
    end_membership(nadia, by=acting(selma))
    assert names(territory) == {"Selma"}

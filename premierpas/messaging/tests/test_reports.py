"""What a pupil reports is never refused, never drowns, and always reaches somebody who may act."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from premierpas.accounts.tests.situations import all_at_once
from premierpas.agenda.models import Task
from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.errors import WrongState
from premierpas.core.outbox.models import Channel, Message
from premierpas.messaging.actions import follow_up, report_problem
from premierpas.messaging.models import Incident, IncidentNote, IncidentState
from premierpas.messaging.tasks import go_further
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.people.models import Pupil
from tests.clients import signed_in, signed_in_as
from tests.factories import a_classroom, a_member, a_pupil, a_territory, acting

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
PAGE = "/moi/probleme/"


def coordinator_of(pupil: Pupil) -> Membership:
    return a_member(Role.COORDINATOR, pupil.enrolments.get().classroom.school.territory)


def tell(pupil: Pupil, worry: str = "other", at: datetime = NOON, text: str = "…") -> Incident:
    with travel(at):
        return report_problem(pupil, by=acting(pupil), worry=worry, text=text)


def client_of(who: Pupil | Membership) -> Client:
    return signed_in_as(who) if isinstance(who, Membership) else signed_in(who.user)


def told(member: Membership) -> int:
    return Message.objects.filter(user=member.user, channel=Channel.APP).count()


def test_three_hundred_reports_in_a_minute_are_one_file_and_one_message() -> None:
    pupil = a_pupil()
    coordinator = coordinator_of(pupil)
    for second in range(304):
        tell(pupil, at=NOON + timedelta(seconds=second / 4), text=f"mot {second}")
    assert Incident.objects.get().text == "mot 0"
    assert set(IncidentNote.objects.values_list("text", flat=True)) == {f"mot {n}" for n in range(1, 304)}
    assert told(coordinator) == 1


@pytest.mark.parametrize(
    ("worry", "later", "messages"),
    [
        ("other", timedelta(minutes=59), 1),
        ("other", timedelta(hours=1), 2),
        ("violence", timedelta(seconds=1), 2),
    ],
    ids=["the same within the hour", "the same after an hour", "another worry at once"],
)
def test_what_is_added_is_told_by_groups_and_a_graver_word_at_once(worry, later, messages) -> None:
    pupil = a_pupil()
    coordinator = coordinator_of(pupil)
    tell(pupil)
    tell(pupil, worry, NOON + later)
    assert told(coordinator) == messages
    assert Incident.objects.count() == 1


def test_a_word_after_an_answer_is_told_at_once_and_the_file_waits_again() -> None:
    pupil = a_pupil()
    coordinator = coordinator_of(pupil)
    incident = tell(pupil)
    follow_up(incident, by=acting(coordinator), note="Appelé", state=IncidentState.HANDLED)
    again = tell(pupil, at=NOON + timedelta(minutes=2))
    assert (again.pk, again.state, told(coordinator)) == (incident.pk, IncidentState.OPEN, 2)
    follow_up(again, by=acting(coordinator), note="Rappelé", state=IncidentState.HANDLED)
    with pytest.raises(WrongState):
        follow_up(again, by=acting(coordinator), note="…", state=IncidentState.OPEN)


def test_after_its_end_a_new_report_is_a_file_of_its_own() -> None:
    pupil = a_pupil()
    coordinator = coordinator_of(pupil)
    follow_up(tell(pupil), by=acting(coordinator), note="Réglé", state=IncidentState.CLOSED)
    tell(pupil, at=NOON + timedelta(minutes=2))
    assert (Incident.objects.count(), told(coordinator)) == (2, 2)


def test_two_pupils_never_share_a_file() -> None:
    classroom = a_classroom()
    assert tell(a_pupil(classroom)).pk != tell(a_pupil(classroom)).pk


@pytest.mark.django_db(transaction=True)
@pytest.mark.concurrency
def test_reports_sent_at_once_are_one_file_and_lose_no_word() -> None:
    pupil = a_pupil()
    coordinator = coordinator_of(pupil)
    all_at_once([lambda number=number: tell(pupil, text=f"mot {number}") for number in range(12)])
    words = {Incident.objects.get().text, *IncidentNote.objects.values_list("text", flat=True)}
    assert words == {f"mot {number}" for number in range(12)}
    assert told(coordinator) == 1


def test_without_a_coordinator_present_the_others_are_told_may_read_and_are_named_to_the_pupil() -> None:
    pupil = a_pupil()
    former, elsewhere = coordinator_of(pupil), a_member(Role.COORDINATOR, a_territory())
    Membership.objects.filter(pk=former.pk).update(until=NOON)
    incident = tell(pupil, at=clock.now())
    assert (told(former), told(elsewhere)) == (0, 1)
    reader = client_of(elsewhere)
    assert reader.get(f"/association/signalements/{incident.pk}/").status_code == 200
    assert pupil.last_name in reader.get("/association/signalements/").content.decode()
    for address in (PAGE, f"{PAGE}recu/"):
        said = client_of(pupil).get(address).content.decode()
        assert elsewhere.user.name in said and "personne ne coordonne ton territoire" in said
    successor = coordinator_of(pupil)
    assert reader.get(f"/association/signalements/{incident.pk}/").status_code == 403
    assert successor.user.name in client_of(pupil).get(PAGE).content.decode()


def test_where_nobody_coordinates_anything_the_deployments_contact_is_told_without_its_content(settings) -> None:
    settings.ASSOCIATION_EMAIL = "contact@association.test"
    pupil = a_pupil()
    tell(pupil, text="un secret")
    message = Message.objects.get(to="contact@association.test")
    assert "make_territory" in message.body
    assert "un secret" not in message.body and pupil.first_name not in message.body + message.subject
    assert "Personne ne coordonne ton territoire" in client_of(pupil).get(f"{PAGE}recu/").content.decode()


def test_the_school_is_never_told() -> None:
    pupil = a_pupil()
    head = a_member(Role.HEAD_TEACHER, pupil.enrolments.get().classroom.school)
    incident = tell(pupil)
    assert told(head) == 0
    assert client_of(head).get(f"/association/signalements/{incident.pk}/").status_code == 403


def test_what_the_pupil_has_added_stands_in_the_file() -> None:
    pupil = a_pupil()
    coordinator, browser = coordinator_of(pupil), client_of(pupil)
    incident = tell(pupil)
    key = browser.get(PAGE).context["form"]["once"].value()
    words = {"worry": "violence", "text": "Il recommence", "call_me": "après 17 h", "once": key}
    assert browser.post(PAGE, words).status_code == 302
    page = client_of(coordinator).get(f"/association/signalements/{incident.pk}/").content.decode()
    assert "Il recommence" in page and "après 17 h" in page and "J’ai peur" in page
    assert "Personne n’a encore répondu" in page


def test_what_nobody_has_taken_goes_to_the_coordinators_of_elsewhere_after_twelve_hours() -> None:
    pupil = a_pupil()
    here, elsewhere = coordinator_of(pupil), a_member(Role.COORDINATOR, a_territory())
    begun = clock.now()
    incident = tell(pupil, at=begun)
    address, reader = f"/association/signalements/{incident.pk}/", client_of(elsewhere)
    for hours, may_read in ((11, False), (13, True)):
        with travel(begun + timedelta(hours=hours)):
            go_further()
            go_further()  # again: told once
            assert (reader.get(address).status_code == 200) == may_read
            assert told(elsewhere) == may_read
            task = Task.objects.get(reason="messaging.incident", subject=incident.pk)
            assert task.owner.user == (elsewhere if may_read else here).user
    with travel(begun + timedelta(hours=14)):
        follow_up(incident, by=acting(here), note="Appelé", state="handled")
        assert reader.get(address).status_code == 403

"""A letter to three hundred: counted with names before it leaves, and each person gets it once, or not at all."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.core import mail
from django.test import Client

from premierpas.campaigns.actions import begin_campaign, send_campaign, stop_campaign, take_out, write_campaign
from premierpas.campaigns.audience import weigh
from premierpas.campaigns.enums import CampaignState, Fate
from premierpas.campaigns.errors import NobodyToWriteTo, OthersMeanwhile
from premierpas.campaigns.models import Campaign, Letter
from premierpas.campaigns.tasks import dispatch
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.audiences import LeftOut
from premierpas.core.outbox.delivery import deliver_message
from premierpas.core.outbox.models import Cause, Delivery, Message
from premierpas.core.outbox.refusals import Refusal, note_refusal
from premierpas.core.outbox.suppression import suppress
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Territory
from premierpas.outreach.actions import move_file, open_file
from premierpas.outreach.enums import FileState, Kind
from premierpas.outreach.models import Contact, Entry
from tests.factories import a_member, a_territory, a_user, acting

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, tzinfo=clock.PARIS)  # a Tuesday
NIGHT = datetime(2026, 11, 27, 18, 40, tzinfo=clock.PARIS)  # a Friday


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.travel(NOON):
        yield


@pytest.fixture
def territory() -> Territory:
    return a_territory("Nanterre")


@pytest.fixture
def nadia(territory: Territory) -> Actor:
    return acting(a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat")))


def contacts(territory: Territory, count: int) -> list[Contact]:
    """So many people: a few each of a company of their own, many of one."""
    by = acting(territory.memberships.get(role=Role.COORDINATOR))
    names = [f"Atelier {n}" for n in range(count if count < 10 else 1)]
    files = [open_file(name, by=by, territory=territory, other_company=True) for name in names]
    return Contact.objects.bulk_create(
        Contact(file=files[n % len(files)], name=f"Awa Diop {n:03}", email=f"awa{n}@exemple.test") for n in range(count)
    )


def a_campaign(territory: Territory, by: Actor) -> Campaign:
    campaign = begin_campaign("Places de mai", by=by, territory=territory, audience="companies")
    text = "Bonjour {prénom} de {entreprise},\n\nune place en mai ?\n\n{signature}"
    return write_campaign(campaign, by=by, title="Places de mai", subject="Une place ?", text=text, chosen={})


def deliver_all() -> None:
    for pk in Message.objects.filter(state=Delivery.QUEUED).values_list("pk", flat=True):
        deliver_message(pk)


def run(campaign: Campaign, times: int = 6) -> None:
    for _each in range(times):
        dispatch(campaign.pk)


def test_three_hundred_less_one_unsubscribed_and_one_bounced_are_exactly_the_others(territory: Territory, nadia: Actor):
    people = contacts(territory, 300)
    suppress(people[0].email, cause=Cause.UNSUBSCRIBED, whose=f"contact:{people[0].pk}", scope="letters.companies")
    suppress(people[1].email, cause=Cause.BOUNCED)
    campaign = a_campaign(territory, nadia)
    weighed = weigh(campaign)
    assert weighed.chosen == 300
    assert {minus.reason: [each.name for each in minus.people] for minus in weighed.minus} == {
        LeftOut.UNSUBSCRIBED: ["Awa Diop 000"],
        LeftOut.BOUNCED: ["Awa Diop 001"],
    }
    assert weighed.count == 298
    send_campaign(campaign, expected=298, by=nadia)
    send_campaign(campaign, expected=298, by=nadia)  # the button, pressed again
    late = people[2]  # unsubscribes between the preview and the hour
    suppress(late.email, cause=Cause.UNSUBSCRIBED, whose=f"contact:{late.pk}", scope="letters.companies")
    run(campaign)
    run(campaign)
    later = people[3]  # and one after the letter was handed to the outbox
    suppress(later.email, cause=Cause.UNSUBSCRIBED, whose=f"contact:{later.pk}", scope="letters.companies")
    deliver_all()
    deliver_all()
    got = [each for message in mail.outbox for each in message.to]
    assert len(got) == len(set(got)) == 296
    assert not {people[n].email for n in range(4)} & set(got)
    note_refusal(Refusal(Message.objects.get(to=people[4].email).pk, "550 no such user"))
    fates = Letter.objects.filter(campaign=campaign)
    assert fates.filter(fate=Fate.SENT).count() == 295
    assert fates.filter(fate=Fate.BOUNCED).get().key == f"contact:{people[4].pk}"
    assert fates.filter(fate=Fate.UNWANTED).count() == 2
    assert Entry.objects.filter(kind=Kind.MAIL_SENT).count() == 296
    campaign.refresh_from_db()
    assert campaign.state == CampaignState.SENT


def test_each_reads_their_own_words_and_may_stop_with_one_click(territory: Territory, nadia: Actor):
    (awa,) = contacts(territory, 1)
    send_campaign(a_campaign(territory, nadia), expected=1, by=nadia)
    run(Campaign.objects.get())
    deliver_all()
    (sent,) = mail.outbox
    assert "Bonjour Awa d’Atelier 0," in sent.body and "Nadia Ferhat" in sent.body
    assert "Atelier 0 est en contact avec nous" in sent.body
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = sent.extra_headers["List-Unsubscribe"].strip("<>")
    assert address in sent.body
    path = "/" + address.split("/", 3)[3]
    client = Client(enforce_csrf_checks=True)
    assert client.get(path).status_code == 200
    awa.refresh_from_db()
    assert awa.no_mail_since is None, "looking changes nothing"
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 204
    awa.refresh_from_db()
    assert awa.no_mail_since is not None
    assert Letter.objects.get().unsubscribed_at is not None
    assert "C’est fait" in client.get(path).content.decode()
    client.post(path, {"act": "resume"})
    awa.refresh_from_db()
    assert awa.no_mail_since is None
    assert client.post(path.replace(path[-10], "x" if path[-10] != "x" else "y")).status_code == 404


def test_one_persons_unsubscribing_is_never_anothers(territory: Territory, nadia: Actor):
    awa, boris = contacts(territory, 2)
    Contact.objects.filter(pk=boris.pk).update(email=awa.email.upper())
    campaign = a_campaign(territory, nadia)
    assert {minus.reason for minus in weigh(campaign).minus} == {LeftOut.SAME_ADDRESS}
    suppress(awa.email, cause=Cause.UNSUBSCRIBED, whose=f"contact:{awa.pk}", scope="letters.companies")
    weighed = weigh(campaign)
    assert [each.key for each in weighed.people] == [f"contact:{boris.pk}"]
    Contact.objects.filter(pk=awa.pk).update(email="ailleurs@exemple.test")
    assert f"contact:{awa.pk}" not in {each.key for each in weigh(campaign).people}, "at whatever address"
    suppress(awa.email, cause=Cause.BOUNCED)
    assert {minus.reason for minus in weigh(campaign).minus} == {LeftOut.UNSUBSCRIBED, LeftOut.BOUNCED}


def test_a_letter_waits_for_the_hour_and_is_stopped_until_then(territory: Territory, nadia: Actor):
    contacts(territory, 3)
    with clock.travel(NIGHT):
        campaign = send_campaign(a_campaign(territory, nadia), expected=3, by=nadia)
        assert campaign.leaves_at == datetime(2026, 11, 30, 9, tzinfo=clock.PARIS), "Monday at nine"
        dispatch(campaign.pk)
        assert not Message.objects.exists()
    with clock.travel(datetime(2026, 11, 30, 9, 1, tzinfo=clock.PARIS)):
        dispatch(campaign.pk)
        assert Message.objects.filter(state=Delivery.QUEUED).count() == 3
    with clock.travel(NIGHT):
        other = a_campaign(territory, nadia)
        assert {minus.reason for minus in weigh(other).minus} == set(), "nothing has left yet"
        send_campaign(other, expected=3, by=nadia)
        stop_campaign(other, by=nadia)
        dispatch(other.pk)
    assert set(other.letters.values_list("fate", flat=True)) == {Fate.RECALLED}
    assert Message.objects.count() == 3


def test_the_sum_names_each_reason_once_and_adds_up(territory: Territory, nadia: Actor):
    people = contacts(territory, 8)
    Contact.objects.filter(pk=people[0].pk).update(email="")
    Contact.objects.filter(pk=people[1].pk).update(left_on=clock.today())
    Contact.objects.filter(pk=people[2].pk).update(no_mail_since=clock.now())
    move_file(people[3].file, FileState.DECLINED, why="Pas le temps", by=nadia)
    Contact.objects.filter(pk=people[4].pk).update(email=people[7].email)
    earlier = a_campaign(territory, nadia)
    Letter.objects.create(campaign=earlier, key=f"contact:{people[5].pk}", fate=Fate.SENT, left_at=clock.now())
    campaign = take_out(a_campaign(territory, nadia), key=f"contact:{people[6].pk}", by=nadia)
    weighed = weigh(campaign)
    assert {minus.reason for minus in weighed.minus} == {
        LeftOut.NO_ADDRESS, LeftOut.GONE, LeftOut.UNSUBSCRIBED, LeftOut.QUIET, LeftOut.SAME_ADDRESS, LeftOut.RECENT,
        LeftOut.BY_HAND,
    }  # fmt: skip
    assert weighed.chosen - sum(minus.count for minus in weighed.minus) == weighed.count == 1


def test_nobody_chosen_sends_nothing_and_another_number_is_shown_first(territory: Territory, nadia: Actor):
    campaign = a_campaign(territory, nadia)
    with pytest.raises(NobodyToWriteTo):
        send_campaign(campaign, expected=0, by=nadia)
    contacts(territory, 2)
    with pytest.raises(OthersMeanwhile):
        send_campaign(campaign, expected=1, by=nadia)
    assert not Letter.objects.exists() and not Message.objects.exists()

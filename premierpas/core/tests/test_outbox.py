"""Messages: written once per occasion and person, delivered once, tried again when a carrier fails."""

import pytest
from django.core import mail
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from premierpas.core import clock
from premierpas.core.outbox.delivery import ATTEMPTS, deliver_message
from premierpas.core.outbox.models import Channel, Delivery, Message
from premierpas.core.outbox.notices import REGISTRY, Notice, Recipient, declare, post
from premierpas.core.outbox.sms import MemorySms
from tests.factories import a_user

pytestmark = pytest.mark.django_db
NOTICE = Notice(
    code="tests.place_free",
    subject="Une place est libre",
    body="Bonjour {name}, une place est libre chez {company}.",
    why="Vous suivez {company}.",
    button="Voir la place",
    channels=(Channel.APP, Channel.EMAIL, Channel.SMS),
    sms="{company} : une place est libre.",
)
ANNA = Recipient(name="Anna", email="anna@exemple.test", phone="+33612345678")


class Broken:
    """A carrier that can't be reached."""

    def carry(self, message: Message) -> None:
        raise ConnectionRefusedError("the mail server is away")


class Confused:
    """A backend that is set up wrongly."""

    def carry(self, message: Message) -> None:
        raise ValueError("no such provider")


def jobs() -> int:
    return ProcrastinateJob.objects.filter(task_name="core.deliver_message", status="todo").count()


def tell(to=ANNA, key="tests.place_free:1", **more) -> list[Message]:
    return post(NOTICE, to, key=key, about=None, company="Atelier", **more)


def test_a_person_is_told_by_every_channel_they_have():
    user = a_user(email="lea@exemple.test")
    written = tell(Recipient(name="Léa", user_id=user.pk, email=user.email))
    assert {(message.channel, message.state) for message in written} == {("app", "sent"), ("email", "queued")}
    assert written[0].body == "Bonjour Léa, une place est libre chez Atelier."
    assert jobs() == 1


def test_a_text_message_has_its_own_shorter_words():
    sms = next(message for message in tell() if message.channel == Channel.SMS)
    assert (sms.to, sms.body) == ("+33612345678", "Atelier : une place est libre.")


def test_the_same_occasion_again_adds_nothing():
    tell()
    assert tell() == [] and Message.objects.count() == 2 and jobs() == 2
    assert len(tell(key="tests.place_free:2")) == 2


def test_a_person_in_two_roles_gets_one_message():
    as_guardian = Recipient(name="Anna B.", email="anna@exemple.test")
    assert len(tell([ANNA, as_guardian])) == 2  # one e-mail, one text message


def test_a_message_of_an_action_that_is_undone_never_leaves():
    with pytest.raises(RuntimeError), transaction.atomic():
        tell()
        raise RuntimeError
    assert (Message.objects.count(), jobs()) == (0, 0)


def test_a_notice_is_declared_once():
    with pytest.raises(ValueError):
        declare(Notice(code=next(iter(REGISTRY)), subject="", body="", why=""))


def test_delivering_twice_sends_once():
    message = next(each for each in tell(link="/moi/") if each.channel == Channel.EMAIL)
    for _time in range(2):
        deliver_message(message_id=message.pk)
    message.refresh_from_db()
    assert message.state == Delivery.SENT and message.sent_at
    assert len(mail.outbox) == 1
    sent = mail.outbox[0]
    assert sent.to == ["anna@exemple.test"] and sent.subject == "Une place est libre"
    assert "/moi/" in sent.body and "Vous suivez Atelier." in sent.body
    html, kind = sent.alternatives[0]
    assert kind == "text/html" and "Voir la place" in html


def test_a_text_message_goes_to_the_provider(settings):
    MemorySms.sent.clear()
    sms = next(message for message in tell(link="/moi/") if message.channel == Channel.SMS)
    deliver_message(message_id=sms.pk)
    assert MemorySms.sent == [("+33612345678", f"Atelier : une place est libre. {settings.SITE_URL}/moi/")]


def test_a_carrier_that_fails_leaves_the_message_waiting_and_is_tried_again(settings):
    message = next(each for each in tell() if each.channel == Channel.EMAIL)
    settings.OUTBOX_DELIVERY = f"{__name__}.Broken"
    with pytest.raises(OSError):
        deliver_message(message_id=message.pk)
    message.refresh_from_db()
    assert (message.state, message.error) == (Delivery.QUEUED, "the mail server is away")
    patience = deliver_message.retry_strategy
    assert sum(patience.exponential_wait ** (n + 1) for n in range(patience.max_attempts - 1)) > 3600
    settings.OUTBOX_DELIVERY = "premierpas.core.outbox.delivery.Real"
    deliver_message(message_id=message.pk)
    message.refresh_from_db()
    assert (message.state, message.error, len(mail.outbox)) == (Delivery.SENT, "", 1)


def test_after_the_last_attempt_a_message_has_failed_and_says_why(settings):
    message = next(each for each in tell() if each.channel == Channel.EMAIL)
    settings.OUTBOX_DELIVERY = f"{__name__}.Confused"
    for _attempt in range(ATTEMPTS - 1):
        with pytest.raises(ValueError):
            deliver_message(message_id=message.pk)
    deliver_message(message_id=message.pk)
    message.refresh_from_db()
    assert (message.state, message.error) == (Delivery.FAILED, "no such provider")
    deliver_message(message_id=message.pk)
    assert mail.outbox == []


def test_a_message_that_is_gone_is_no_error():
    deliver_message(message_id=0)
    assert mail.outbox == []


def test_messages_carry_the_time_of_the_clock():
    with clock.travel(clock.now().replace(year=2027, month=1, day=18)) as _there:
        user = a_user()
        written = tell(Recipient(name="Léa", user_id=user.pk))
    assert written[0].at.year == 2027 and written[0].sent_at.year == 2027

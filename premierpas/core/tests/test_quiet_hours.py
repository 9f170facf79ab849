"""A minor is left in peace at night, on Sundays and on holidays; what is urgent comes at once."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.core import mail
from hypothesis import given
from hypothesis import strategies as st
from procrastinate.contrib.django.models import ProcrastinateJob

from premierpas.core import clock
from premierpas.core.calendar import is_public_holiday
from premierpas.core.outbox.delivery import deliver_message
from premierpas.core.outbox.models import Channel, Delivery, Message
from premierpas.core.outbox.notices import Notice, Recipient, Topic, declare, post
from premierpas.core.outbox.quiet import Locality, awake_from

PARIS, REUNION = Locality("92"), Locality("974")
ALL = (Channel.APP, Channel.EMAIL, Channel.SMS)
NEWS = Notice(code="tests.news", subject="Du nouveau", body="Lis.", why="", channels=ALL)
CODE = Notice(code="tests.code", subject="Ton code", body="Lis.", why="", channels=(Channel.EMAIL,), urgent=True)
LEA = Recipient(name="Léa", email="lea@exemple.test", rests=PARIS)
ADULT = Recipient(name="Anna", email="anna@exemple.test")


def at(day: str, hour: str, where: Locality = PARIS) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=where.zone)


@pytest.mark.parametrize(
    ("day", "hour", "then"),
    [
        ("2026-11-24", "20:59", ("2026-11-24", "20:59")),
        ("2026-11-24", "21:00", ("2026-11-25", "07:30")),
        ("2026-11-25", "02:00", ("2026-11-25", "07:30")),
        ("2026-11-25", "07:30", ("2026-11-25", "07:30")),
        ("2026-11-28", "21:30", ("2026-11-30", "07:30")),  # Saturday evening: on Monday
        ("2026-11-29", "06:00", ("2026-11-30", "07:30")),  # Sunday
        ("2026-11-10", "22:00", ("2026-11-12", "07:30")),  # the eve of 11 November
        ("2027-03-27", "23:00", ("2027-03-30", "07:30")),  # Easter, and the night that loses an hour
    ],
)
def test_what_comes_at_night_or_on_a_day_of_rest_waits_for_the_next_morning(day, hour, then):
    assert awake_from(at(day, hour), PARIS) == at(*then)


def test_night_is_where_the_school_is():
    moment = at("2026-11-24", "19:00")  # ten in the evening there
    assert awake_from(moment, PARIS) == moment
    assert awake_from(moment, REUNION) == at("2026-11-25", "07:30", REUNION)


@given(
    moment=st.datetimes(datetime(2026, 9, 1), datetime(2028, 7, 1)).map(lambda each: each.replace(tzinfo=UTC)),
    where=st.sampled_from([PARIS, REUNION, Locality("972"), Locality("988"), Locality("67"), Locality()]),
)
def test_whenever_it_is_the_next_good_moment_is_by_day_and_not_far(moment, where):
    found = awake_from(moment, where).astimezone(where.zone)
    assert moment <= found < moment + timedelta(days=5)
    assert time(7, 30) <= found.time() < time(21)
    assert found.weekday() != 6 and not is_public_holiday(found.date(), where.department)
    assert awake_from(found, where) == found


def written(notice: Notice, to: Recipient) -> Message:
    return next(
        each for each in post(notice, to, key=f"{notice.code}:{to.name}", about=None) if each.channel == Channel.EMAIL
    )


@pytest.mark.django_db
def test_a_message_to_a_minor_is_delivered_in_the_morning_and_one_to_an_adult_at_once():
    with clock.travel(at("2026-11-24", "22:00")):
        to_minor, to_adult = written(NEWS, LEA), written(NEWS, ADULT)
        jobs = ProcrastinateJob.objects.filter(task_name="core.deliver_message")
        assert sorted(job.scheduled_at or 0 for job in jobs if job.scheduled_at) == [at("2026-11-25", "07:30")]
        for message in (to_minor, to_adult):
            deliver_message(message_id=message.pk)
        assert [sent.to for sent in mail.outbox] == [["anna@exemple.test"]]
        to_minor.refresh_from_db()
        assert to_minor.state == Delivery.QUEUED
        assert jobs.all().count() == 3  # whoever was too early has queued it again
    with clock.travel(at("2026-11-25", "07:30")):
        deliver_message(message_id=to_minor.pk)
    assert [sent.to for sent in mail.outbox] == [["anna@exemple.test"], ["lea@exemple.test"]]


@pytest.mark.django_db
def test_what_is_urgent_reaches_a_minor_at_night():
    with clock.travel(at("2026-11-24", "22:00")):
        message = written(CODE, LEA)
        deliver_message(message_id=message.pk)
    assert message.not_before is None and len(mail.outbox) == 1


def test_what_is_urgent_or_not_shown_in_the_app_cannot_be_switched_off():
    topic = Topic("tests", "Essais", ("pupil",))
    for more in ({"urgent": True}, {"channels": (Channel.EMAIL,)}):
        with pytest.raises(ValueError, match="has a topic"):
            declare(Notice(code="tests.refused", subject="", body="", why="", topic=topic, **more))

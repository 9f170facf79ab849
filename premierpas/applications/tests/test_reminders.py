"""Reminders and expiry: on their days, once, caught up after a missed day, and one bad record stops nothing."""

from datetime import date

import pytest

from premierpas.applications import actions, tasks
from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.models import Application
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.core.models import ScheduledRun
from premierpas.core.outbox.models import Message
from tests.factories import a_host_of, acting

from .situations import an_old_pupil, in_state, sent

pytestmark = pytest.mark.django_db


def run_on(*days: date) -> list[dict[str, int]]:
    """What the task did on each of these days."""
    done = []
    for day in days:
        with travel(day):
            done.append(tasks.run_deadlines())
    return done


def mails(code: str) -> int:
    return Message.objects.filter(notice=f"applications.{code}", channel="email").count()


def test_the_company_is_reminded_on_days_5_10_and_14(november: date) -> None:
    sent()
    days = [date(2026, 11, n) for n in range(11, 26)]
    reminded = [day.day for day, done in zip(days, run_on(*days), strict=True) if done["companies_reminded"]]
    assert reminded == [15, 20, 24]


def test_a_missed_week_sends_one_reminder_not_two(november: date) -> None:
    sent()
    run_on(date(2026, 11, 22), date(2026, 11, 22))
    assert mails("reminder") == 1


def test_each_reminder_carries_a_link_that_opens(november: date) -> None:
    from premierpas.accounts.links import Link

    application = sent()
    run_on(date(2026, 11, 15))
    message = Message.objects.get(notice="applications.reminder", channel="email")
    with travel(date(2026, 11, 15)):
        assert Link.objects.get(pk=message.link.removeprefix("link:")).is_open
    assert Link.objects.filter(purpose="applications.answer", subject_id=application.pk, revoked_at=None).count() == 1


def test_an_unanswered_application_expires_the_day_after(november: date) -> None:
    application = sent()
    run_on(date(2026, 11, 25))
    application.refresh_from_db()
    assert application.state == S.SUBMITTED
    run_on(date(2026, 11, 26), date(2026, 11, 26))
    application.refresh_from_db()
    assert application.state == S.EXPIRED
    assert mails("unanswered") == 1
    assert Message.objects.filter(notice="applications.no_answer").count() == 1


def test_the_teacher_is_told_on_the_third_school_day_and_the_pupil_reminded_by_sms(november: date) -> None:
    in_state(S.ACCEPTED, an_old_pupil(phone="+33612345678"))
    run_on(date(2026, 11, 12))
    assert mails("unconfirmed") == 0
    run_on(date(2026, 11, 13), date(2026, 11, 13), date(2026, 11, 14))  # 11 November is a public holiday: 12, 13, 16
    assert mails("unconfirmed") == 0
    run_on(date(2026, 11, 16), date(2026, 11, 16), date(2026, 11, 17))
    assert mails("unconfirmed") == 1
    assert Message.objects.filter(notice="applications.confirm_soon", channel="sms").count() == 1


def test_an_unconfirmed_acceptance_expires_and_the_seat_is_free(november: date) -> None:
    application = in_state(S.ACCEPTED)
    assert application.confirm_due == date(2026, 11, 25)
    run_on(date(2026, 11, 26))
    application.refresh_from_db()
    application.slot.refresh_from_db()
    assert (application.state, application.slot.free) == (S.EXPIRED, 1)
    assert mails("released") == 1


def test_a_day_missed_for_a_month_is_caught_up_in_one_run(november: date) -> None:
    sent()
    in_state(S.ACCEPTED)
    done = run_on(date(2026, 12, 20), date(2026, 12, 20))
    assert [each["expired"] for each in done] == [2, 0]


def test_one_bad_record_does_not_stop_the_rest(november: date, monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = sent(), sent()
    whole = actions.expire

    def breaks(application_id: int, *, by: Actor) -> bool:
        if application_id == bad.pk:
            raise RuntimeError("broken")
        return whole(application_id, by=by)

    monkeypatch.setattr(tasks, "expire", breaks)
    (done,) = run_on(date(2026, 11, 26))
    assert (done["expired"], done["failed"]) == (1, 1)
    assert Application.objects.get(pk=good.pk).state == S.EXPIRED
    assert ScheduledRun.objects.get(name=tasks.RUN).last_result["failed"] == 1


def test_after_more_time_reminders_start_anew(november: date) -> None:
    application = sent()
    with travel(date(2026, 11, 24)):
        actions.ask_more_time(application, by=a_host_of(application))
    done = run_on(date(2026, 11, 25), date(2026, 11, 29))
    assert [each["companies_reminded"] for each in done] == [0, 1]


def test_no_email_subject_holds_the_pupils_name(november: date) -> None:
    pupil = an_old_pupil(first_name="Zéphyrine", last_name="Quintard")
    for state in S:
        if state not in (S.DRAFT, S.SUPERSEDED):
            application = in_state(state, pupil)
            if state in (S.SUBMITTED, S.READ, S.UNDER_REVIEW, S.ACCEPTED, S.CONFIRMED):
                actions.withdraw(application, by=acting(pupil), reason="non")
    subjects = Message.objects.filter(channel="email").values_list("subject", flat=True)
    assert len(subjects) > 10
    assert not [subject for subject in subjects if "phyrine" in subject or "uintard" in subject]

"""Former pupils are asked again where they wished it, by themselves or with their family, and stopped in one tap."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.accounts.links import Link
from premierpas.afterwards.actions import leave_address, say_for_alumni
from premierpas.afterwards.alumni import months_after, stand_of
from premierpas.afterwards.errors import FamilyDecides, NotLivedYet
from premierpas.afterwards.models import Alumnus, FollowUp, FollowUpAnswer
from premierpas.afterwards.tasks import run_follow_ups
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.errors import NotAllowed
from premierpas.core.outbox.models import Message
from premierpas.people.consenting import matters
from premierpas.people.models import Guardian, Pupil
from premierpas.privacy.erasing import erase_pupil
from premierpas.privacy.keeping import keep_no_longer
from tests.clients import signed_in
from tests.factories import a_head_of, a_pupil, acting

from .situations import a_lived_week, an_alumnus, run_follow_ups_for

pytestmark = pytest.mark.django_db
SAID = {"does": "pro", "helped": "4", "confident": "3", "met_again": "yes", "worked": "no"}
MAIL = "ines@exemple.test"


def year_of(pupil):
    return pupil.enrolments.select_related("classroom__school", "pupil").get(left_on=None)


def born(pupil, years):
    Pupil.objects.filter(pk=pupil.pk).update(birth_date=clock.today() - timedelta(days=round(365.25 * years) + 2))
    pupil.refresh_from_db()
    return pupil


def page():
    return Link.objects.filter(purpose="afterwards.follow_up").latest("pk").address


def test_an_address_is_left_after_the_week_and_under_fifteen_only_with_the_familys_yes():
    pupil = born(a_pupil(), 14)
    year = year_of(pupil)
    with pytest.raises(NotLivedYet):
        leave_address(year, email=MAIL, by=acting(pupil))
    a_lived_week(pupil)
    with pytest.raises(FamilyDecides):
        leave_address(year, email=MAIL, by=acting(pupil))
    assert "moins de 15 ans" in signed_in(pupil.user).get(reverse("afterwards:alumni")).content.decode()
    family = Guardian.objects.create(pupil=pupil, rank=2, name="Karim", email="karim@exemple.test")
    link = Link(purpose="families.page", subject_id=pupil.pk, recipient=family.email, recipient_name="Karim")
    matters.named("alumni").say(year, yes=True, by=Actor.holder(link))
    assert leave_address(year, email=MAIL, by=acting(pupil)).email == MAIL
    matters.named("alumni").say(year, yes=False, by=Actor.holder(link))
    assert not Alumnus.objects.exists()
    assert (stand_of(year).given, stand_of(year).by) == (False, "Karim")
    for other in (
        Link(purpose="families.page", subject_id=pupil.pk + 1, recipient=family.email),
        Link(purpose="families.page", subject_id=pupil.pk, recipient="autre@exemple.test"),
    ):
        with pytest.raises(NotAllowed):
            say_for_alumni(year, yes=True, by=Actor.holder(other))


def test_from_fifteen_on_the_pupil_decides_alone_and_the_family_is_not_asked():
    alumnus = an_alumnus()
    assert alumnus.pupil is not None
    year = year_of(alumnus.pupil)
    assert stand_of(year) is None
    say_for_alumni(year, yes=False, by=a_head_of(alumnus.school))
    assert Alumnus.objects.filter(pk=alumnus.pk).exists()


def test_each_form_is_sent_once_whoever_runs_and_of_several_missed_ones_only_the_latest():
    alumnus = an_alumnus()
    assert [row.months for row in alumnus.follow_ups.order_by("due")] == [3, 12, 36]
    assert run_follow_ups() == {"asked": 0, "failed": 0}
    with clock.travel(months_after(clock.today(), 3)):
        assert run_follow_ups() == {"asked": 1, "failed": 0}
        assert run_follow_ups() == {"asked": 0, "failed": 0}
    assert Message.objects.filter(notice="afterwards.follow_up").count() == 1
    with clock.travel(months_after(clock.today(), 36)):
        assert run_follow_ups()["asked"] == 1
    assert list(alumnus.follow_ups.order_by("months").values_list("months", flat=True)) == [3, 36]


def test_it_is_answered_once_without_an_account():
    alumnus = an_alumnus()
    run_follow_ups_for(alumnus)
    assert Client().post(page(), SAID | {"helped": ""}).status_code == 422
    for _twice in range(2):
        assert Client().post(page(), SAID).status_code == 200
    answer = FollowUpAnswer.objects.get()
    assert (answer.alumnus, answer.helped, answer.does) == (alumnus, 4, "pro")
    alumnus.refresh_from_db()
    assert alumnus.last_answer_at is not None


def test_nameless_answers_lead_to_nobody_not_even_by_their_day():
    alumnus = an_alumnus()
    run_follow_ups_for(alumnus)
    Client().post(page(), SAID | {"nameless": "on"})
    answer = FollowUpAnswer.objects.get()
    assert answer.alumnus is None and answer.months == 3
    assert not any("at" in field.name.split("_") for field in FollowUpAnswer._meta.fields)


def test_one_tap_stops_everything_and_what_was_answered_stays_without_a_name():
    alumnus = an_alumnus()
    run_follow_ups_for(alumnus)
    Client().post(page(), SAID)
    second = alumnus.follow_ups.get(months=12)
    with clock.travel(second.due):
        run_follow_ups()
        address = page()
        assert Client().get(address).status_code == 200 and Alumnus.objects.exists()
        answer = Client().post(address, {"stop": "1"})
        assert "nous ne t’écrirons plus" in answer.content.decode()
        assert Client().get(address).status_code == 404
    assert not Alumnus.objects.exists() and not FollowUp.objects.exists()
    assert FollowUpAnswer.objects.get().alumnus is None


def test_a_pupil_takes_the_address_back_on_the_page():
    alumnus = an_alumnus()
    browser = signed_in(alumnus.pupil.user)
    assert browser.post(reverse("afterwards:alumni_back")).status_code == 302
    assert not Alumnus.objects.exists()


def test_the_address_outlives_the_pupils_file_without_leading_to_it_and_ends_three_years_after_the_last_answer():
    alumnus = an_alumnus()
    erase_pupil(alumnus.pupil_id)
    alumnus.refresh_from_db()
    assert alumnus.pupil_id is None and alumnus.email == MAIL
    with clock.travel(clock.now() + timedelta(days=400)):
        Alumnus.objects.update(last_answer_at=clock.now())
    with clock.travel(clock.now() + timedelta(days=1200)):
        keep_no_longer()
        assert Alumnus.objects.exists()
    with clock.travel(clock.now() + timedelta(days=1500)):
        keep_no_longer()
        assert not Alumnus.objects.exists()


def test_months_on_is_the_same_day_or_the_last_of_a_shorter_month():
    for day, months, then in (
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 6, 1), 36, date(2029, 6, 1)),
    ):
        assert months_after(day, months) == then

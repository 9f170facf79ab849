"""What is kept no longer, when, and what survives it."""

import json
from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command

from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.clock import PARIS, travel
from premierpas.core.models import ScheduledRun
from premierpas.core.outbox.models import Message
from premierpas.core.outbox.notices import Recipient, post
from premierpas.organisations.enums import Role
from premierpas.people.models import Guardian, Pupil
from premierpas.placements.evidence.pruning import over, prune, years_after
from premierpas.placements.evidence.strays import delete_strays
from premierpas.placements.evidence.verifying import problems
from premierpas.placements.models import Entry, SealedFile
from premierpas.placements.sealing.sealing import seal
from premierpas.placements.tests.agreements import signed
from premierpas.privacy import keeping
from premierpas.privacy.due import end_of_file
from premierpas.privacy.keeping import RUN, keep_no_longer
from premierpas.privacy.models import Tally, Warned
from premierpas.privacy.notices import ACCOUNT_ENDS
from tests.factories import a_company, a_member, a_pupil, a_school

pytestmark = pytest.mark.django_db

ENDS = {
    "a year after the last contact": (date(2026, 10, 5), None, date(2027, 10, 5)),
    "a year after a 29 February": (date(2028, 2, 29), None, date(2029, 2, 28)),
    "with the school year after the internship, where that is sooner": (
        date(2028, 5, 5), date(2026, 12, 18), date(2028, 7, 31)
    ),
    "a year after the last contact, though the internship is later": (
        date(2026, 10, 5), date(2027, 1, 22), date(2027, 10, 5)
    ),
}  # fmt: skip


@pytest.mark.parametrize(("heard_on", "last_day", "ends"), ENDS.values(), ids=ENDS)
def test_a_pupils_file_ends(heard_on: date, last_day: date | None, ends: date):
    assert end_of_file(datetime(heard_on.year, heard_on.month, heard_on.day, 12, tzinfo=PARIS), last_day) == ends


def test_a_file_stays_on_its_last_day_and_is_anonymous_the_day_after_counted_once():
    pupil = a_pupil()
    Guardian.objects.create(pupil=pupil, name="Nadia Benali", phone="+33612345642")
    last = years_after(clock.today(), 1)
    with travel(last):
        assert keep_no_longer()["anonymised"] == 0 and Guardian.objects.exists()
    with travel(last + timedelta(days=1)):
        assert keep_no_longer()["by_model"]["people.Pupil"] == 1
        assert keep_no_longer()["anonymised"] == 0, "the second run finds nothing to do"
    pupil.refresh_from_db()
    assert (pupil.full_name.strip(), pupil.birth_date, pupil.place) == ("", date(2012, 1, 1), None)
    assert pupil.anonymised_at and not Guardian.objects.exists() and not pupil.user.is_active
    assert {row.what: row.number for row in Tally.objects.all()} == {"pupils": 1, "stage:not_started": 1}


def test_an_adult_is_told_two_weeks_before_and_who_comes_back_stays():
    school = a_school()
    gone, back = a_member(Role.TEACHER, school).user, a_member(Role.TEACHER, school).user
    years = years_after(clock.today(), 2) + timedelta(days=1)
    with travel(years):
        assert keep_no_longer()["notified"] == 2
        assert keep_no_longer()["notified"] == 0
    assert set(Warned.objects.values_list("ends_on", flat=True)) == {years + timedelta(days=14)}
    assert Message.objects.filter(notice=ACCOUNT_ENDS.code, channel="email").count() == 2
    with travel(years + timedelta(days=13)):
        User.objects.filter(pk=back.pk).update(last_login=clock.now())
        assert keep_no_longer()["anonymised"] == 0
    with travel(years + timedelta(days=14)):
        assert keep_no_longer()["by_model"]["accounts.User"] == 1
    gone.refresh_from_db(), back.refresh_from_db()
    assert (gone.name, gone.email, gone.is_active, gone.memberships.get().until is None) == ("", None, False, False)
    assert back.is_active and back.email and not Warned.objects.filter(user=back).exists()


def test_a_host_whose_people_are_gone_keeps_its_name_and_nothing_to_reach_it():
    company = a_company(phone="+33147000000", email="accueil@atelier.test")
    colleague = a_member(Role.COMPANY, company)
    after = years_after(clock.today(), 2) + timedelta(days=1)
    for day in (after, after + timedelta(days=15)):
        with travel(day):
            keep_no_longer()
    company.refresh_from_db()
    assert (company.phone, company.email, bool(company.name)) == ("", "", True)
    assert company.memberships.get() == colleague


def test_a_message_loses_its_words_after_ninety_days_and_goes_after_a_year():
    from premierpas.core.outbox.models import Channel
    from premierpas.core.outbox.notices import Notice

    notice = Notice("tests.words", "Objet", "Bonjour {name}", "Parce que", channels=(Channel.EMAIL,))
    post(notice, Recipient(name="Ada", email="ada@exemple.test"), key="k", about=None)
    for days, words in ((89, ["Bonjour Ada"]), (91, [""]), (366, [])):
        with travel(clock.today() + timedelta(days=days)):
            keep_no_longer()
        assert list(Message.objects.filter(notice="tests.words").values_list("body", flat=True)) == words, days


def test_one_bad_row_does_not_stop_the_rest(monkeypatch):
    first, second = a_pupil(), a_pupil()

    def one_fails(pk: int):
        if pk == first.pk:
            raise RuntimeError("a bad row")
        return erase(pk)

    erase = keeping.erase_pupil
    monkeypatch.setattr(keeping, "erase_pupil", one_fails)
    with travel(years_after(clock.today(), 1) + timedelta(days=1)):
        assert keep_no_longer()["failed"] == 1
    assert ScheduledRun.objects.get(name=RUN).last_result["failed"] == 1
    assert list(Pupil.objects.filter(anonymised_at=None)) == [first] and second.pk != first.pk


def test_a_dry_run_says_the_same_and_writes_nothing():
    a_pupil()
    with travel(years_after(clock.today(), 1) + timedelta(days=1)):
        tried, done = (retention(*options) for options in (("--dry-run",), ()))
    assert tried == done and set(done) == {"notified", "deleted", "blanked", "anonymised", "by_model"}
    assert done["by_model"]["people.Pupil"] == 1 and retention()["anonymised"] == 0


def retention(*options: str) -> dict:
    output = StringIO()
    call_command("retention", *options, "--json", stdout=output)
    return json.loads(output.getvalue().splitlines()[-1])


def test_an_archive_ends_five_years_after_the_week_and_its_fingerprints_still_follow_one_another():
    agreement = signed()
    seal(agreement.pk)
    last = years_after(agreement.placement.last_day)
    assert over(last) == [] and over(last + timedelta(days=1)) == [agreement.placement_id]
    with travel(last + timedelta(days=1)):
        prune(agreement.placement_id)
        assert over(clock.today()) == []
    assert list(problems()) == [] and not SealedFile.objects.exists()


def test_a_file_that_no_row_names_goes_after_a_day_and_one_that_is_named_stays(django_capture_on_commit_callbacks):
    agreement = signed()
    named = seal(agreement.pk).file.name
    stray = default_storage.save("agreements/2026/stray.pdf", ContentFile(b"Benali"))
    with django_capture_on_commit_callbacks(execute=True):
        delete_strays()
    assert default_storage.exists(stray)
    with travel(clock.today() + timedelta(days=2)), django_capture_on_commit_callbacks(execute=True):
        assert delete_strays()
    assert default_storage.exists(named) and not default_storage.exists(stray)


def test_what_was_signed_and_emptied_before_its_time_is_a_problem():
    agreement = signed()
    prune(agreement.placement_id)
    assert len(found := list(problems())) == 1 and "avant la fin des cinq ans" in found[0]
    import pgtrigger

    with pgtrigger.ignore("placements.Entry:entry_only_added"):
        Entry.objects.filter(happening="opened").update(hash="0" * 64)
    assert any("ne suit pas" in each for each in problems())

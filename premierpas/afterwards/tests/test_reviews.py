"""The year's review: two write, neither reads the other's before, the pupil reads it when it is whole."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pdfua import validate

from premierpas.afterwards.actions import save_part
from premierpas.afterwards.errors import NothingWritten, ReviewIsRead, WrittenMeanwhile
from premierpas.afterwards.lines import review_lines
from premierpas.afterwards.models import ReviewPart
from premierpas.afterwards.reviewing import asked_from, read_from, reviews_of
from premierpas.agenda.models import Task
from premierpas.agenda.tasks import reconcile
from premierpas.core import clock
from premierpas.core.errors import NotAllowed
from premierpas.core.outbox.models import Message
from premierpas.mentoring.actions import end_pair
from premierpas.mentoring.enums import WhyEnded
from premierpas.volunteers.actions import suspend
from tests.clients import signed_in
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_coordinator,
    a_pair,
    a_pupil,
    a_school,
    a_teacher,
    a_territory,
    acting,
    viewer,
)

from .situations import a_lived_week

pytestmark = pytest.mark.django_db
WORDS = {"grew": "Parle sans baisser les yeux.", "helped": "", "coming": "", "word": "Continue d’oser."}


@pytest.fixture
def territory():
    return a_territory()


@pytest.fixture
def pupil(territory):
    return a_pupil(a_classroom(a_school(territory)))


@pytest.fixture
def year(pupil):
    return pupil.enrolments.select_related("classroom__school", "pupil").get()


@pytest.fixture
def teacher(year):
    return a_teacher(year.classroom)


@pytest.fixture
def mentor(territory):
    return a_cleared_volunteer(territory)


def write(year, who, *, version=0, **words):
    return save_part(year, words=WORDS | words, version=version, by=acting(who))


def page_of(who, year):
    key = f"volunteer:{who.pk}" if type(who).__name__ == "Volunteer" else f"membership:{who.pk}"
    return signed_in(who.user, key).get(reverse("afterwards:review", args=[year.pk])).content.decode()


def test_neither_reads_the_others_part_before_both_are_written_nor_does_the_pupil(pupil, year, teacher, mentor):
    a_pair(pupil, mentor)
    write(year, mentor, word="Un mot de mentor.")
    own = reverse("afterwards:own_review")
    assert "Un mot de mentor." not in page_of(teacher, year)
    assert "Un mot de mentor." in page_of(mentor, year)
    assert "Un mot de mentor." not in signed_in(pupil.user).get(own).content.decode()
    assert signed_in(pupil.user).get(reverse("afterwards:own_review_file")).status_code == 404
    write(year, teacher, word="Un mot de professeur.")
    for page in (page_of(teacher, year), page_of(mentor, year), signed_in(pupil.user).get(own).content.decode()):
        assert "Un mot de mentor." in page and "Un mot de professeur." in page
    assert Message.objects.filter(notice="afterwards.review_ready", channel="app").count() == 1


def test_where_nobody_accompanies_the_pupil_the_school_writes_alone(pupil, year, teacher):
    write(year, teacher)
    assert "Continue d’oser." in signed_in(pupil.user).get(reverse("afterwards:own_review")).content.decode()


def test_at_the_deadline_what_is_written_is_read_though_the_other_part_is_missing(pupil, year, teacher, mentor):
    a_pair(pupil, mentor)
    write(year, teacher)
    with clock.travel(read_from(year.school_year)):
        assert reviews_of([year])[0].is_read
        write(year, mentor)  # late is better than never
        with pytest.raises(ReviewIsRead):
            write(year, mentor, version=1)


def test_nobody_overwrites_a_colleague_and_nothing_typed_is_lost(year, teacher, pupil, mentor):
    a_pair(pupil, mentor)
    colleague = a_teacher(year.classroom, referent=False)
    write(year, teacher, word="Le mien.")
    with pytest.raises(WrittenMeanwhile):
        write(year, colleague)
    sent = WORDS | {"word": "Le sien.", "version": "0"}
    browser = signed_in(colleague.user, f"membership:{colleague.pk}")
    answer = browser.post(reverse("afterwards:review", args=[year.pk]), sent)
    html = answer.content.decode()
    assert answer.status_code == 422 and "Le sien." in html and "Le mien." in html
    assert browser.post(reverse("afterwards:review", args=[year.pk]), sent | {"version": "1"}).status_code == 302
    assert ReviewPart.objects.get().word == "Le sien."


def test_a_part_has_at_least_a_word_to_the_pupil(year, teacher):
    with pytest.raises(NothingWritten):
        write(year, teacher, word=" \n")


def test_only_the_mentor_of_today_writes_and_only_while_cleared(pupil, year, mentor, territory):
    other = a_cleared_volunteer(territory)
    pair = a_pair(pupil, mentor, since=clock.now() + timedelta(days=2))
    for nobody in (other, mentor):
        with pytest.raises(NotAllowed):
            write(year, nobody)
    with clock.travel(clock.now() + timedelta(days=3)):
        write(year, mentor)
        end_pair(pair, by=a_coordinator(territory), why=WhyEnded.OTHER)
        a_pair(pupil, other)
        with pytest.raises(NotAllowed):
            write(year, mentor, version=1)
        suspend(other, by=a_coordinator(territory), reason="À éclaircir")
        other.refresh_from_db()
        with pytest.raises(NotAllowed):
            write(year, other, version=1)


def test_near_the_years_end_it_is_a_task_of_the_mentor_for_the_pupil_and_of_the_teachers_for_the_class(
    pupil, year, teacher, mentor
):
    a_lived_week(pupil)
    pair = a_pair(pupil, mentor)
    due = read_from(year.school_year)
    with clock.travel(asked_from(year.school_year) - timedelta(days=1)):
        reconcile()
        assert not Task.objects.filter(reason__startswith="afterwards.").exists()
    with clock.travel(asked_from(year.school_year)):
        reconcile()
        tasks = {each.reason: each for each in Task.objects.filter(reason__startswith="afterwards.", state="open")}
        assert tasks["afterwards.review_mentor"].owner.key == f"volunteer:{mentor.pk}"
        assert tasks["afterwards.review_class"].owner.key == f"membership:{teacher.pk}"
        assert {each.due for each in tasks.values()} == {due}
        assert review_lines([pair.pk], viewer(mentor))[pair.pk][0].to_do
        write(year, mentor)
        write(year, teacher)
        assert not Task.objects.filter(reason__startswith="afterwards.", state="open").exists()
        assert not review_lines([pair.pk], viewer(mentor))[pair.pk][0].to_do
        assert review_lines([pair.pk], viewer(pupil))[pair.pk][0].url == reverse("afterwards:own_review")


def test_a_pair_that_ends_takes_its_task_with_it(pupil, year, mentor, territory):
    pair = a_pair(pupil, mentor)
    with clock.travel(asked_from(year.school_year)):
        reconcile()
        end_pair(pair, by=a_coordinator(territory), why=WhyEnded.OTHER)
        assert not Task.objects.filter(reason="afterwards.review_mentor", state="open").exists()


def test_the_pupil_keeps_it_as_pdf(pupil, year, teacher, tmp_path):
    write(year, teacher)
    answer = signed_in(pupil.user).get(reverse("afterwards:own_review_file"))
    assert answer["Content-Type"] == "application/pdf"
    (tmp_path / "bilan.pdf").write_bytes(answer.content)
    assert list(validate(str(tmp_path / "bilan.pdf")).findings) == []


def test_a_class_of_any_size_is_read_with_the_same_queries(year, django_assert_num_queries):
    rows = [year, *(a_pupil(year.classroom).enrolments.get() for _n in range(4))]
    with django_assert_num_queries(2):
        reviews_of(rows)

"""Never one adult alone, nobody who isn't around the pupil at this moment, and all of them named before a word."""

import pytest
from django.db import IntegrityError, transaction

from premierpas.core.errors import DomainError, NotAllowed
from premierpas.core.once import new_key
from premierpas.organisations.actions.members import end_membership
from premierpas.organisations.enums import Role
from premierpas.people.models import PupilLink
from premierpas.threads.actions import begin_thread
from premierpas.threads.errors import NotAround, NothingCanBeWritten
from premierpas.threads.models import Message, Thread
from premierpas.threads.readers import Closed, readers_of, threads_of
from premierpas.threads.reading import for_guardian
from premierpas.volunteers.actions import suspend
from tests.factories import a_member, acting

from .situations import DO_NOT_READ, READ, around, begin, client, fresh, link_of, say

pytestmark = pytest.mark.django_db


def tried(here, who, thread) -> dict[str, int]:
    """What somebody gets who looks at the thread, writes in it, and wants to begin one."""
    browser = client(who)
    return {
        "look": browser.get(f"/messages/{thread.pk}/").status_code,
        "write": browser.post(f"/messages/{thread.pk}/", {"text": "Bonjour", "once": new_key()}).status_code,
        "begin": browser.get(f"/messages/eleve/{here.pupil.pk}/").status_code,
    }


def test_who_is_around_the_pupil_reads_and_nobody_else_at_any_door():
    wrong = []
    for name, make in {**READ, **DO_NOT_READ}.items():
        here = around()
        thread = here.thread()
        who = make(here)
        reads = name in READ
        got = tried(here, who, thread)
        if (got["look"] == 200) != reads or (got["write"] == 302) != reads:
            wrong.append((name, got))
        if not reads and got["begin"] != 403 and name != "the head of the school":
            wrong.append((name, "begins", got["begin"]))
        if threads_of(fresh(who)).filter(pk=thread.pk).exists() != reads:
            wrong.append((name, "in a list"))
        if (who.user_id in {each.user_id for each in readers_of(Thread.objects.get(pk=thread.pk)).adults}) != reads:
            wrong.append((name, "is named, or isn't"))
        if not reads:
            before = Message.objects.count()
            with pytest.raises(DomainError):
                say(thread, who)
            assert Message.objects.count() == before
    assert wrong == []


def test_who_is_suspended_with_the_page_open_writes_nothing_more():
    here = around()
    thread, browser = here.thread(), client(here.mentor)
    assert browser.get(f"/messages/{thread.pk}/").status_code == 200
    suspend(here.mentor, by=acting(here.coordinator), reason="À éclaircir")
    answer = browser.post(f"/messages/{thread.pk}/", {"text": "Encore moi", "once": new_key()})
    assert answer.status_code == 403 and thread.messages.count() == 1
    html = client(here.pupil).get(f"/moi/messages/{thread.pk}/").content.decode()
    assert "ne t’accompagne plus" in html and "Bonjour !" in html and "<textarea" not in html


def test_with_one_adult_left_nothing_is_written_and_the_page_says_whom_to_call():
    here = around()
    thread = here.thread()
    PupilLink.objects.filter(pupil=here.pupil).exclude(volunteer=here.mentor).delete()
    assert readers_of(thread).closed == Closed.ALONE
    for who in (here.pupil, here.mentor):
        with pytest.raises(NothingCanBeWritten):
            say(thread, who)
    page = client(here.pupil).get(f"/moi/messages/{thread.pk}/").content.decode()
    assert "deux adultes" in page and 'href="tel:+33147000001"' in page and "Bonjour !" in page
    assert "<textarea" not in page


def test_a_lead_who_is_a_volunteer_is_no_second_adult():
    here = around()
    thread = here.thread()
    READ["who leads the pair"](here)
    PupilLink.objects.filter(pupil=here.pupil, membership__isnull=False).delete()
    assert len(readers_of(thread).adults) == 2 and readers_of(thread).closed == Closed.ALONE


def test_a_teachers_thread_is_read_by_a_coordinator_and_the_head_and_not_by_the_mentor():
    here = around()
    head = a_member(Role.HEAD_TEACHER, here.enrolment.classroom.school)
    thread = here.thread(here.teacher)
    assert {each.user_id for each in readers_of(thread).adults} == {
        here.teacher.user_id, here.coordinator.user_id, head.user_id
    }  # fmt: skip
    assert threads_of(fresh(head)).get() == thread
    with pytest.raises(NotAllowed):
        say(thread, here.mentor)


def test_the_page_names_everybody_who_reads_before_the_field():
    here = around()
    pk = here.thread().pk
    for who, address in ((here.pupil, f"/moi/messages/{pk}/"), (here.mentor, f"/messages/{pk}/")):
        html = client(who).get(address).content.decode()
        top, _area, _rest = html.partition("<textarea")
        assert all(name in top for name in (here.mentor.user.name, here.teacher.user.name, here.coordinator.user.name))


def test_a_pupil_begins_with_an_adult_around_them_once_and_with_nobody_else():
    here = around()
    html = client(here.pupil).get("/moi/messages/").content.decode()
    assert all(name in html for name in (here.mentor.user.name, here.teacher.user.name, here.coordinator.user.name))
    first = begin(here, by=here.pupil)
    again = begin(here, by=here.mentor, text="Bonjour à toi")
    assert again.thread_id == first.thread_id and Thread.objects.count() == 1
    stranger = around()
    with pytest.raises(NotAround):
        begin_thread(here.enrolment, by=acting(here.pupil), link=_link(stranger), text="Bonjour")
    assert client(here.pupil).get(f"/moi/messages/avec/{_link(stranger).pk}/").status_code == 403


def _link(there) -> PupilLink:
    return link_of(there, there.mentor)


def test_who_leaves_reads_nothing_more_and_their_words_stay():
    here = around()
    thread = here.thread(here.teacher)
    end_membership(here.teacher, by=acting(here.teacher))
    assert client(here.teacher).get(f"/messages/{thread.pk}/").status_code == 403
    assert readers_of(thread).closed == Closed.GONE
    html = client(here.pupil).get(f"/moi/messages/{thread.pk}/").content.decode()
    assert "Bonjour !" in html


def test_the_database_takes_no_thread_with_two_adults_or_none():
    here = around()
    for holders in ({}, {"membership": here.teacher, "volunteer": here.mentor}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Thread.objects.create(enrolment=here.enrolment, **holders)


def test_the_family_reads_where_the_territory_says_so_and_it_is_said_in_the_thread():
    here = around()
    thread = here.thread()
    say(thread, here.pupil, "Mon snap c’est ines92")
    assert for_guardian(here.enrolment) == ()
    territory = here.territory
    territory.guardians_read_messages = True
    territory.save()
    (readable,) = for_guardian(here.enrolment)
    assert readable.adult == here.mentor.name and [line.text for line in readable.lines] == ["Bonjour !"]
    assert "Ta famille peut lire aussi" in client(here.pupil).get(f"/moi/messages/{thread.pk}/").content.decode()
    mentors = client(here.mentor).get(f"/messages/{thread.pk}/").content.decode()
    assert "La famille de l’élève peut lire aussi" in mentors
    assert for_guardian(around().enrolment) == ()

"""Somebody of an association sees a pupil from a guardian's yes on, and never before, after, or beside it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from premierpas.accounts.links import Link
from premierpas.agenda.models import Task
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.core.errors import DomainError, NotAllowed
from premierpas.core.once import new_key
from premierpas.core.outbox.models import Message
from premierpas.organisations.enums import Role
from premierpas.people.closing import close_ended_classes
from premierpas.people.consenting import FAMILY
from premierpas.people.enums import LinkPurpose
from premierpas.people.leaving import end_enrolments
from premierpas.people.models import Guardian, Pupil, PupilLink, Volunteer
from premierpas.people.sight import may_see_pupil
from premierpas.volunteers.actions import accept_invitation, suspend
from premierpas.volunteers.actions.joining import INVITATION_LINK
from premierpas.workshop.actions import ask_review, readers_of, save_cv
from premierpas.workshop.keeping import Typed
from premierpas.workshop.models import CV, ReviewRequest, ReviewState
from premierpas.youth_work.actions import end_support, propose_support, record_answer, say_consent
from premierpas.youth_work.consent import stand_of
from premierpas.youth_work.enums import Way, WhyEnded
from premierpas.youth_work.errors import AlreadyProposed, NotCleared
from premierpas.youth_work.models import Support
from tests.clients import signed_in, signed_in_as
from tests.factories import (
    a_cleared_volunteer,
    a_coordinator,
    a_member,
    a_pupil,
    a_support,
    a_territory,
    a_volunteer_leaves,
    a_youth_worker,
    acting,
    viewer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pupil() -> Pupil:
    made = a_pupil()
    Guardian.objects.create(pupil=made, name="Nadia Ba", email="nadia@exemple.test")
    return made


@pytest.fixture
def territory(pupil):
    return pupil.enrolments.get().classroom.school.territory


@pytest.fixture
def coordinator(territory):
    return a_member(Role.COORDINATOR, territory)


@pytest.fixture
def worker(territory, coordinator) -> Volunteer:
    return a_youth_worker(territory)


def sees(worker: Volunteer, pupil: Pupil) -> bool:
    worker.refresh_from_db()
    return may_see_pupil(viewer(worker), pupil)


def the_family(pupil: Pupil, contact: str = "nadia@exemple.test") -> Actor:
    return Actor.holder(Link(purpose=FAMILY, subject_id=pupil.pk, recipient=contact), name="Nadia Ba")


def test_nothing_is_seen_before_a_guardian_says_yes_and_a_no_ends_it_at_once(pupil, worker, coordinator):
    support = a_support(pupil, worker, agreed=False)
    enrolment, page = support.enrolment, reverse("youth_work:pupil", args=[support.pk])
    browser = signed_in(worker.user)
    assert stand_of(enrolment).given is None and not sees(worker, pupil)
    assert browser.get(page).status_code == 403
    say_consent(enrolment, yes=True, by=the_family(pupil))
    support.refresh_from_db()
    assert (support.way, support.said_by, support.said_on) == (Way.PAGE, "Nadia Ba", clock.today())
    assert stand_of(enrolment).holds and sees(worker, pupil)
    assert browser.get(page).status_code == 200
    say_consent(enrolment, yes=False, by=the_family(pupil))
    assert stand_of(enrolment).given is False and not sees(worker, pupil)
    assert browser.get(page).status_code == browser.post(page).status_code == 403
    assert pupil.last_name not in browser.get(reverse("youth_work:home")).content.decode()
    say_consent(enrolment, yes=True, by=the_family(pupil))
    assert sees(worker, pupil), "a family may change its mind"


@pytest.mark.parametrize("contact", ["somebody@exemple.test", ""])
def test_only_a_confirmed_guardian_of_this_pupil_says_yes_by_a_link(pupil, worker, contact):
    enrolment = a_support(pupil, worker, agreed=False).enrolment
    other = a_pupil()
    for holder in (the_family(pupil, contact), the_family(other)):
        with pytest.raises(NotAllowed):
            say_consent(enrolment, yes=True, by=holder)
    Guardian.objects.update(confirmed_at=None)
    with pytest.raises(NotAllowed):
        say_consent(enrolment, yes=True, by=the_family(pupil))


def test_the_school_and_the_coordination_note_a_paper_with_its_day(pupil, worker, coordinator):
    support = a_support(pupil, worker, agreed=False)
    with pytest.raises(DomainError):
        record_answer(support, by=acting(coordinator), yes=True, on=clock.today() + timedelta(days=1))
    record_answer(support, by=acting(coordinator), yes=True, on=clock.today() - timedelta(days=3))
    support.refresh_from_db()
    assert (support.way, support.said_on) == (Way.PAPER, clock.today() - timedelta(days=3))
    assert sees(worker, pupil)


def test_only_a_cleared_youth_worker_of_the_territory_is_proposed_and_once(pupil, worker, coordinator):
    enrolment, by = pupil.enrolments.get(), acting(coordinator)
    mentor = a_cleared_volunteer(worker.territory)
    elsewhere = a_youth_worker(a_territory("Ailleurs"))
    expired = a_youth_worker(worker.territory)
    Volunteer.objects.filter(pk=expired.pk).update(checked_on=clock.today() - timedelta(days=366))
    for who in (mentor, elsewhere, expired):
        with pytest.raises(NotCleared):
            propose_support(enrolment, by=by, volunteer=who)
    propose_support(enrolment, by=by, volunteer=worker)
    with pytest.raises(AlreadyProposed):
        propose_support(enrolment, by=by, volunteer=worker)
    assert Message.objects.filter(notice="youth_work.proposed").exists()
    assert Task.objects.filter(reason="youth_work.consent", state="open").count() == 1


def the_pupil_leaves(support: Support) -> None:
    with working_as(Actor.task("tests")):
        end_enrolments({support.enrolment_id: clock.today()})


def its_check_is_old(support: Support) -> None:
    old = clock.today() - timedelta(days=366)
    Volunteer.objects.filter(pk=support.volunteer_id).update(checked_on=old)


ENDS: dict[str, tuple[Callable[[Support], object], WhyEnded | None]] = {
    "consent withdrawn": (
        lambda each: say_consent(each.enrolment, yes=False, by=the_family(each.enrolment.pupil)), WhyEnded.FAMILY,
    ),
    "ended by the coordination": (
        lambda each: end_support(each, by=a_coordinator(each.volunteer.territory)), WhyEnded.ASKED,
    ),
    "ended by themself": (lambda each: end_support(each, by=acting(each.volunteer)), WhyEnded.ASKED),
    "suspended": (
        lambda each: suspend(each.volunteer, by=a_coordinator(each.volunteer.territory), reason="À éclaircir"),
        WhyEnded.NOT_CLEARED,
    ),
    "gone": (lambda each: a_volunteer_leaves(each.volunteer), WhyEnded.WORKER_LEFT),
    "check expired": (its_check_is_old, None),
    "pupil gone": (the_pupil_leaves, WhyEnded.PUPIL_LEFT),
}  # fmt: skip


@pytest.mark.parametrize("case", ENDS)
def test_whatever_ends_it_ends_it_in_a_session_that_is_open(pupil, worker, coordinator, case):
    support = a_support(pupil, worker)
    shown = a_shown_text(pupil, worker)
    browser = signed_in(worker.user)
    pages = [reverse("youth_work:pupil", args=[support.pk]), reverse("workshop:review_text", args=[shown.pk])]
    assert [browser.get(each).status_code for each in pages] == [200, 200]
    end, why = ENDS[case]
    end(support)
    assert [browser.get(each).status_code for each in pages] == [403, 403]
    assert [browser.post(each, {"closing": "Bravo"}).status_code for each in pages] == [403, 403]
    for listed in (reverse("youth_work:home"), reverse("workshop:review_queue")):
        assert pupil.last_name not in browser.get(listed).content.decode()
    support.refresh_from_db()
    assert support.why_ended == (why or "")
    if why is not None:
        assert not PupilLink.objects.filter(purpose=LinkPurpose.YOUTH_WORK, until=None).exists()
        shown.refresh_from_db()
        assert shown.state == ReviewState.WITHDRAWN


def test_with_the_class_of_the_year_everything_ends_by_itself(pupil, worker):
    a_support(pupil, worker)
    year = pupil.enrolments.get().classroom.school_year
    Volunteer.objects.filter(pk=worker.pk).update(checked_on=date(year + 1, 6, 1))
    with travel(clock.midnight(date(year + 1, 7, 31))):
        assert sees(worker, pupil)
    with travel(clock.midnight(date(year + 1, 8, 1))):
        assert not sees(worker, pupil)
        close_ended_classes(by=Actor.task("tests"))
        assert not Support.objects.running().exists()


def a_shown_text(pupil: Pupil, worker: Volunteer) -> ReviewRequest:
    save_cv(pupil, typed=Typed({"about_me": "Je répare des vélos."}, 0), by=acting(pupil))
    text = CV.objects.get(pupil=pupil)
    return ask_review(pupil, kind="workshop.cv", text_id=text.pk, reader=worker, by=acting(pupil))


def test_a_pupil_shows_a_text_to_whoever_helps_as_to_a_teacher(pupil, worker):
    other, support = a_youth_worker(worker.territory), a_support(pupil, worker)
    assert worker in readers_of(pupil) and other not in readers_of(pupil)
    shown = a_shown_text(pupil, worker)
    browser = signed_in(worker.user)
    assert shown.title in browser.get(reverse("youth_work:pupil", args=[support.pk])).content.decode()
    page = reverse("workshop:review_text", args=[shown.pk])
    assert signed_in(other.user).get(page).status_code == 403
    assert browser.post(page, {"closing": "Le début est très clair."}).status_code == 302
    shown.refresh_from_db()
    assert shown.state == ReviewState.ANSWERED
    own = signed_in(pupil.user).get(reverse("workshop:review", args=[shown.pk])).content.decode()
    assert worker.name in own and "Le début est très clair." in own


def test_an_invited_person_joins_without_being_of_the_team(coordinator):
    browser, page = signed_in_as(coordinator), reverse("youth_work:workers")
    typed = {"once": new_key(), "name": "Sira Ba", "email": "sira@zyva.test", "association": "Zy’Va"}
    for _again in range(2):
        assert browser.post(page, typed).status_code == 302
    worker = Volunteer.objects.get(email="sira@zyva.test")
    assert "invité, pas encore venu" in browser.get(page).content.decode()
    link = Link.objects.get(purpose=INVITATION_LINK, subject_id=worker.pk)
    accept_invitation(worker, by=Actor.holder(link, name="Sira Ba"))
    worker.refresh_from_db()
    assert not worker.lessons.exists() and not Task.objects.filter(owner__user=worker.user).exists()
    own = signed_in(worker.user)
    assert own.get(reverse("youth_work:home")).status_code == own.get(reverse("volunteers:mine")).status_code == 200
    answer = browser.post(page, typed | {"once": new_key()})
    assert answer.status_code == 422 and "déjà" in answer.content.decode()


@settings(max_examples=30, deadline=None)
@given(said=st.lists(st.sampled_from(["propose", "yes", "no", "end", "leave"]), max_size=12))
def test_through_any_sequence_a_pupil_is_seen_exactly_while_the_last_word_is_yes(said):
    pupil = a_pupil()
    Guardian.objects.create(pupil=pupil, name="Nadia Ba", email="nadia@exemple.test")
    enrolment = pupil.enrolments.get()
    worker = a_youth_worker(enrolment.classroom.school.territory)
    by = a_coordinator(worker.territory)
    open_now, running, refused, there = False, False, False, True
    for word in said:
        newest = enrolment.supports.order_by("-pk").first()
        if word == "propose" and there and not open_now:
            propose_support(enrolment, by=by, volunteer=worker)
            open_now = True
        elif word == "yes" and there:
            say_consent(enrolment, yes=True, by=the_family(pupil))
            running = open_now = open_now or refused
        elif word == "no":
            say_consent(enrolment, yes=False, by=the_family(pupil))
            refused = refused or open_now
            open_now = running = False
        elif word == "end" and newest is not None:
            end_support(newest, by=by)
            refused = refused and not open_now
            open_now = running = False
        elif word == "leave" and there:
            a_volunteer_leaves(worker)
            open_now = running = there = False
        assert enrolment.supports.running().exists() == running
        links = pupil.links.filter(purpose=LinkPurpose.YOUTH_WORK, until__gt=clock.now())
        assert links.exists() == running

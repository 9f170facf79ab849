"""The way to pupils: each step by whom it is for, with who and when; old checks and suspensions end it at once."""

from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.errors import DomainError, NotAllowed, WrongState
from premierpas.core.outbox.models import Message
from premierpas.organisations.enums import Role
from premierpas.people.enums import CLEARANCE_MOVES, Clearance, LinkPurpose
from premierpas.people.holders import Holder
from premierpas.people.models import PupilLink
from premierpas.people.sight import link, may_see_pupil
from premierpas.volunteers.actions import (
    activate,
    check_identity,
    check_register,
    record_training,
    reinstate,
    sign_charter,
    suspend,
)
from premierpas.volunteers.enums import Proof
from premierpas.volunteers.tasks import care_every_night
from tests.clients import signed_in, signed_in_as
from tests.factories import a_member, a_pupil, a_territory, a_volunteer, acting, viewer

from .situations import on_the_way

pytestmark = pytest.mark.django_db


@pytest.fixture
def territory():
    return a_territory("Nanterre")


@pytest.fixture
def coordinator(territory):
    return a_member(Role.COORDINATOR, territory)


@pytest.fixture
def volunteer(territory, coordinator):
    return a_volunteer(territory)


def linked(volunteer, pupil=None):
    """A pupil whom they would see, were they cleared."""
    pupil = pupil or a_pupil()
    link(Holder.volunteer(volunteer), [pupil.pk], purpose=LinkPurpose.TERRITORY)
    return pupil


def sees(volunteer, pupil) -> bool:
    volunteer.refresh_from_db()
    return may_see_pupil(viewer(volunteer), pupil)


def test_each_step_leaves_who_and_when_and_no_document(volunteer, coordinator):
    on_the_way(volunteer, coordinator, Clearance.ACTIVE)
    noted = [(each.event, each.by, each.proof) for each in volunteer.milestones.order_by("at", "pk")]
    who = coordinator.user
    assert noted == [
        ("identity", who, ""), ("register", who, Proof.EXTRACT), ("charter", volunteer.user, ""), ("trained", who, ""),
        ("activated", who, ""),
    ]  # fmt: skip
    assert volunteer.checked_on == clock.today() and volunteer.sees_pupils


def test_nothing_is_done_out_of_turn(volunteer, coordinator):
    by = acting(coordinator)
    acts = {
        Clearance.IDENTITY_CHECKED: lambda: check_identity(volunteer, by=by),
        Clearance.REGISTER_CHECKED: lambda: check_register(volunteer, by=by, proof=Proof.ANSWER),
        Clearance.CHARTER_SIGNED: lambda: sign_charter(volunteer, by=acting(volunteer)),
        Clearance.TRAINED: lambda: record_training(volunteer, by=by),
        Clearance.ACTIVE: lambda: activate(volunteer, by=by),
    }
    for here in (Clearance.APPLIED, *acts):
        on_the_way(volunteer, coordinator, here)
        # A newer check of honourability moves nothing: it only makes what is there last longer.
        renewed = {Clearance.REGISTER_CHECKED} if volunteer.checked_on else set()
        for to in set(acts) - set(CLEARANCE_MOVES[here]) - renewed:
            with pytest.raises(DomainError):
                acts[to]()


def test_nobody_clears_themself_and_a_lead_only_notes_the_training(volunteer, territory, coordinator):
    lead = a_volunteer(territory, role="lead")
    both = a_volunteer(territory, user=coordinator.user)
    for who, whom in ((volunteer, volunteer), (lead, volunteer), (coordinator, both)):
        with pytest.raises(NotAllowed):
            check_identity(whom, by=acting(who))
    with pytest.raises(NotAllowed):
        sign_charter(volunteer, by=acting(coordinator))
    on_the_way(volunteer, coordinator, Clearance.CHARTER_SIGNED)
    assert record_training(volunteer, by=acting(lead)).state == Clearance.TRAINED


def test_whatever_is_linked_no_pupil_is_seen_before_all_is_checked(volunteer, coordinator):
    pupil = linked(volunteer)
    for state in (Clearance.IDENTITY_CHECKED, Clearance.TRAINED):
        on_the_way(volunteer, coordinator, state)
        assert not sees(volunteer, pupil)
    on_the_way(volunteer, coordinator, Clearance.ACTIVE)
    assert not sees(volunteer, pupil), "what was linked too early has ended"
    linked(volunteer, pupil)
    assert sees(volunteer, pupil)


def test_a_check_holds_a_year_and_then_ends_all_even_before_the_night(volunteer, coordinator):
    on_the_way(volunteer, coordinator, Clearance.ACTIVE)
    pupil = linked(volunteer)
    until = volunteer.checks_hold_until
    with travel(until - timedelta(days=1)):
        assert sees(volunteer, pupil)
    with travel(until):
        assert not sees(volunteer, pupil)
        care_every_night()
        volunteer.refresh_from_db()
        assert volunteer.state == Clearance.EXPIRED
        assert not PupilLink.objects.filter(adult=volunteer.user, until=None).exists()
        assert Message.objects.filter(notice="volunteers.expired", channel="app").count() == 1
        on_the_way(volunteer, coordinator, Clearance.ACTIVE)


def test_an_end_is_announced_sixty_and_fourteen_days_before_once_each(volunteer, coordinator):
    on_the_way(volunteer, coordinator, Clearance.ACTIVE)
    until, seen = volunteer.checks_hold_until, {}
    for before in (61, 60, 59, 15, 14, 13, 1):
        with travel(until - timedelta(days=before)):
            care_every_night()
        to_them = Message.objects.filter(notice="volunteers.expires", channel="app", to=f"user:{volunteer.user_id}")
        seen[before] = to_them.count()
    assert seen == {61: 0, 60: 1, 59: 1, 15: 1, 14: 2, 13: 2, 1: 2}
    assert Message.objects.filter(notice="volunteers.to_check_again", to=f"user:{coordinator.user_id}").count() == 2


def test_what_a_volunteer_reads_of_their_checks_is_about_them_true_and_thanks_them(volunteer, coordinator):
    on_the_way(volunteer, coordinator, Clearance.ACTIVE)
    until = volunteer.checks_hold_until
    with travel(until - timedelta(days=14)):
        care_every_night()
    with travel(until):
        care_every_night()
    read = {each.notice: each.subject + each.body + each.why for each in Message.objects.filter(user=volunteer.user)}
    assert "Votre contrôle d’honorabilité aura un an" in read["volunteers.expires"]
    assert "chaque vérification, dans le même ordre" in read["volunteers.expired"], "a check alone opens nothing again"
    assert "Merci" in read["volunteers.expired"] and "entreprises" not in read["volunteers.expired"]
    assert not any(volunteer.name in body.split("\n", 1)[1] for body in read.values()), "told of themselves by name"
    team = Message.objects.filter(user=coordinator.user, notice="volunteers.to_check_again")
    assert all("vous coordonnez" in each.why and volunteer.name in each.body for each in team) and team


def test_a_newer_check_prolongs_without_beginning_again_and_an_older_one_is_refused(volunteer, coordinator):
    on_the_way(volunteer, coordinator, Clearance.ACTIVE)
    by, first = acting(coordinator), volunteer.checked_on
    with travel(clock.now() + timedelta(days=320)):
        check_register(volunteer, by=by, proof=Proof.CERTIFICATE)
        volunteer.refresh_from_db()
        assert volunteer.state == Clearance.ACTIVE and volunteer.checked_on == clock.today()
        for on in (first, clock.today() + timedelta(days=1)):
            with pytest.raises(DomainError):
                check_register(volunteer, by=by, proof=Proof.EXTRACT, on=on)


def test_a_check_that_is_too_old_clears_nobody(volunteer, coordinator):
    on_the_way(volunteer, coordinator, Clearance.TRAINED)
    with travel(clock.now() + timedelta(days=370)), pytest.raises(DomainError, match="plus d’un an"):
        activate(volunteer, by=acting(coordinator))


def test_a_suspension_ends_everything_at_once_and_its_end_begins_with_the_identity(volunteer, coordinator):
    on_the_way(volunteer, coordinator, Clearance.ACTIVE)
    pupil, browser = linked(volunteer), signed_in(volunteer.user)
    assert browser.get(reverse("volunteers:team")).status_code == 200
    with pytest.raises(DomainError):
        suspend(volunteer, by=acting(coordinator), reason="")
    suspend(volunteer, by=acting(coordinator), reason="À éclaircir")
    assert not sees(volunteer, pupil)
    assert not PupilLink.objects.filter(adult=volunteer.user, until=None).exists()
    assert browser.get(reverse("volunteers:team")).status_code == 403
    with pytest.raises(WrongState):
        check_identity(volunteer, by=acting(coordinator))
    reinstate(volunteer, by=acting(coordinator))
    assert browser.get(reverse("volunteers:team")).status_code == 200
    volunteer.refresh_from_db()
    assert volunteer.state == Clearance.IDENTITY_CHECKED and not sees(volunteer, pupil)


def test_only_the_coordination_reads_why_somebody_was_suspended(volunteer, coordinator, territory):
    suspend(volunteer, by=acting(coordinator), reason="Retards répétés")
    page = reverse("volunteers:volunteer", args=[volunteer.pk])
    lead = a_volunteer(territory, role="lead")
    assert "Retards répétés" in signed_in_as(coordinator).get(page).content.decode()
    assert "Retards répétés" not in signed_in(lead.user).get(page).content.decode()


def test_the_page_offers_one_next_step_and_notes_it_with_its_day(volunteer, coordinator):
    on_the_way(volunteer, coordinator, Clearance.IDENTITY_CHECKED)
    browser, page = signed_in_as(coordinator), reverse("volunteers:volunteer", args=[volunteer.pk])
    assert "Vérifier l’honorabilité" in browser.get(page).content.decode()
    answer = browser.post(page, {"act": "register", "reg-on": clock.today().isoformat()})
    assert answer.status_code == 422 and "Il faut choisir une réponse." in answer.content.decode()
    answer = browser.post(page, {"act": "register", "reg-on": clock.today().isoformat(), "reg-proof": "extract"})
    assert answer.status_code == 302
    volunteer.refresh_from_db()
    assert volunteer.state == Clearance.REGISTER_CHECKED
    assert "charte se signe par la personne" in browser.get(page).content.decode()
    own = signed_in(volunteer.user)
    assert own.post(reverse("volunteers:charter"), {"act": "charter"}).status_code == 422, "it isn't read yet"
    assert own.post(reverse("volunteers:charter"), {"act": "charter", "read": "on"}).status_code == 302
    volunteer.refresh_from_db()
    assert volunteer.state == Clearance.CHARTER_SIGNED

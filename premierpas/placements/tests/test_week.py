"""In the week: an absence and an accident are told at once, an end before time frees the days, each once."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.outbox.models import Message
from premierpas.organisations.enums import Role
from premierpas.placements import tasks
from premierpas.placements.actions.week import (
    NotThatDay,
    NotYet,
    interrupt,
    mark_not_held,
    note_arrival,
    report_absence,
    report_accident,
)
from premierpas.placements.evidence.verifying import problems
from premierpas.placements.models import Accident, Delegation, Party, Placement, SchoolTerms
from premierpas.placements.terms.prefill import days_of
from tests.begun import begun_once
from tests.clients import signed_in_as
from tests.factories import a_member

from .agreements import found_outside, in_signature, on_its_third_day, signed, the_host, the_school

pytestmark = pytest.mark.django_db


third_day = begun_once(on_its_third_day)


@pytest.fixture
def going(third_day: Placement) -> Iterator[Placement]:
    """A pupil on the third day of their week."""
    with travel(third_day.first_day + timedelta(days=2)):
        yield deepcopy(third_day)


def head_of(placement: Placement):
    return placement.enrolment.classroom.school.memberships.get(role=Role.HEAD_TEACHER)


def told(code: str) -> set[str]:
    return set(Message.objects.filter(notice=f"placements.{code}").values_list("channel", flat=True))


def test_an_absence_is_told_to_school_and_family_with_the_report(going: Placement):
    first = report_absence(going, day=clock.today(), note="Personne au téléphone", by=the_host(going))
    assert report_absence(going, day=clock.today(), note="Autre", by=the_host(going)) == first
    assert told("absent") >= {"app"} and told("absent_family") == {"sms"}
    note_arrival(first, by=the_host(going))
    note_arrival(first, by=the_host(going))
    assert told("arrived_family") == {"sms"}
    assert Message.objects.filter(notice="placements.arrived_family").count() == 1


def test_an_absence_is_of_a_day_that_has_come_and_on_which_the_pupil_was_expected(going: Placement):
    with pytest.raises(NotYet):
        report_absence(going, day=clock.today() + timedelta(days=1), note="", by=the_host(going))
    with pytest.raises(NotThatDay):
        report_absence(going, day=going.first_day - timedelta(days=2), note="", by=the_host(going))


def test_an_accident_is_told_to_school_and_family_and_its_sheet_is_filled(going: Placement):
    facts = {"happened_at": clock.now() - timedelta(hours=1), "where": "Atelier", "what": "Une coupure au doigt."}
    row = report_accident(going, **facts, by=the_host(going))
    assert report_accident(going, **facts, by=the_host(going)) == row
    assert Accident.objects.count() == 1
    assert told("accident") >= {"app"} and told("accident_family") == {"sms"}
    html = (
        signed_in_as(head_of(going)).get(reverse("placements:accident_sheet", args=[going.pk, row.pk])).content.decode()
    )
    school = going.enrolment.classroom.school
    assert going.pupil.full_name in html and school.uai in html and "MAIF, contrat 99" in html and "9\xa0h" in html


def test_an_accident_to_come_is_refused(going: Placement):
    with pytest.raises(NotYet):
        report_accident(
            going, happened_at=clock.now() + timedelta(hours=1), where="Atelier", what="…", by=the_host(going)
        )


def test_an_interruption_frees_the_days_after_it(going: Placement):
    days = days_of(going)
    interrupt(going, last_day=days[1], reason="Maladie", by=the_school(going))
    going.refresh_from_db()
    assert (going.state, days_of(going), going.end_reason) == ("interrupted", days[:2], "Maladie")
    assert told("week_ended") and list(problems()) == []


def test_an_interruption_on_a_day_to_come_or_of_rest_is_refused(going: Placement):
    with pytest.raises(NotYet):
        interrupt(going, last_day=days_of(going)[-1], reason="…", by=the_school(going))
    with pytest.raises(NotThatDay):
        interrupt(going, last_day=going.first_day - timedelta(days=1), reason="…", by=the_school(going))


def test_a_week_that_did_not_take_place_says_who_and_why_and_keeps_the_evidence(going: Placement):
    mark_not_held(going, who="la structure", reason="Fermeture", by=the_school(going))
    mark_not_held(going, who="l’élève", reason="Autre", by=the_school(going))
    going.refresh_from_db()
    assert (going.state, going.end_reason) == ("not_held", "la structure : Fermeture")
    assert list(problems()) == []


def test_what_has_not_begun_is_not_ended_that_way():
    placement = in_signature().placement
    with pytest.raises(DomainError):
        mark_not_held(placement, who="l’élève", reason="…", by=the_school(placement))
    with pytest.raises(WrongState):
        interrupt(placement, last_day=placement.first_day, reason="…", by=the_school(placement))


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ({"what": "interrupted", "who": "l’élève", "reason": "Malade"}, "Indiquez le dernier jour"),
        ({"what": "not_held", "who": "l’élève", "reason": "x" * 251}, "C’est trop long"),
        ({"who": ""}, "Il faut choisir une réponse"),
    ],
)
def test_a_form_that_is_not_right_says_so_and_keeps_what_was_typed(going: Placement, form, message):
    html = signed_in_as(head_of(going)).post(reverse("placements:end", args=[going.pk]), form).content.decode()
    assert message in html and form.get("reason", "") in html
    going.refresh_from_db()
    assert going.state == "ongoing"


def test_the_head_sets_what_agreements_say_and_removes_the_logo(going: Placement):
    client = signed_in_as(head_of(going))
    form = {"guardians": "2", "order": "school_last", "insurance": "MAIF 12", "extra_article": "Sans téléphone."}
    client.post(reverse("placements:school_terms"), form)
    terms = SchoolTerms.objects.get()
    assert (terms.guardians, terms.order, terms.extra_article) == (2, "school_last", "Sans téléphone.")
    SchoolTerms.objects.update(logo=b"png")
    client.post(reverse("placements:school_terms"), {**form, "remove_logo": "on"})
    terms.refresh_from_db()
    assert bytes(terms.logo) == b""


def test_the_head_delegates_for_some_days_and_withdraws(going: Placement):
    school = going.enrolment.classroom.school
    deputy = a_member(Role.TEACHER, school)
    client, address = signed_in_as(head_of(going)), reverse("placements:delegations")
    today = clock.today()
    wrong = {"delegate": deputy.pk, "first_day": today, "last_day": today - timedelta(days=1)}
    assert "avant le premier" in client.post(address, wrong).content.decode()
    client.post(address, {"delegate": deputy.pk, "first_day": today, "last_day": today + timedelta(days=9)})
    row = Delegation.objects.get()
    assert row.delegate == deputy and row.granted_by == head_of(going).user
    signed_in_as(deputy).post(address, {"withdraw": row.pk})
    row.refresh_from_db()
    assert row.withdrawn_at is None
    client.post(address, {"withdraw": row.pk})
    row.refresh_from_db()
    assert row.withdrawn_at is not None


def test_a_colleague_of_the_host_reports_and_a_stranger_cannot(going: Placement):
    address = reverse("placements:absence", args=[going.pk])
    assert signed_in_as(a_member(Role.COMPANY, going.company)).get(address).status_code == 403
    link = going.pupil.links.filter(purpose="placement", until=None).first()
    assert link is not None
    html = signed_in_as(link.membership).post(address, {"day": clock.today().isoformat(), "note": "?"}, follow=True)
    assert "prévenus" in html.content.decode()


def test_the_same_day_twice_is_the_datetime_of_paris(going: Placement):
    moment = datetime.combine(clock.today(), datetime.min.time(), clock.PARIS)
    assert report_accident(going, happened_at=moment, where="Trajet", what="Chute", on_the_way=True, by=the_host(going))


def test_a_host_without_an_account_tells_by_the_link_that_came_with_the_last_signature():
    agreement = in_signature(found_outside())
    placement = signed(agreement).placement
    link = Link.objects.get(purpose="placements.week", subject_id=placement.pk)
    form = {"what": "absent", "day": placement.first_day.isoformat(), "by_name": "Léa Roy"}
    with travel(placement.first_day - timedelta(days=1)):
        assert "Pendant le stage, vous direz" in Client().get(link.address).content.decode()
        Client().post(link.address, form)
        assert not placement.absences.exists()
    with travel(placement.first_day):
        tasks.run_states()
        nameless = Client().post(link.address, {**form, "by_name": ""}).content.decode()
        assert "à remplir" in nameless and not placement.absences.exists()
        for _twice in range(2):
            Client().post(link.address, form)
        assert placement.absences.get().reported_by == "Léa Roy"
        assert told("absent") and told("absent_family") == {"sms"}
        Client().post(link.address, {**form, "what": "arrived"})
        assert placement.absences.get().arrived_at is not None
        other = {**form, "what": "arrived", "day": (placement.first_day + timedelta(days=1)).isoformat()}
        assert "n’est pas dans la liste" in Client().post(link.address, other).content.decode()


def test_a_host_with_an_account_gets_no_link_of_the_week():
    placement = signed().placement
    with_account = placement.agreements.get().signatories.get(party=Party.HOST).user_id
    assert Link.objects.filter(purpose="placements.week").exists() == (with_account is None)

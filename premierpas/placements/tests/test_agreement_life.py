"""The life of an agreement: from all that is known to the signatures of all, and nothing else makes it signed."""

from copy import deepcopy
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from premierpas.applications import actions as applications
from premierpas.core.clock import travel
from premierpas.placements import actions
from premierpas.placements.actions import blockers, request_signatures, save_part, sign
from premierpas.placements.actions.changing import NotAmendable
from premierpas.placements.errors import AgreementMoved, Incomplete, NotYourTurn, TextChanged
from premierpas.placements.evidence.verifying import problems
from premierpas.placements.in_words import party_lines
from premierpas.placements.models import (
    Agreement,
    AgreementState,
    Entry,
    Party,
    SchoolTerms,
    Signatory,
    Signature,
    SigningOrder,
)
from premierpas.placements.terms.content import FIELD_CLASS, FIELD_PART, Content, Part
from tests.begun import begun_once
from tests.factories import acting

from .agreements import a_draft, completed, in_signature, signed, signed_by, the_holder, the_host, the_school

pytestmark = pytest.mark.django_db
A = AgreementState


asked = begun_once(travel(date(2026, 11, 10))(in_signature))


@pytest.fixture
def agreement(asked: Agreement) -> Agreement:
    return deepcopy(asked)


def test_every_field_has_a_class_and_a_part() -> None:
    names = set(Content.__dataclass_fields__)
    assert names == set(FIELD_CLASS) == set(FIELD_PART)


def test_a_confirmed_place_has_its_agreement_filled_with_what_is_known(november: date) -> None:
    agreement = a_draft()
    content = agreement.content
    assert agreement.state == A.DRAFT
    assert content.pupil_name == agreement.placement.pupil.full_name
    assert content.host_street == "14, rue Sadi-Carnot"
    assert [day["date"] for day in content.days] == [f"2027-01-{day}" for day in (11, 12, 13, 14, 15)]
    assert {row.party for row in agreement.signatories.all()} == set(Party)


def test_it_is_ready_when_both_parts_are_done(november: date) -> None:
    agreement = completed(a_draft())
    assert agreement.state == A.READY


def test_a_part_says_what_it_lacks(november: date) -> None:
    agreement = a_draft()
    with pytest.raises(Incomplete) as refused:
        actions.complete_part(agreement, part=Part.HOST, by=the_host(agreement))
    assert {"host_insurance", "safety", "lunch_where"} <= set(refused.value.missing)


def test_a_day_of_nine_hours_is_refused_with_the_rule(november: date) -> None:
    agreement = a_draft()
    days = agreement.content.days
    days[0]["slots"] = [["08:00", "12:30"], ["13:30", "18:00"]]
    save_part(agreement, part=Part.HOST, values={"days": days}, by=the_host(agreement))
    with pytest.raises(Incomplete) as refused:
        actions.complete_part(agreement, part=Part.HOST, by=the_host(agreement))
    assert "7 h" in refused.value.missing["days"].replace("\u00a0", " ")


def test_a_change_after_completion_takes_the_mark_back(november: date) -> None:
    agreement = completed(a_draft())
    agreement = save_part(agreement, part=Part.HOST, values={"lunch_where": "canteen"}, by=the_host(agreement))
    assert (agreement.state, agreement.host_done_at) == (A.DRAFT, None)
    assert agreement.school_done_at is not None


def test_four_signatures_make_it_signed(november: date, agreement: Agreement) -> None:
    for party in (Party.PUPIL, Party.GUARDIAN, Party.HOST):
        signed_by(agreement, party)
        agreement.refresh_from_db()
        assert agreement.state == A.SIGNING
    signed_by(agreement, Party.SCHOOL)
    agreement.refresh_from_db()
    assert (agreement.state, list(problems())) == (A.SIGNED, [])


def test_signing_twice_is_signing_once(november: date, agreement: Agreement) -> None:
    assert signed_by(agreement, Party.PUPIL) == signed_by(agreement, Party.PUPIL)
    assert Signature.objects.count() == 1


def test_an_old_page_cant_sign_a_new_text(november: date, agreement: Agreement) -> None:
    old = agreement.terms_hash
    again = actions.reopen(agreement, reason="Mauvaises dates", by=the_school(agreement))
    again = save_part(again, part=Part.HOST, values={"activities": "Observer la vente"}, by=the_host(again))
    again = request_signatures(completed(again), by=the_school(again))
    with pytest.raises(TextChanged):
        signed_by(again, Party.PUPIL, terms_hash=old)


def test_a_change_of_substance_voids_the_signatures_and_keeps_them_as_evidence(
    november: date, agreement: Agreement
) -> None:
    signed_by(agreement, Party.GUARDIAN)
    after = actions.reopen(agreement, reason="Autre tuteur", by=the_host(agreement))
    agreement.refresh_from_db()
    assert (agreement.state, after.state, after.number) == (A.VOID, A.DRAFT, 2)
    assert after.content == agreement.content.with_(wording={})
    assert not Signature.objects.filter(signatory__agreement=after).exists()
    assert Signature.objects.filter(signatory__agreement=agreement).count() == 1


def test_a_contact_or_a_fact_touches_no_signature(november: date, agreement: Agreement) -> None:
    signed_by(agreement, Party.GUARDIAN)
    agreement = actions.correct_details(
        agreement, values={"host_phone": "+33140000000", "transport": "bus 157"}, by=the_host(agreement)
    )
    assert agreement.state == A.SIGNING
    assert Signature.objects.filter(signatory__agreement=agreement).count() == 1
    told = Entry.objects.get(happening="corrected")
    assert list(told.data["facts"]) == ["transport"]


def test_refusal_keeps_the_reason_and_school_may_mend(november: date, agreement: Agreement) -> None:
    guardian = agreement.signatories.get(party=Party.GUARDIAN)
    agreement = actions.refuse(guardian, reason="Trop loin", by=the_holder(guardian))
    assert (agreement.state, agreement.end_reason) == (A.REFUSED, "Trop loin")
    with pytest.raises(AgreementMoved):
        signed_by(agreement, Party.PUPIL)
    assert actions.reopen(agreement, reason="Autre lieu", by=the_school(agreement)).state == A.DRAFT


def test_the_head_signs_last_where_the_school_says_so(november: date) -> None:
    agreement = a_draft()
    SchoolTerms.objects.create(school=agreement.placement.enrolment.classroom.school, order=SigningOrder.SCHOOL_LAST)
    agreement = in_signature(agreement)
    with pytest.raises(NotYourTurn):
        signed_by(agreement, Party.SCHOOL)
    assert signed(agreement).state == A.SIGNED


def test_an_amendment_changes_dates_once_all_have_signed_it(november: date, agreement: Agreement) -> None:
    agreement = signed(agreement)
    days = agreement.content.days[:4]
    change = actions.amend(agreement, values={"days": days}, reason="Fermé vendredi", by=the_school(agreement))
    agreement.placement.refresh_from_db()
    assert agreement.placement.last_day == date(2027, 1, 15)
    assert signed(request_signatures(change, by=the_school(change))).state == A.SIGNED
    agreement.placement.refresh_from_db()
    assert agreement.placement.last_day == date(2027, 1, 14)
    assert actions.in_force(agreement) == change
    assert list(problems()) == []


def test_an_amendment_may_be_withdrawn_until_all_have_signed(november: date, agreement: Agreement) -> None:
    agreement = signed(agreement)
    change = actions.amend(
        agreement, values={"host_street": "2, rue Neuve"}, reason="Déménagement", by=the_host(agreement)
    )
    change = request_signatures(change, by=the_school(change))
    signed_by(change, Party.HOST)
    change = actions.withdraw_amendment(change, reason="Finalement non", by=the_host(agreement))
    assert change.state == A.VOID
    assert actions.in_force(agreement) == agreement


def test_activities_are_no_matter_for_an_amendment(november: date, agreement: Agreement) -> None:
    agreement = signed(agreement)
    with pytest.raises(NotAmendable):
        actions.amend(agreement, values={"pupil_name": "Autre"}, reason="x", by=the_host(agreement))


def test_cancelling_the_place_voids_the_agreement_and_keeps_the_evidence(november: date, agreement: Agreement) -> None:
    agreement = signed_by(agreement, Party.GUARDIAN).signatory.agreement
    application = agreement.placement.application
    applications.withdraw(application, by=acting(application.pupil), reason="déménagement")
    agreement.refresh_from_db()
    assert (agreement.state, agreement.end_reason) == (A.VOID, "déménagement")
    assert Signature.objects.count() == 1
    assert list(problems()) == []


RAW = {
    "signed without signatures": "UPDATE placements_agreement SET state = 'signed' WHERE id = %(pk)s",
    "terms after the request": "UPDATE placements_agreement SET terms = '{}' WHERE id = %(pk)s",
    "hash after the request": "UPDATE placements_agreement SET terms_hash = repeat('0', 64) WHERE id = %(pk)s",
    "back to draft": "UPDATE placements_agreement SET state = 'draft' WHERE id = %(pk)s",
    "a signature altered": "UPDATE placements_signature SET name = 'Autre' WHERE party = 'pupil'",
    "a signature deleted": "DELETE FROM placements_signature WHERE party = 'pupil'",
    "an entry altered": "UPDATE placements_entry SET data = '{}'",
    "an entry deleted": "DELETE FROM placements_entry",
    "a stale signature": "UPDATE placements_signature SET terms_hash = repeat('0', 64)",
    "a foreign signature": (
        "INSERT INTO placements_signature (signatory_id, party, name, function, method, identified_by, statement,"
        " terms_hash, at) SELECT id, 'school', 'X', '', 'account', 'x', 'x', %(hash)s, now()"
        " FROM placements_signatory WHERE agreement_id = %(pk)s AND party = 'host'"
    ),
    "a signature of another text": (
        "INSERT INTO placements_signature (signatory_id, party, name, function, method, identified_by, statement,"
        " terms_hash, at) SELECT id, 'host', 'X', '', 'account', 'x', 'x', repeat('0', 64), now()"
        " FROM placements_signatory WHERE agreement_id = %(pk)s AND party = 'host'"
    ),
}


@pytest.mark.parametrize("sql", RAW.values(), ids=RAW)
def test_the_database_itself_refuses(november: date, sql: str, agreement: Agreement) -> None:
    signed_by(agreement, Party.PUPIL)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, {"pk": agreement.pk, "hash": agreement.terms_hash})


def _tampered(sql: str) -> list[str]:
    tables = ("placements_agreement", "placements_signature", "placements_entry")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:  # as somebody with the database owner's rights would
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(sql)
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    return list(problems())


TAMPERED = {
    "a name": ("UPDATE placements_signature SET name = 'Autre' WHERE party = 'host'", "modifiée depuis l’acte"),
    "a lost signature": ("DELETE FROM placements_signature WHERE party = 'host'", "plus dans la base"),
    "the terms": ("UPDATE placements_agreement SET terms = jsonb_set(terms, '{host_name}', '\"X\"')", "empreinte"),
    "an entry": ("UPDATE placements_entry SET data = '{}' WHERE sequence = 2", "modifié"),
    "a lost entry": ("DELETE FROM placements_entry WHERE sequence = 2", "manque"),
    "the order": ("UPDATE placements_entry SET sequence = 100 - sequence", "ordre"),
}


@pytest.mark.parametrize(("sql", "named"), TAMPERED.values(), ids=TAMPERED)
def test_tampering_by_the_database_owner_is_found_and_named(
    november: date, sql: str, named: str, agreement: Agreement
) -> None:
    signed(agreement)
    assert any(named in problem for problem in _tampered(sql))


def test_only_its_own_text_is_signed(november: date, agreement: Agreement) -> None:
    row = agreement.signatories.get(party=Party.SCHOOL)
    with pytest.raises(TextChanged):
        sign(row, terms_hash="0" * 64, by=the_school(agreement))
    assert Agreement.objects.get(pk=agreement.pk).state == A.SIGNING


def test_a_head_and_a_guardian_who_came_later_are_seen_before_signatures_are_asked_for() -> None:
    agreement = completed(a_draft())
    Signatory.objects.filter(agreement=agreement, party__in=[Party.SCHOOL, Party.GUARDIAN]).update(name="", user=None)
    agreement = Agreement.objects.get(pk=agreement.pk)
    assert blockers(agreement) == {}
    lines = {line.row.party: line.name for line in party_lines(agreement)}
    assert lines[Party.GUARDIAN] == "Nadia Benali" and lines[Party.SCHOOL]

"""What the database itself refuses, whoever asks: wrong moves, stale and foreign signatures, changed evidence."""

import re
from copy import deepcopy

import pytest
from django.db import DatabaseError, connection, transaction

from premierpas.placements.models import Agreement, Party, Signatory
from premierpas.placements.sealing.sealing import seal
from tests.begun import begun_once

from .agreements import a_draft, in_signature, signed, signed_by

pytestmark = pytest.mark.django_db


asked = begun_once(in_signature)


@pytest.fixture
def agreement(asked: Agreement) -> Agreement:
    return deepcopy(asked)


def refused(sql: str, *values: object) -> str:
    """The database's words when it refuses."""
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
    return str(refusal.value)


MOVE = "UPDATE placements_agreement SET state = %s WHERE id = %s"


@pytest.mark.parametrize("to", ["signing", "signed", "refused"])
def test_a_draft_goes_nowhere_but_to_ready_or_void(to: str):
    assert re.search("Invalid transition|a signature is missing", refused(MOVE, to, a_draft().pk))


def test_signed_is_refused_while_a_signature_is_missing(agreement: Agreement):
    for party in (Party.PUPIL, Party.HOST, Party.SCHOOL):
        signed_by(agreement, party)
    assert "a signature is missing" in refused(MOVE, "signed", agreement.pk)


def test_signed_is_refused_when_nobody_has_to_sign(agreement: Agreement):
    Signatory.objects.filter(agreement=agreement).update(required=False)
    assert "a signature is missing" in refused(MOVE, "signed", agreement.pk)


@pytest.mark.parametrize("back", ["draft", "ready", "signing", "refused"])
def test_a_signed_agreement_only_becomes_void(back: str, agreement: Agreement):
    assert "Invalid transition" in refused(MOVE, back, signed(agreement).pk)


def test_the_terms_are_kept_once_signatures_are_asked_for(agreement: Agreement):
    sql = "UPDATE placements_agreement SET terms = '{}' WHERE id = %s"
    assert "are kept" in refused(sql, agreement.pk)
    assert "are kept" in refused("UPDATE placements_agreement SET terms_hash = 'x' WHERE id = %s", agreement.pk)


SIGN = (
    "INSERT INTO placements_signature (signatory_id, party, name, function, method, identified_by, statement,"
    " terms_hash, at) VALUES (%s, %s, 'X', '', 'account', 'x', 'x', %s, now())"
)


@pytest.mark.parametrize("what", ["stale", "foreign", "too early", "too late"])
def test_a_signature_counts_only_for_its_own_party_under_the_present_text(what: str, agreement: Agreement):
    agreement = a_draft() if what == "too early" else signed(agreement) if what == "too late" else agreement
    row = Signatory.objects.filter(agreement=agreement, party=Party.PUPIL).get()
    if what == "too late":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE placements_signature DISABLE TRIGGER USER")
            cursor.execute("DELETE FROM placements_signature WHERE signatory_id = %s", [row.pk])
            cursor.execute("ALTER TABLE placements_signature ENABLE TRIGGER USER")
    terms = "0" * 64 if what == "stale" else agreement.terms_hash
    party = "school" if what == "foreign" else "pupil"
    assert "only the present terms" in refused(SIGN, row.pk, party, terms)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE placements_signature SET name = 'Autre'",
        "DELETE FROM placements_signature",
        "UPDATE placements_entry SET data = '{}'",
        "DELETE FROM placements_entry",
        "UPDATE placements_sealedfile SET sha256 = 'x'",
        "DELETE FROM placements_sealedfile",
    ],
)
def test_evidence_is_only_added(sql: str, agreement: Agreement):
    seal(signed(agreement).pk)
    assert "Cannot" in refused(sql)


def test_a_placement_has_one_live_agreement_and_an_agreement_one_open_amendment(agreement: Agreement):
    copy = Agreement.objects.get(pk=agreement.pk)
    copy.pk, copy.number = None, 9
    copy.state = "draft"
    with pytest.raises(DatabaseError, match="agreement_one_live_per_placement"), transaction.atomic():
        copy.save(force_insert=True)


def test_an_agreement_begins_as_a_draft(agreement: Agreement):
    copy = Agreement.objects.get(pk=agreement.pk)
    copy.pk, copy.number, copy.state = None, 9, "signed"
    with pytest.raises(DatabaseError), transaction.atomic():
        copy.save(force_insert=True)

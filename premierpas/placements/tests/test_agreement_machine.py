"""The whole life of an agreement, walked at random: signed never means less than every signature under this text."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from premierpas.core.actions import working_as
from premierpas.core.canonical import fingerprint
from premierpas.core.errors import DomainError
from premierpas.placements.actions import (
    amend,
    complete_part,
    correct_contact,
    correct_details,
    refuse,
    reopen,
    request_signatures,
    save_part,
    void_all,
    withdraw_amendment,
)
from premierpas.placements.evidence.verifying import problems
from premierpas.placements.models import Agreement, AgreementState, Party, Placement, Signatory, Signature
from premierpas.placements.terms.content import Part
from premierpas.placements.terms.standard import prohibitions_for
from tests.machines import TakenBack

from .agreements import (
    HOST_PART,
    SCHOOL_PART,
    a_draft,
    completed,
    in_signature,
    signed,
    signed_by,
    the_holder,
    the_host,
    the_school,
)

PARTIES = st.sampled_from(list(Party))
TEXTS = st.sampled_from(["Observer", "Écouter", "Regarder de près"])
A = AgreementState


def amending() -> Agreement:
    """A signed agreement whose amendment waits for signatures."""
    agreement = signed()
    values = {"tutors": [{"name": "Nora Diallo", "function": ""}]}
    amendment = amend(agreement, values=values, reason="Tuteur", by=the_host(agreement))
    return request_signatures(amendment, by=the_school(amendment))


# And how often: from a draft, chance would lead one example in fifty to a signature.
BEGINNINGS: dict[str, tuple[int, Callable[[], Agreement]]] = {
    "a draft": (3, a_draft),
    "both parts done": (4, lambda: completed(a_draft())),
    "signatures asked for": (9, in_signature),
    "signed": (4, signed),
    "an amendment to sign": (5, amending),
}


class Life(TakenBack):
    """Every act of every party, in any order; most are refused, and none may leave a lie behind."""

    placement: Placement

    def __init__(self) -> None:
        super().__init__()
        self.school, self.host = the_school(self.placement), the_host(self.placement)

    def newest(self) -> Agreement:
        return Agreement.objects.filter(placement=self.placement).latest("number")

    def tried(self, act: Any, *args: Any, **kwargs: Any) -> bool:
        with suppress(DomainError), transaction.atomic():
            act(*args, **kwargs)
            return True
        return False

    @rule(part=st.sampled_from([Part.HOST, Part.SCHOOL]))
    def complete(self, part: Part) -> None:
        safety = [each.code for each in prohibitions_for(self.placement.sector)]
        values = {**HOST_PART, "safety": safety} if part is Part.HOST else SCHOOL_PART
        self.tried(save_part, self.newest(), part=part, values=values, by=self.school)
        self.tried(complete_part, self.newest(), part=part, by=self.school)

    @rule(text=TEXTS)
    def change_the_text(self, text: str) -> None:
        self.tried(save_part, self.newest(), part=Part.HOST, values={"activities": text}, by=self.host)

    @rule()
    def ask(self) -> None:
        self.tried(request_signatures, self.newest(), by=self.school)

    @rule(party=PARTIES)
    def sign(self, party: Party) -> None:
        self.tried(signed_by, self.newest(), party)

    @rule()
    def whose_turn_it_is_signs(self) -> None:
        waits = Signatory.objects.filter(agreement=self.newest(), signature=None).order_by("turn", "rank").first()
        if waits is not None:
            self.tried(signed_by, self.newest(), Party(waits.party), rank=waits.rank)

    @rule()
    def everybody_signs(self) -> None:
        for party in Party:
            self.tried(signed_by, self.newest(), party)

    @rule(party=PARTIES)
    def sign_an_old_page(self, party: Party) -> None:
        agreement = self.newest()
        before = Signature.objects.count()
        has_signed = Signature.objects.filter(signatory__agreement=agreement, party=party).exists()
        assert not self.tried(signed_by, agreement, party, terms_hash="0" * 64) or has_signed
        assert Signature.objects.count() == before

    @rule(phone=st.sampled_from(["+33612345699", "+33612345688"]))
    def correct_a_contact(self, phone: str) -> None:
        row = Signatory.objects.get(agreement=self.newest(), party=Party.GUARDIAN, rank=1)
        before = set(Signature.objects.values_list("pk", flat=True))
        self.tried(correct_contact, row, email="", phone=phone, by=self.school)
        assert set(Signature.objects.values_list("pk", flat=True)) == before

    @rule(text=TEXTS)
    def correct_a_fact(self, text: str) -> None:
        agreement = self.newest()
        before = (agreement.terms_hash, set(Signature.objects.values_list("pk", flat=True)))
        self.tried(correct_details, agreement, values={"safety_person": text}, by=self.host)
        agreement.refresh_from_db()
        assert (agreement.terms_hash, set(Signature.objects.values_list("pk", flat=True))) == before

    @rule(party=PARTIES)
    def refuse(self, party: Party) -> None:
        row = Signatory.objects.filter(agreement=self.newest(), party=party).first()
        if row is not None:
            self.tried(refuse, row, reason="Non", by=the_holder(row))

    @rule()
    def start_again(self) -> None:
        self.tried(reopen, self.newest(), reason="À corriger", by=self.school)

    @rule(text=TEXTS)
    def amend(self, text: str) -> None:
        values = {"tutors": [{"name": text, "function": ""}]}
        self.tried(amend, self.newest(), values=values, reason="Tuteur", by=self.host)

    @rule()
    def withdraw_the_amendment(self) -> None:
        self.tried(withdraw_amendment, self.newest(), reason="Inutile", by=self.host)

    @rule()
    def give_up(self) -> None:
        with working_as(self.school):
            self.tried(void_all, self.placement.pk, reason="Abandon")

    @invariant()
    def signed_means_every_signature_under_this_text(self) -> None:
        for agreement in Agreement.objects.filter(placement=self.placement):
            assert fingerprint(agreement.terms) == agreement.terms_hash
            rows = list(Signatory.objects.filter(agreement=agreement).select_related("signature"))
            given = [row.signature for row in rows if row.has_signed]
            assert all(each.terms_hash == agreement.terms_hash for each in given)
            assert all(each.party == each.signatory.party for each in given)
            if agreement.state == A.SIGNED:
                assert rows and all(row.has_signed for row in rows if row.required)
            if agreement.state in (A.DRAFT, A.READY):
                assert not given

    @invariant()
    def one_text_at_most_is_open_or_holds(self) -> None:
        live = Agreement.objects.filter(
            placement=self.placement, amends=None, state__in=[A.DRAFT, A.READY, A.SIGNING, A.SIGNED]
        )
        assert live.count() <= 1

    @invariant()
    def the_chain_is_whole(self) -> None:
        assert list(problems()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_no_path_leads_to_signed_with_a_signature_missing_stale_or_foreign(beginning: str):
    examples, make = BEGINNINGS[beginning]
    Life.placement = make().placement
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=examples,
            stateful_step_count=16,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )

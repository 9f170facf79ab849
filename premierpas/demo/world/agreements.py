"""The agreements of the demo world, in every state: made by the actions, on the days they would have been."""

import random
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError, NotAllowed
from premierpas.core.outbox.models import Channel
from premierpas.people.models import Guardian
from premierpas.placements.actions import (
    amend,
    complete_part,
    name_representative,
    refuse,
    request_signatures,
    save_part,
    sign,
    withdraw_amendment,
)
from premierpas.placements.actions.signing import Act, record_signature
from premierpas.placements.holders import colleagues_with
from premierpas.placements.models import Agreement, AgreementState, Method, Party, Placement, PlacementState, Signatory
from premierpas.placements.purposes import COMPLETE, SIGN
from premierpas.placements.sealing.sealing import seal
from premierpas.placements.signing_codes import masked_contact
from premierpas.placements.terms.content import Part
from premierpas.placements.terms.standard import prohibitions_for

from .actors import DEMO, a_head_of, acting
from .words_of_hosts import words_of

INSURANCES = ["MAIF, contrat 2 145 889", "Groupama, contrat 77 410", "AXA, contrat 5 002 113", "MAAF, contrat 630 552"]
REFUSALS = ["Les horaires du vendredi finissent trop tard pour le bus.", "Nous partons cette semaine-là."]
# How far the agreements of places to come are: a fate for each, in turn.
FATES = ["signed", "signing", "draft", "signed", "ready", "signed", "host_done", "signing", "signed", "refused",
         "amended", "amending", "refused", "signing", "withdrawn", "draft"]  # fmt: skip
MOST = 24  # of those to come


def _planned() -> QuerySet[Placement]:
    rows = Placement.objects.select_related("enrolment__classroom__school", "pupil__user", "company")
    return rows.filter(state=PlacementState.PLANNED).order_by("created_at", "pupil")


def begun(*, elsewhere: bool) -> Iterator[tuple[Placement, str]]:
    """Places that have begun, which pupils found by applying or elsewhere: their agreements are signed."""
    rows = _planned().filter(first_day__lte=clock.today(), application__isnull=elsewhere)
    return ((each, "signed") for each in rows)


def draw_fates(*, keep: Collection[int]) -> list[tuple[Placement, str]]:
    """Some of the places to come, each with how far its agreement is."""
    coming = _planned().filter(first_day__gt=clock.today()).exclude(enrolment__in=keep)
    coming = coming.filter(Exists(Guardian.objects.filter(pupil=OuterRef("pupil"))))  # some of them refuse
    return list(zip(coming[:MOST], FATES * 5, strict=False))


class Agreements:
    """Completes, signs, refuses and amends."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def play(self, some: Iterable[tuple[Placement, str]]) -> None:
        """Bring these as far as they are."""
        for placement, fate in some:
            self.settle(placement, fate)

    def settle(self, placement: Placement, fate: str) -> None:
        """Bring one agreement as far as its fate says; a rule that is against it leaves it where it is."""
        agreement = Agreement.objects.filter(placement=placement, state=AgreementState.DRAFT).first()
        if agreement is None:
            return
        day = placement.created_at
        try:
            if fate == "draft":
                return
            self._at(day, 1, lambda: self._host(agreement))
            if fate == "host_done":
                return
            self._at(day, 2, lambda: self._school(agreement))
            if fate == "ready":
                return
            self._at(day, 3, lambda: request_signatures(agreement, by=a_head_of(agreement.placement)))
            self._signatures(agreement, day, fate)
        except NotAllowed:
            raise  # that would be no rule, but somebody who acts in another's place
        except DomainError:
            return

    def _signatures(self, agreement: Agreement, day: datetime, fate: str) -> None:
        parties = [Party.PUPIL, Party.GUARDIAN, Party.HOST, Party.SCHOOL]
        if fate == "asked":
            return
        if fate == "signing":
            parties = parties[: self.rng.choice([0, 1, 2, 3])]
        if fate == "refused":
            row = self._somebody_with_a_link(agreement)
            if row is not None:
                self._at(day, 4, lambda: refuse(row, reason=self.rng.choice(REFUSALS), by=self._holder(row)))
            return
        for step, party in enumerate(parties):
            self._at(day, 4 + step, lambda party=party: self._sign(agreement, party))
        if fate == "signing":
            return
        self._at(day, 8, lambda: seal(agreement.pk))
        if fate in ("amended", "amending", "withdrawn"):
            self._amend(agreement, day, fate)

    def _amend(self, agreement: Agreement, day: datetime, fate: str) -> None:
        agreement.refresh_from_db()
        tutors = [{"name": self.rng.choice(["Aïcha Traoré", "Bruno Keller"]), "function": "équipe d’accueil"}]
        head = a_head_of(agreement.placement)
        made: list[Agreement] = []

        def ask() -> None:
            reason = "Le tuteur est absent cette semaine-là."
            after = amend(agreement, values={"tutors": tutors}, reason=reason, by=head)
            made.append(request_signatures(after, by=head))

        self._at(day, 9, ask)
        if fate == "withdrawn":
            self._at(day, 10, lambda: withdraw_amendment(made[0], reason="Le tuteur revient.", by=head))
        elif fate == "amended":
            for step, party in enumerate([Party.PUPIL, Party.GUARDIAN, Party.HOST, Party.SCHOOL]):
                self._at(day, 10 + step, lambda party=party: self._sign(made[0], party))
            self._at(day, 14, lambda: seal(made[0].pk))

    def _host(self, agreement: Agreement) -> None:
        placement = agreement.placement
        name = placement.host_contact or "Samir Haddou"
        fitting = words_of(placement.host_name, placement.sector)
        values: dict[str, Any] = {
            "host_insurance": self.rng.choice(INSURANCES),
            "safety_person": self.rng.choice(fitting.safety),
            "lunch_where": "brings",
            "lunch_paid_by": "family",
            "safety": [each.code for each in prohibitions_for(placement.sector)],
        }
        content = agreement.content
        if not content.host_siret:
            values["host_without_siret"] = "Activité en cours d’inscription au répertoire"
        if not content.activities:
            values["activities"] = fitting.activities
        if not content.tutors:
            values["tutors"] = [{"name": name, "function": "responsable"}]
        by = self._host_of(agreement, name)
        save_part(agreement, part=Part.HOST, values=values, by=by)
        row = Signatory.objects.get(agreement=agreement, party=Party.HOST, rank=1)
        if not row.function:
            name_representative(
                agreement, name=row.name or name, function=fitting.head, email=row.email, phone=row.phone, by=by
            )
        complete_part(agreement, part=Part.HOST, by=by)

    def _school(self, agreement: Agreement) -> None:
        values = {"school_insurance": "MAIF, contrat collectif", "family_insurance": "attestation reçue"}
        if not agreement.content.school_phone:
            values["school_phone"] = "+33147000000"
        if not agreement.content.referent:
            values["referent"] = "Omar Saïdi"
        head = a_head_of(agreement.placement)
        save_part(agreement, part=Part.SCHOOL, values=values, by=head)
        complete_part(agreement, part=Part.SCHOOL, by=head)

    def _host_of(self, agreement: Agreement, name: str) -> Actor:
        """A colleague who follows the pupil, whoever holds the host's link, or the school in their place."""
        colleagues = colleagues_with(agreement.placement)
        if colleagues:
            return acting(colleagues[0].user)
        link = Link.objects.filter(purpose=COMPLETE, subject_id=agreement.pk).order_by("pk").last()
        return Actor.holder(link, name=name) if link else a_head_of(agreement.placement)

    def _somebody_with_a_link(self, agreement: Agreement) -> Signatory | None:
        """A family, else a host; some are asked on paper or in their account."""
        for party in (Party.GUARDIAN, Party.HOST):
            for row in Signatory.objects.filter(agreement=agreement, party=party).order_by("rank"):
                if Link.objects.filter(purpose=SIGN, subject_id=row.pk).exists():
                    return row
        return None

    def _holder(self, row: Signatory) -> Actor:
        """Whoever holds the signatory's link."""
        return Actor.holder(Link.objects.filter(purpose=SIGN, subject_id=row.pk).latest("pk"), name=row.name)

    def _sign(self, agreement: Agreement, party: Party) -> None:
        row = Signatory.objects.select_related("user", "agreement").get(agreement=agreement, party=party, rank=1)
        terms_hash = row.agreement.terms_hash
        if party in (Party.PUPIL, Party.SCHOOL) and row.user is not None:
            sign(row, terms_hash=terms_hash, by=acting(row.user))
            return
        if row.phone:
            how, contact = Method.SMS_CODE, masked_contact(Channel.SMS, row.phone)
        else:
            how, contact = Method.EMAIL_CODE, masked_contact(Channel.EMAIL, row.email)
        with working_as(DEMO):  # no code is sent for it
            act = Act(method=how, identified_by=contact, name=row.name, function=row.function, by=row.user)
            record_signature(row, terms_hash=terms_hash, act=act)

    def _at(self, day: datetime, after: int, do: Callable[[], object]) -> None:
        """Do it some days after the placement was made, but never later than now."""
        with clock.travel(min(day + timedelta(days=after, hours=self.rng.choice([0, 1, 2, 3])), clock.now())):
            do()

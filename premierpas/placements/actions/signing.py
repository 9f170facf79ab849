"""Signing and refusing: the act of one party."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.events import emit
from premierpas.core.languages import kept
from premierpas.core.reasons import reason_given
from premierpas.core.text import one_line

from ..delegations import delegated, delegation_of, own_function
from ..errors import AlreadySigned, NotYourTurn, TextChanged
from ..events import AgreementRefused, AgreementSigned, AgreementSignedBy
from ..evidence.chain import append, told_of
from ..models import (
    Agreement,
    AgreementState,
    Delegation,
    Happening,
    Method,
    Party,
    Scan,
    Signatory,
    Signature,
    SigningCode,
)
from ..purposes import SIGN, is_for
from .drafting import lock, move_days, require

STATEMENTS = {
    Party.SCHOOL: gettext_lazy("J’ai lu la convention et je la signe au nom de l’établissement."),
    Party.HOST: gettext_lazy("J’ai lu la convention, j’ai le pouvoir d’engager la structure et je signe en son nom."),
    Party.GUARDIAN: gettext_lazy("J’ai lu la convention, j’exerce l’autorité parentale et je donne mon accord."),
    Party.PUPIL: gettext_lazy("J’ai lu la convention et je m’engage à la respecter."),
}


@dataclass(frozen=True)
class Act:
    """How somebody signs: identified how, by what, from where, in whose name."""

    method: Method
    identified_by: str
    name: str
    function: str = ""
    by: User | None = None
    address: str | None = None
    scan: Scan | None = None
    delegation: Delegation | None = None


def turn_of(agreement: Agreement) -> int:
    """The turn that is on: the earliest with somebody required who hasn't signed; a high number when nobody is left."""
    rows = agreement.signatories.filter(required=True, signature=None).order_by("turn")
    return rows.values_list("turn", flat=True).first() or 99


@action(may="placements.sign_seat")
def sign(
    signatory: Signatory, *, terms_hash: str, function: str = "", address: str | None = None, by: Actor
) -> Signature:
    """Sign one's own seat, signed in; for the school, under one's delegation. Raises what `record_signature` raises."""
    placement = signatory.agreement.placement
    school_id = placement.enrolment.classroom.school_id
    delegation = delegation_of(by.viewer, school_id) if signatory.party == Party.SCHOOL else None
    account = kept(gettext_lazy("compte de %(name)s")) % {"name": by.name}
    if delegation is not None:
        function = own_function(delegation)
        account = f"{account}, {delegated(delegation)}"
    act = Act(
        method=Method.ACCOUNT,
        identified_by=account,
        name=placement.pupil.full_name if signatory.party == Party.PUPIL else by.name,
        function=function or signatory.function,
        by=by.user,
        address=address,
        delegation=delegation,
    )
    return record_signature(signatory, terms_hash=terms_hash, act=act)


@step
def record_signature(signatory: Signatory, *, terms_hash: str, act: Act) -> Signature:
    """Record one party's signature under exactly the text it read. The same party signing again gets its first one.

    Raises AgreementMoved, TextChanged (an old page), or NotYourTurn. The last one makes the agreement signed.
    """
    agreement = lock(signatory.agreement_id)
    row = Signatory.objects.select_related("signature").get(pk=signatory.pk)
    if row.has_signed:
        return row.signature
    require(agreement, AgreementState.SIGNING)
    if terms_hash != agreement.terms_hash:
        raise TextChanged
    if act.method != Method.PAPER and row.turn > turn_of(agreement):
        raise NotYourTurn
    signature = Signature.objects.create(
        signatory=row,
        party=row.party,
        name=one_line(act.name)[:150],
        function=one_line(act.function)[:100],
        method=act.method,
        identified_by=act.identified_by[:254],
        statement=str(STATEMENTS[Party(row.party)]),
        terms_hash=agreement.terms_hash,
        delegation=act.delegation,
        scan=act.scan,
        by=act.by,
        at=clock.now(),
        address=act.address,
    )
    append(agreement, Happening.SIGNED, **told_of(signature))
    emit(AgreementSignedBy(at=clock.now(), agreement_id=agreement.pk, signatory_id=row.pk))
    _finish(agreement)
    return signature


def _finish(agreement: Agreement) -> None:
    """Signed follows from signatures alone."""
    if agreement.signatories.filter(required=True, signature=None).exists():
        return
    if agreement.is_amendment:
        move_days(agreement.placement, agreement.content)
    agreement.state, agreement.signed_at = AgreementState.SIGNED, clock.now()
    agreement.save(update_fields=["state", "signed_at"])
    append(agreement, Happening.COMPLETE, terms_hash=agreement.terms_hash)
    emit(AgreementSigned(at=clock.now(), agreement_id=agreement.pk))


@action(may="placements.sign_seat", links={SIGN: is_for})
def refuse(signatory: Signatory, *, reason: str, code: SigningCode | None = None, by: Actor) -> Agreement:
    """A party says no, with its reason; school or host may mend the text and start again. Twice changes nothing.

    `code`: the one by which a holder of a link has said who they are; it is used up.
    """
    agreement = lock(signatory.agreement_id)
    row = Signatory.objects.select_related("signature").get(pk=signatory.pk)
    if agreement.state == AgreementState.REFUSED:
        return agreement
    require(agreement, AgreementState.SIGNING)
    if row.has_signed:
        raise AlreadySigned
    reason_given(reason)
    agreement.state, agreement.ended_at = AgreementState.REFUSED, clock.now()
    agreement.end_reason, agreement.ended_by = one_line(reason)[:300], one_line(by.name)[:150]
    agreement.save(update_fields=["state", "ended_at", "end_reason", "ended_by"])
    append(agreement, Happening.REFUSED, signatory=row.pk, party=row.party, reason=agreement.end_reason)
    if code is not None:
        use_code(code)
    emit(AgreementRefused(at=clock.now(), agreement_id=agreement.pk, signatory_id=row.pk))
    return agreement


@step
def use_code(code: SigningCode) -> None:
    """A code acts once."""
    SigningCode.objects.filter(pk=code.pk, used_at=None).update(used_at=clock.now())

"""Changing what an agreement says: contacts touch nothing, facts are told, substance voids, a signed one is amended."""

from typing import Any

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action, current_actor, step
from premierpas.core.errors import DomainError, NotAllowed
from premierpas.core.events import emit
from premierpas.core.reasons import reason_given
from premierpas.core.text import one_line

from ..errors import AlreadySigned
from ..events import AgreementCorrected, AgreementVoided, SignatoryReplaced
from ..evidence.chain import append
from ..models import OPEN, Agreement, AgreementState, Happening, Signatory
from ..permissions import parts_to_correct
from ..terms.articles import AMENDS
from ..terms.content import AMENDABLE, FIELD_CLASS, FIELD_PART, FieldClass
from ..terms.wording import articles_kept
from .drafting import lock, new_version, require
from .parties import copy_parties

A = AgreementState


class NothingChanged(DomainError):
    """The text says this already."""

    def __init__(self) -> None:
        super().__init__(_("Rien n’a changé : la convention dit déjà cela."))


class NotAmendable(DomainError):
    """Once signed, only dates, hours, place and tutor change."""

    def __init__(self) -> None:
        super().__init__(_("Une convention signée ne change que par avenant : dates, horaires, lieu ou tuteur."))


@action(may="placements.change")
def correct_details(agreement: Agreement, *, values: dict[str, Any], by: Actor) -> Agreement:
    """Correct contacts and facts of one's own part; no signature is touched. Facts are traced and told to all.

    Raises NotAllowed, naming the first field of another part, ValueError for a field of substance, AgreementMoved when
    the version no longer holds.
    """
    held = lock(agreement)
    require(held, A.DRAFT, A.READY, A.SIGNING, A.SIGNED)
    if any(FIELD_CLASS[name] is FieldClass.SUBSTANCE for name in values):
        raise ValueError("a field of substance isn't a detail")
    own = parts_to_correct(by.viewer, held)
    for name in values:
        if FIELD_PART[name] not in own:
            raise NotAllowed(_("Ceci appartient à une autre partie : elle seule le corrige."), field=name)
    before = held.content
    content = before.with_(**values)
    facts = [name for name in content.changed_from(before) if FIELD_CLASS[name] is FieldClass.FACT]
    held.particulars = content.particulars
    held.save(update_fields=["particulars"])
    if facts and held.state in (A.SIGNING, A.SIGNED):
        told = {name: {"before": getattr(before, name), "after": getattr(content, name)} for name in facts}
        append(held, Happening.CORRECTED, by=one_line(by.name)[:150], facts=told)
        emit(AgreementCorrected(at=clock.now(), agreement_id=held.pk, fields=tuple(facts)))
    return held


@action(may="placements.manage_seat")
def correct_contact(signatory: Signatory, *, email: str, phone: str, by: Actor) -> Signatory:
    """Another address for a party: the old link ends, a new one goes out, the others' signatures stay."""
    require(lock(signatory.agreement_id), *OPEN)
    row = Signatory.objects.select_related("signature", "agreement").get(pk=signatory.pk)
    if row.has_signed:
        raise AlreadySigned
    row.email, row.phone, row.asked_at, row.reminded_at = email, phone, None, None
    row.save(update_fields=["email", "phone", "asked_at", "reminded_at"])
    emit(SignatoryReplaced(at=clock.now(), agreement_id=row.agreement_id, signatory_id=row.pk))
    return row


@action(may="placements.change")
def reopen(agreement: Agreement, *, reason: str, by: Actor) -> Agreement:
    """Void a version that is being signed or was refused, and open the next, filled with what was there.

    Whoever had signed is told that their signature no longer counts, and why. Raises AgreementMoved otherwise.
    """
    held = lock(agreement)
    require(held, A.SIGNING, A.REFUSED)
    reason_given(reason)
    _void(held, reason=reason)
    content = held.content.with_(wording=articles_kept(held.content) if held.is_amendment else {})
    after = new_version(held.placement, content, replaces=held, amends=held.amends,
                        amendment_reason=held.amendment_reason)  # fmt: skip
    copy_parties(held, after)
    emit(AgreementVoided(at=clock.now(), agreement_id=held.pk, new_id=after.pk))
    return after


@action(may="placements.change")
def amend(agreement: Agreement, *, values: dict[str, Any], reason: str, by: Actor) -> Agreement:
    """An amendment to a signed agreement: the same parties sign the changed text; until then the old one holds.

    Raises AgreementMoved, NotAmendable, NothingChanged; an open amendment is answered as it is.
    """
    held = lock(agreement)
    require(held, A.SIGNED)
    original = held.amends or held
    present = original.amendments.filter(state__in=OPEN).first()
    if present is not None:
        return present
    if any(name not in AMENDABLE for name in values):
        raise NotAmendable
    base = in_force(original)
    content = base.content.with_(**values, rules_on=clock.today().isoformat())
    if not [name for name in content.changed_from(base.content) if name != "rules_on"]:
        raise NothingChanged
    why = one_line(reason_given(reason))[:300]
    content = content.with_(amends=_named(original, base, why), wording=articles_kept(base.content))
    after = new_version(held.placement, content, amends=original, amendment_reason=why)
    copy_parties(base, after)
    after.host_done_at = after.school_done_at = clock.now()
    after.host_done_by = after.school_done_by = one_line(by.name)[:150]
    after.state = A.READY
    after.save(update_fields=["host_done_at", "school_done_at", "host_done_by", "school_done_by", "state"])
    return after


def _named(original: Agreement, base: Agreement, reason: str) -> dict[str, Any]:
    """What an amendment says of the agreement it changes: which, of which day, with which fingerprint, and why."""
    named = [_identity(each) for each in ([original] if base == original else [original, base])]
    return {"texts": named, "reason": reason, "clause": AMENDS}


def _identity(agreement: Agreement) -> dict[str, Any]:
    signed = agreement.signed_at
    return {
        "agreement": agreement.pk,
        "number": agreement.number,
        "signed_on": signed.astimezone(clock.PARIS).date().isoformat() if signed else "",
        "fingerprint": agreement.terms_hash,
    }


def in_force(original: Agreement) -> Agreement:
    """The text that holds: the last signed amendment, else the agreement itself."""
    return original.amendments.filter(state=A.SIGNED).order_by("-number").first() or original


@action(may="placements.change")
def withdraw_amendment(agreement: Agreement, *, reason: str, by: Actor) -> Agreement:
    """Give up an amendment that isn't signed by all; what was signed before it holds on. Twice changes nothing."""
    held = lock(agreement)
    if held.state == A.VOID:
        return held
    if not held.is_amendment:
        raise NotAmendable
    require(held, A.DRAFT, A.READY, A.SIGNING, A.REFUSED)
    reason_given(reason)
    _void(held, reason=reason)
    emit(AgreementVoided(at=clock.now(), agreement_id=held.pk))
    return held


@step
def void_all(placement_id: int, *, reason: str) -> list[Agreement]:
    """End every version of a placement that is given up; evidence and sealed files stay."""
    rows = Agreement.objects.filter(placement=placement_id).exclude(state=A.VOID).order_by("-number")
    ended = []
    for each in rows:
        held = lock(each)
        _void(held, reason=reason)
        emit(AgreementVoided(at=clock.now(), agreement_id=held.pk))
        ended.append(held)
    return ended


def _void(agreement: Agreement, *, reason: str) -> None:
    agreement.state, agreement.ended_at = A.VOID, clock.now()
    agreement.end_reason, agreement.ended_by = one_line(reason)[:300], one_line(current_actor().name)[:150]
    agreement.save(update_fields=["state", "ended_at", "end_reason", "ended_by"])
    append(agreement, Happening.VOIDED, reason=agreement.end_reason, by=agreement.ended_by)

"""Asking for signatures, signing, refusing, passing on."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.errors import NotAllowed
from premierpas.core.events import emit
from premierpas.core.text import one_line

from ..errors import AlreadySigned, Incomplete, NotYourTurn, TextChanged
from ..events import AgreementRefused, AgreementSigned, AgreementSignedBy, SignatoryReplaced, SignaturesRequested
from ..evidence.chain import append, told_of
from ..models import Agreement, AgreementState, Delegation, Happening, Method, Party, Scan, Signatory, Signature
from ..terms.judging import breaches, special_cases, unreachable
from ..terms.prefill import given
from ..terms.wording import worded
from .drafting import lock, move_days, require, terms_of_school, write
from .parties import colleague, let_the_host_see, parties_now, seat_parties

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


def blockers(agreement: Agreement, *, parties: list[Signatory] | None = None) -> dict[str, str]:
    """Why signatures can't be asked for yet: field → sentence. `parties`: as seated, or as they would be now."""
    content, found = agreement.content, {}
    rows = parties_now(agreement) if parties is None else parties
    by_party = {row.party: row for row in rows if row.rank == 1}
    for party, text in (
        (Party.SCHOOL, _("L’établissement n’a pas encore de chef d’établissement inscrit.")),
        (Party.HOST, _("La structure n’a pas dit qui signe pour elle.")),
        (Party.GUARDIAN, _("Aucun responsable légal n’est enregistré pour cet élève.")),
    ):
        if party not in by_party or not by_party[party].name:
            found[str(party)] = text
    if str(Party.GUARDIAN) in found and agreement.placement.pupil.guardians.exists():
        found[str(Party.GUARDIAN)] = _(
            "Le contact d’un responsable légal vient de la liste\u00a0: confirmez-le d’abord."
        )
    if not agreement.is_amendment:
        found |= unreachable(content)
    for breach in breaches(agreement.placement, content):
        found.setdefault("days", breach.message)
    if content.dates and content.dates[0] <= clock.today():
        found["days"] = _(
            "Le premier jour est déjà là : choisissez d’autres jours, ou enregistrez la convention papier."
        )
    for case in special_cases(agreement.placement, content):
        if case not in content.special_case.split("+"):
            found[case] = {
                "family": _(
                    "Un membre de la famille accueille l’élève : l’établissement doit dire pourquoi il accepte."
                ),
                "abroad": _("Le stage a lieu à l’étranger : l’établissement doit dire pourquoi il accepte."),
            }[case]
    return found


@transaction.atomic
def request_signatures(agreement: Agreement) -> Agreement:
    """Everybody may sign, each in turn. Asking twice changes nothing. Raises Incomplete with what stands in the way."""
    held = lock(agreement)
    if held.state == AgreementState.SIGNING:
        return held
    require(held, AgreementState.READY)
    settings = terms_of_school(held.placement.enrolment.classroom.school_id)
    if held.is_amendment:
        parties = list(held.signatories.all())
        write(held, worded(held.content, parties=parties, own=settings))
    else:
        parties = seat_parties(held, settings)
        content = held.content.with_(**given(held.placement, settings))
        write(held, worded(content, parties=parties, own=settings))
    found = blockers(held, parties=parties)
    if found:
        raise Incomplete(found)
    held.state, held.requested_at = AgreementState.SIGNING, clock.now()
    held.save(update_fields=["state", "requested_at", "terms", "terms_hash", "particulars"])
    append(held, Happening.REQUESTED, terms_hash=held.terms_hash, parties=[_party(row) for row in parties])
    emit(SignaturesRequested(at=clock.now(), agreement_id=held.pk))
    return held


def _party(row: Signatory) -> dict[str, object]:
    return {"signatory": row.pk, "party": row.party, "name": row.name, "required": row.required}


def turn_of(agreement: Agreement) -> int:
    """The turn that is on: the earliest with somebody required who hasn't signed; a high number when nobody is left."""
    rows = agreement.signatories.filter(required=True, signature=None).order_by("turn")
    return rows.values_list("turn", flat=True).first() or 99


@transaction.atomic
def sign(signatory: Signatory | int, *, terms_hash: str, act: Act) -> Signature:
    """Record one party's signature under exactly the text it read. The same party signing again gets its first one.

    Raises AgreementMoved, TextChanged (an old page), or NotYourTurn. The last one makes the agreement signed.
    """
    pk = signatory if isinstance(signatory, int) else signatory.pk
    row = Signatory.objects.select_related("agreement").get(pk=pk)
    agreement = lock(row.agreement)
    row = Signatory.objects.select_related("signature").get(pk=pk)
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


@transaction.atomic
def refuse(signatory: Signatory, *, reason: str, by_name: str) -> Agreement:
    """A party says no, with its reason; school or host may mend the text and start again. Twice changes nothing."""
    agreement = lock(signatory.agreement_id)
    row = Signatory.objects.select_related("signature").get(pk=signatory.pk)
    if agreement.state == AgreementState.REFUSED:
        return agreement
    require(agreement, AgreementState.SIGNING)
    if row.has_signed:
        raise AlreadySigned
    agreement.state, agreement.ended_at = AgreementState.REFUSED, clock.now()
    agreement.end_reason, agreement.ended_by = one_line(reason)[:300], one_line(by_name)[:150]
    agreement.save(update_fields=["state", "ended_at", "end_reason", "ended_by"])
    append(agreement, Happening.REFUSED, signatory=row.pk, party=row.party, reason=agreement.end_reason)
    emit(AgreementRefused(at=clock.now(), agreement_id=agreement.pk, signatory_id=row.pk))
    return agreement


@transaction.atomic
def pass_on(signatory: Signatory, *, name: str, function: str, email: str, phone: str = "", by_name: str) -> Signatory:
    """“Not me”: another person of the host signs; traced, the old link ends. Raises NotAllowed for other parties."""
    agreement = lock(signatory.agreement_id)
    row = Signatory.objects.select_related("signature").get(pk=signatory.pk)
    if row.party != Party.HOST:
        raise NotAllowed(_("Seule la structure d’accueil peut désigner une autre personne."))
    if row.has_signed:
        raise AlreadySigned
    require(agreement, AgreementState.DRAFT, AgreementState.READY, AgreementState.SIGNING)
    former = {"name": row.name, "function": row.function}
    row.name, row.function = one_line(name)[:150], one_line(function)[:100]
    row.email, row.phone, row.asked_at = email, phone, None
    row.user = colleague(agreement.placement.company_id, email)
    row.save()
    let_the_host_see(agreement.placement, [row])
    append(agreement, Happening.PASSED_ON, signatory=row.pk, before=former, name=row.name, function=row.function,
           by=one_line(by_name)[:150])  # fmt: skip
    emit(SignatoryReplaced(at=clock.now(), agreement_id=agreement.pk, signatory_id=row.pk))
    return row

"""Paper: one party signs a sheet, or everybody signed elsewhere. The school has seen the original and says so."""

from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.events import emit
from premierpas.core.languages import kept
from premierpas.core.scans import Scan as Drawn
from premierpas.core.text import one_line

from ..errors import AlreadySigned, Incomplete
from ..events import AgreementSigned
from ..evidence.chain import append
from ..models import Agreement, AgreementState, Happening, Kind, Method, Party, Scan, Signatory, Signature
from ..terms.judging import breaches
from .drafting import lock, require, write
from .signing import Act, record_signature

A = AgreementState
_OURS = (
    "articles",
    "extra_article",
    "objectives",
    "follow_up",
    "activities",
)  # words of this platform, not of the paper


@action(may="placements.manage_seat")
def sign_on_paper(signatory: Signatory, *, scan: Drawn, name: str, by: Actor) -> Signature:
    """Record a party's handwritten signature; the others' stay. Raises AgreementMoved or AlreadySigned."""
    agreement = lock(signatory.agreement_id)
    require(agreement, A.SIGNING)
    row = Signatory.objects.select_related("signature").get(pk=signatory.pk)
    if row.has_signed:
        raise AlreadySigned
    kept = _keep(agreement, scan, by)
    return record_signature(row, terms_hash=agreement.terms_hash, act=_act(row, kept, name, by))


@action(may="placements.work_for_school")
def register_signed_outside(agreement: Agreement, *, scan: Drawn, names: dict[Party, str], by: Actor) -> Agreement:
    """An agreement that all have signed on paper elsewhere: its key facts and its scan are kept, nobody signs here.

    None of our own words is in its terms: nobody has agreed to them. The week may have begun. Registering twice changes
    nothing. Raises AgreementMoved once signatures were asked for here, and Incomplete with every rule that its hours
    break.
    """
    held = lock(agreement)
    if held.state == A.SIGNED and held.kind == Kind.OUTSIDE:
        return held
    require(held, A.DRAFT, A.READY)
    broken = {f"days {n}": each.message for n, each in enumerate(breaches(held.placement, held.content))}
    if broken:
        raise Incomplete(broken)
    held.kind = Kind.OUTSIDE
    now = clock.now()
    write(held, held.content.with_(**dict.fromkeys(_OURS, ""), wording={}))
    held.host_done_at, held.host_done_by = held.host_done_at or now, held.host_done_by or names[Party.HOST]
    held.school_done_at, held.school_done_by = held.school_done_at or now, held.school_done_by or by.name
    held.requested_at = now
    for state in (A.READY, A.SIGNING):
        held.state = state
        held.save()
    kept = _keep(held, scan, by)
    read = {str(party): one_line(name)[:150] for party, name in names.items()}
    append(held, Happening.REGISTERED, terms_hash=held.terms_hash, scan=kept.sha256, by=by.name, names=read)
    held.state, held.signed_at = A.SIGNED, now
    held.save(update_fields=["state", "signed_at"])
    emit(AgreementSigned(at=now, agreement_id=held.pk))
    return held


def _keep(agreement: Agreement, scan: Drawn, by: Actor) -> Scan:
    row = Scan(agreement=agreement, sha256=scan.sha256, pages=scan.pages, uploaded_by=by.user, checked_by=by.name)
    row.file.save(f"{scan.sha256[:32]}.pdf", ContentFile(scan.pdf), save=False)
    row.save(force_insert=True)
    return row


def _act(row: Signatory, scan: Scan, name: str, by: Actor) -> Act:
    seen = kept(gettext_lazy("original vu par %(who)s")) % {"who": by.name}
    return Act(method=Method.PAPER, identified_by=seen, name=name, function=row.function, by=by.user, scan=scan)

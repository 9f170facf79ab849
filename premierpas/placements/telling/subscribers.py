"""What is told when an agreement moves, in the transaction that moves it."""

from typing import Any

from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import revoke_links
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given
from premierpas.core.events import subscribe
from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Recipient
from premierpas.core.outbox.secrets import Secret
from premierpas.people.circle import tell

from .. import notices
from ..changes import NAMES, said
from ..events import (
    AgreementCorrected,
    AgreementReady,
    AgreementRefused,
    AgreementSigned,
    AgreementSignedBy,
    AgreementVoided,
    CodeAsked,
    PartCompleted,
    PlacementMade,
    SignatoryReminded,
    SignatoryReplaced,
    SignaturesRequested,
)
from ..languages import words_in
from ..models import Agreement, AgreementState, Entry, Happening, Party, Signatory, SigningCode
from ..purposes import SIGN
from ..queries import WITH
from ..signing_codes import digits_of
from ..standing import on_turn
from ..terms.content import Part
from .messages import (
    about,
    agreement_with,
    ask_host_to_complete,
    ask_to_sign,
    families_of,
    give_week_link,
    tell_family,
    tell_host,
    tell_pupil,
    tell_school,
)

_draft = Compiled(
    lambda: (
        Agreement.objects.filter(placement=Given("placement"), state=AgreementState.DRAFT)
        .select_related(*WITH)
        .order_by("number")[:1]
    )
)
_signatories = Compiled(
    lambda: Signatory.objects.filter(agreement=Given("agreement")).select_related("signature").order_by("turn", "pk")
)


def code_digits(pk: str) -> str:
    """The six figures of a code, for the message that carries them."""
    code = SigningCode.objects.filter(pk=pk).first()
    return digits_of(code) if code else ""


@subscribe(PlacementMade)
def ask_host(event: PlacementMade) -> None:
    """The agreement is open (its own subscriber came first): the host is asked for its part."""
    agreement = _draft.first(placement=event.placement_id)
    if agreement is not None:
        ask_host_to_complete(agreement)


@subscribe(PartCompleted)
def ask_other_part(event: PartCompleted) -> None:
    """One part is done: the other side is asked for its own."""
    agreement = agreement_with(event.agreement_id)
    if event.part == Part.HOST and agreement.school_done_at is None:
        tell_school(agreement, notices.COMPLETE_SCHOOL)
    elif event.part == Part.SCHOOL and agreement.host_done_at is None:
        ask_host_to_complete(agreement, occasion="school_done")


@subscribe(AgreementReady)
def tell_ready(event: AgreementReady) -> None:
    """The school may ask for the signatures."""
    tell_school(agreement_with(event.agreement_id), notices.READY)


@subscribe(SignaturesRequested)
def ask_first_turn(event: SignaturesRequested) -> None:
    """Everybody whose turn is the first."""
    _ask_whose_turn_it_is(agreement_with(event.agreement_id))


@subscribe(AgreementSignedBy)
def ask_next_turn(event: AgreementSignedBy) -> None:
    """Whoever comes next is asked. The link of who has signed goes on showing that they have."""
    agreement = agreement_with(event.agreement_id)
    if agreement.state == AgreementState.SIGNING:
        _ask_whose_turn_it_is(agreement)


def _ask_whose_turn_it_is(agreement: Agreement) -> None:
    """Everybody who may sign now and wasn't asked, with the time noted; who needn't sign is asked with the first."""
    rows = _signatories(agreement=agreement.pk)
    asked: list[int] = []
    for row in [*on_turn(rows), *(each for each in rows if not each.required and not each.has_signed)]:
        if row.asked_at is None:
            ask_to_sign(agreement, row)
            asked.append(row.pk)
    Signatory.objects.filter(pk__in=asked).update(asked_at=clock.now())


@subscribe(SignatoryReplaced)
def ask_the_new_one(event: SignatoryReplaced) -> None:
    """The old links end; the new contact gets its own if it is its turn."""
    revoke_links(purpose=SIGN, subject_id=event.signatory_id)
    agreement = agreement_with(event.agreement_id)
    if agreement.state == AgreementState.SIGNING:
        _ask_whose_turn_it_is(agreement)


@subscribe(SignatoryReminded)
def remind_by_hand(event: SignatoryReminded) -> None:
    """The school's reminder, with a link that works."""
    row = Signatory.objects.get(pk=event.signatory_id)
    occasion = f"reminded:{event.at.isoformat()}"
    ask_to_sign(agreement_with(event.agreement_id), row, occasion=occasion, reminding=True)


@subscribe(CodeAsked)
def send_the_code(event: CodeAsked) -> None:
    """The six figures, by the way that was chosen."""
    code = SigningCode.objects.select_related("signatory").get(pk=event.code_id)
    row = code.signatory
    language = words_in(row.language)
    by_sms = code.channel == Channel.SMS
    tell(
        notices.CODE,
        [Recipient.by_one_way(row.name, email="" if by_sms else code.to, mobile=code.to)],
        key=f"placements.code:{code.pk}",
        about=about(agreement_with(row.agreement_id)),
        subject=language.mail_code,
        text=Secret(notices.CODE.code, str(code.pk), within=language.sms_code),
        why=lambda: language.why if row.party == Party.GUARDIAN else _("Ce code a été demandé sur la page à signer."),
    )


@subscribe(AgreementSigned)
def tell_signed(event: AgreementSigned) -> None:
    """A receipt to everybody, the last who signed included."""
    agreement = agreement_with(event.agreement_id)
    tell_pupil(agreement, notices.SIGNED_PUPIL)
    if not give_week_link(agreement):
        tell_host(agreement, notices.SIGNED)
    tell_school(agreement, notices.SIGNED)
    for row in families_of(agreement):
        tell_family(agreement, row, "signed", key=f"placements.family_signed:{row.pk}")


@subscribe(AgreementRefused)
def tell_refused(event: AgreementRefused) -> None:
    """Every other party, with the reason."""
    agreement = agreement_with(event.agreement_id)
    row = Signatory.objects.get(pk=event.signatory_id)
    more = {"who": row.name or str(Party(row.party).label), "reason": agreement.end_reason}
    tell_school(agreement, notices.REFUSED, **more)
    tell_host(agreement, notices.REFUSED, **more)
    tell_pupil(agreement, notices.STOPPED_PUPIL, **_stopped(agreement, agreement.end_reason, goes_on=False))
    _end_links(agreement)
    for each in families_of(agreement):
        if each.pk != row.pk:
            tell_family(
                agreement, each, "refused", key=f"placements.family_refused:{each.pk}", reason=agreement.end_reason
            )


@subscribe(AgreementVoided)
def tell_voided(event: AgreementVoided) -> None:
    """Only those who had been asked, or had signed: nobody else knew this version."""
    agreement = agreement_with(event.agreement_id)
    _end_links(agreement)
    if not Entry.objects.filter(agreement=agreement, happening=Happening.REQUESTED).exists():
        return
    more = _stopped(agreement, agreement.end_reason, goes_on=bool(event.new_id))
    tell_school(agreement, notices.VOIDED, **more)
    tell_host(agreement, notices.VOIDED, **more)
    tell_pupil(agreement, notices.STOPPED_PUPIL, **more)
    for row in families_of(agreement):
        tell_family(agreement, row, "void", key=f"placements.family_void:{row.pk}", reason=agreement.end_reason)


def _stopped(agreement: Agreement, reason: str, *, goes_on: bool) -> dict[str, Any]:
    return {
        "reason": reason.rstrip("."),
        "next": lambda: _("Un nouveau texte suit, à signer de nouveau.") if goes_on else "",
    }


def _end_links(agreement: Agreement) -> None:
    for pk in Signatory.objects.filter(agreement=agreement).values_list("pk", flat=True):
        revoke_links(purpose=SIGN, subject_id=pk)


@subscribe(AgreementCorrected)
def tell_corrected(event: AgreementCorrected) -> None:
    """Which fact, before and after, as the chain has noted it."""
    agreement = agreement_with(event.agreement_id)
    rows = Entry.objects.filter(agreement=agreement, happening=Happening.CORRECTED)
    entry = rows.order_by("-sequence").first()
    if entry is None:
        return
    content = agreement.content
    changes = " ; ".join(f"{NAMES.get(name, name)} : {said(name, content)}" for name in event.fields)
    occasion = str(entry.sequence)
    tell_school(agreement, notices.CORRECTED, occasion=occasion, changes=changes)
    tell_host(agreement, notices.CORRECTED, occasion=occasion, changes=changes)
    tell_pupil(agreement, notices.CORRECTED, occasion=occasion, changes=changes)

"""Signing with a code: six figures to the contact on file, for whoever holds the signatory's link."""

import secrets
from datetime import timedelta

from premierpas.core import clock
from premierpas.core.actions import NOBODY, Actor, action
from premierpas.core.events import emit
from premierpas.core.outbox.models import Channel

from ..errors import NoContact, TooManyCodes
from ..events import CodeAsked
from ..models import Agreement, AgreementState, Method, Signatory, Signature, SigningCode
from ..purposes import SIGN, is_for
from ..signing_codes import LASTS, masked
from .drafting import require
from .signing import Act, record_signature, use_code

AN_HOUR = 5


@action(may=NOBODY, links={SIGN: is_for})
def send_code(signatory: Signatory, *, channel: Channel | None = None, by: Actor) -> SigningCode:
    """A fresh code to the contact that the school holds (a phone before an e-mail); former ones end.

    Raises NoContact, TooManyCodes, or AgreementMoved when nothing is to be signed.
    """
    row = Signatory.objects.select_for_update().get(pk=signatory.pk)
    require(Agreement.objects.get(pk=row.agreement_id), AgreementState.SIGNING)
    chosen, to = _contact(row, channel)
    now = clock.now()
    if row.codes.filter(sent_at__gt=now - timedelta(hours=1)).count() >= AN_HOUR:
        raise TooManyCodes
    row.codes.filter(expires_at__gt=now).update(expires_at=now)
    code = SigningCode.objects.create(
        signatory=row, channel=chosen, to=to, nonce=secrets.token_hex(16), sent_at=now, expires_at=now + LASTS
    )
    emit(CodeAsked(at=now, code_id=code.pk))
    return code


def _contact(row: Signatory, channel: Channel | None) -> tuple[Channel, str]:
    ways = {Channel.SMS: row.mobile, Channel.EMAIL: row.email}
    for each in [channel] if channel else [Channel.SMS, Channel.EMAIL]:
        if ways.get(each):
            return each, ways[each]
    raise NoContact


@action(may=NOBODY, links={SIGN: is_for})
def sign_with_code(
    signatory: Signatory, *, code: SigningCode, terms_hash: str, function: str = "", address: str | None = None,
    by: Actor,
) -> Signature:  # fmt: skip
    """Sign by a code that `check_code` has found right; it is used up with the signature.

    Raises what `record_signature` raises.
    """
    method = Method.SMS_CODE if code.channel == Channel.SMS else Method.EMAIL_CODE
    act = Act(method=method, identified_by=masked(code), name=signatory.name, function=function, address=address)
    signature = record_signature(signatory, terms_hash=terms_hash, act=act)
    use_code(code)
    return signature

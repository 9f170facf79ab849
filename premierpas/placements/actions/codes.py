"""The code that a signatory types: six figures to the contact on file, for a quarter of an hour, five tries."""

import hmac
import secrets
from datetime import timedelta

from django.db import transaction

from premierpas.core import clock
from premierpas.core.events import emit
from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.secrets import derived_digits
from premierpas.core.phones import masked as masked_phone
from premierpas.core.text import packed

from ..errors import NoCode, NoContact, TooManyCodes, WrongCode
from ..events import CodeAsked
from ..models import Agreement, AgreementState, Method, Signatory, Signature, SigningCode
from .drafting import require
from .signing import Act, sign

LASTS = timedelta(minutes=15)
TRIES = 5
AN_HOUR = 5


@transaction.atomic
def send_code(signatory: Signatory, *, channel: Channel | None = None) -> SigningCode:
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


def digits_of(code: SigningCode) -> str:
    """The six figures, recomputed when the message is delivered and when they are typed; never stored."""
    return derived_digits("code", f"{code.pk}:{code.nonce}")


def open_code(signatory: Signatory) -> SigningCode | None:
    """The code that would be accepted now."""
    rows = SigningCode.objects.filter(signatory=signatory.pk, used_at=None, expires_at__gt=clock.now())
    return rows.filter(failures__lt=TRIES).order_by("-sent_at", "-pk").first()


def masked(code: SigningCode) -> str:
    """Where it went, without giving it away: `06 •• •• •• 42`, `n•••@exemple.fr`."""
    return masked_contact(code.channel, code.to)


def masked_contact(channel: str, to: str) -> str:
    """A contact as its owner recognises it and nobody else can use it."""
    if channel == Channel.SMS:
        return masked_phone(to)
    name, _at, host = to.partition("@")
    return f"{name[:1]}•••@{host}"


def check_code(signatory: Signatory, typed: str) -> SigningCode:
    """The code that was typed, if it is right. A wrong one is counted for good, whatever the caller does next.

    Raises NoCode or WrongCode.
    """
    with transaction.atomic():
        code = open_code(signatory)
        if code is None:
            raise NoCode
        code = SigningCode.objects.select_for_update().get(pk=code.pk)
        if code.failures >= TRIES or code.used_at is not None:
            raise NoCode
        right = hmac.compare_digest(digits_of(code).encode(), packed(typed).encode())
        if not right:
            code.failures += 1
            code.save(update_fields=["failures"])
    if not right:
        if code.failures >= TRIES:
            raise NoCode
        raise WrongCode(TRIES - code.failures)
    return code


@transaction.atomic
def sign_with_code(signatory: Signatory, *, code: SigningCode, terms_hash: str, function: str = "",
                   address: str | None = None) -> Signature:  # fmt: skip
    """Sign by a code that `check_code` has found right; it is used up with the signature. Raises what `sign` raises."""
    method = Method.SMS_CODE if code.channel == Channel.SMS else Method.EMAIL_CODE
    act = Act(method=method, identified_by=masked(code), name=signatory.name, function=function, address=address)
    signature = sign(signatory, terms_hash=terms_hash, act=act)
    use_code(code)
    return signature


def use_code(code: SigningCode) -> None:
    """A code acts once."""
    SigningCode.objects.filter(pk=code.pk, used_at=None).update(used_at=clock.now())

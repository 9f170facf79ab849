"""Reading and checking the code that a signatory types: six figures, for a quarter of an hour, five tries.

These are no actions: a wrong code stays counted though the act that it was typed for fails.
"""

import hmac
from datetime import timedelta

from django.db import transaction

from premierpas.accounts.email_codes import masked_email
from premierpas.core import clock
from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.secrets import derived_digits
from premierpas.core.phones import masked as masked_phone
from premierpas.core.text import packed

from .errors import NoCode, WrongCode
from .models import Signatory, SigningCode

LASTS = timedelta(minutes=15)
TRIES = 5


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
    return masked_email(to)


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

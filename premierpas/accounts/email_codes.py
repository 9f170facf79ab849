"""The two codes of a change of address: one for the former, one for the new; five wrong tries end the change.

Checking is no action: a wrong try stays counted though the act that it was typed for fails.
"""

import hmac

from django.db import transaction
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.outbox.secrets import derived_digits
from premierpas.core.text import packed

from .models import EmailChange, User

EMAIL_CHANGE = "accounts.email_change"
FORMER, NEW = "former", "new"
TRIES = 5


def reference(change: EmailChange, which: str) -> str:
    """What a message holds in place of a code."""
    return f"{which}:{change.nonce}"


def change_digits(held: str) -> str:
    """The six figures of a reference."""
    return derived_digits(EMAIL_CHANGE, held)


def waiting_change(user: User) -> EmailChange | None:
    """The change of address that waits for its codes."""
    return EmailChange.objects.filter(user=user, expires_at__gt=clock.now()).first()


def are_right(change: EmailChange, *, former_code: str, new_code: str) -> bool:
    """Whether both codes are those that were sent."""
    typed = {FORMER: former_code, NEW: new_code}
    return all(_is_right(change, which, code) for which, code in typed.items())


def check_codes(user: User, *, former_code: str, new_code: str) -> None:
    """Count a wrong try for good.

    Raises DomainError at the field of the code that is wrong, WrongState when nothing waits or tries are used up.
    """
    over = WrongState(_("Trop de codes faux : le changement est annulé. Votre adresse reste la même."))
    with transaction.atomic():
        change = EmailChange.objects.select_for_update().filter(user=user, expires_at__gt=clock.now()).first()
        if change is None:
            raise WrongState(_("Ce changement n’attend plus. Recommencez avec la nouvelle adresse."))
        if are_right(change, former_code=former_code, new_code=new_code):
            return
        change.failures += 1
        change.save(update_fields=["failures"])
        if spent := change.failures >= TRIES:
            change.delete()
    if spent:
        raise over
    field = "new_code" if _is_right(change, FORMER, former_code) else "former_code"
    raise DomainError(_("Ce code n’est pas le bon. Vérifiez les six chiffres du message."), field=field)


def masked_email(address: str) -> str:
    """An address as its owner recognises it and nobody else can use it: `n•••@exemple.fr`."""
    name, _at, host = address.partition("@")
    return f"{name[:1]}•••@{host}"


def _is_right(change: EmailChange, which: str, typed: str) -> bool:
    return hmac.compare_digest(change_digits(reference(change, which)).encode(), packed(typed).encode())

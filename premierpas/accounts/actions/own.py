"""One's own name, phone and e-mail. An address changes only when both the former and the new one have said yes."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.events import emit
from premierpas.core.outbox.notices import Recipient, post
from premierpas.core.outbox.secrets import Secret

from ..email_codes import EMAIL_CHANGE, FORMER, NEW, are_right, masked_email, reference
from ..events import EmailConfirmed
from ..models import EmailChange, User, username_of
from ..notices import ADDRESS_TAKEN, CONFIRM_FORMER_ADDRESS, CONFIRM_NEW_ADDRESS, EMAIL_CHANGED

LASTS = timedelta(days=1)


@action(may="accounts.edit_own")
def change_details(user: User, *, by: Actor, name: str, phone: str) -> User:
    """Keep how this person is called and where they are called."""
    user = User.objects.select_for_update().get(pk=user.pk)
    user.name, user.phone = name, phone
    user.save(update_fields=["name", "phone"])
    return user


@action(may="accounts.edit_own")
def ask_email_change(user: User, *, by: Actor, email: str) -> EmailChange:
    """Send a code to each of the two addresses; a change that was asked for before gives way to this one.

    An address that has an account already gets a message and no code: this page tells nobody who has one.
    """
    user, email = User.objects.select_for_update().get(pk=user.pk), email.strip().lower()
    if email == (user.email or "").lower():
        raise DomainError(_("C’est déjà votre adresse."), field="email")
    now = clock.now()
    asked = {"email": email, "nonce": secrets.token_hex(16), "asked_at": now, "expires_at": now + LASTS, "failures": 0}
    change, _new = EmailChange.objects.update_or_create(user=user, defaults=asked)
    key = f"accounts.email_change:{change.nonce}"
    post(
        CONFIRM_FORMER_ADDRESS,
        Recipient(name=user.name, user_id=user.pk, email=user.email or ""),
        key=key,
        about=None,
        link=reverse("accounts:email"),
        code=Secret(EMAIL_CHANGE, reference(change, FORMER)),
        new=masked_email(email),
        help=settings.ASSOCIATION_PHONE,
    )
    if User.objects.filter(email__iexact=email).exists():
        post(ADDRESS_TAKEN, Recipient(name=user.name, email=email), key=key, about=None)
    else:
        post(
            CONFIRM_NEW_ADDRESS,
            Recipient(name=user.name, email=email),
            key=key,
            about=None,
            link=reverse("accounts:email"),
            code=Secret(EMAIL_CHANGE, reference(change, NEW)),
        )
    return change


@action(may="accounts.edit_own")
def cancel_email_change(user: User, *, by: Actor) -> None:
    """The address stays as it is; both codes are worth nothing."""
    EmailChange.objects.filter(user=user).delete()


@action(may="accounts.edit_own")
def confirm_email_change(user: User, *, by: Actor, former_code: str, new_code: str) -> User:
    """Both addresses have said yes: the new one signs in from now on, and the former is told.

    Raises WrongState when nothing waits any more, or when somebody else took the address meanwhile.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    change = EmailChange.objects.select_for_update().filter(user=user, expires_at__gt=clock.now()).first()
    if change is None or not are_right(change, former_code=former_code, new_code=new_code):
        raise WrongState(_("Ce changement n’attend plus. Recommencez avec la nouvelle adresse."))
    emit(EmailConfirmed(at=clock.now(), user_id=user.pk))
    former, user.email, user.username = user.email or "", change.email, username_of(change.email)
    try:
        with transaction.atomic():
            user.save(update_fields=["email", "username"])
    except IntegrityError:
        raise WrongState(_("Un compte a déjà cette adresse. Choisissez-en une autre.")) from None
    change.delete()
    post(
        EMAIL_CHANGED,
        [Recipient(name=user.name, email=former), Recipient(name=user.name, user_id=user.pk, email=user.email)],
        key=f"accounts.email_changed:{change.nonce}",
        about=None,
        new=masked_email(user.email),
        help=settings.ASSOCIATION_PHONE,
    )
    return user

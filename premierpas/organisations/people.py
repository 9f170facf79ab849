"""Accounts of adults, and how to write to them."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from premierpas.accounts.models import User, username_of
from premierpas.core.outbox.notices import Recipient

from .models import Membership


def account_for(email: str, *, name: str, phone: str = "") -> User:
    """The account with this address, made when there is none; two requests at once get the same one."""
    email = email.strip().lower()
    found = User.objects.filter(email__iexact=email).first()
    if found:
        return found
    try:
        with transaction.atomic():
            return User.objects.create_user(username=username_of(email), name=name, email=email, phone=phone)
    except IntegrityError:
        return User.objects.get(email__iexact=email)


def recipient_of(user: User) -> Recipient:
    """A person as notices reach them."""
    return Recipient(name=user.name, user_id=user.pk, email=user.email or "", phone=user.phone)


def told(members: Iterable[Membership]) -> list[Recipient]:
    """These members as notices reach them, read with their accounts; nobody whose account is closed."""
    return [recipient_of(each.user) for each in members if each.user.is_active]

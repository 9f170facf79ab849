"""Addresses that readers hold without an account: to want no more letters, and to confirm that they want some."""

from django.core import signing
from django.urls import reverse

from .models import Subscription

_SALT = "campaigns.subscription"


def stopping_path(token: str) -> str:
    """Where a reader stops letters."""
    return reverse("campaigns:stop", args=[token])


def confirming_path(pk: str) -> str:
    """Where somebody confirms the address that asked for the newsletter; empty once the request is gone."""
    if not Subscription.objects.filter(pk=int(pk)).exists():
        return ""
    return reverse("campaigns:confirm", args=[token_to_confirm(int(pk))])


def token_to_confirm(pk: int) -> str:
    """What the address holds."""
    return signing.dumps(pk, salt=_SALT)


def subscription_of(token: str) -> Subscription:
    """The request that an address confirms. Raises Subscription.DoesNotExist."""
    try:
        pk = signing.loads(token, salt=_SALT)
    except signing.BadSignature as error:
        raise Subscription.DoesNotExist from error
    return Subscription.objects.select_related("territory").get(pk=pk)

"""Whether a person has a second factor, and whether this session has seen it."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.dispatch import receiver
from django.http import HttpRequest


def has_second_factor(user: Any) -> bool:
    """Whether an app of codes is set up."""
    return Authenticator.objects.filter(user=user.pk, type=Authenticator.Type.TOTP).exists()


def used_second_factor(request: HttpRequest) -> bool:
    """Whether the present session was opened or confirmed with a code of that app, or a recovery code."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


@receiver(authenticator_added, dispatch_uid="premierpas.accounts.second_factor")
def setting_up_counts_as_using(*, request: HttpRequest, user: Any, authenticator: Authenticator, **_: Any) -> None:
    """Who has just typed the app's first code isn't asked for the next one, which they would have to wait for."""
    if authenticator.type == Authenticator.Type.TOTP:
        record_authentication(
            request, user, method="mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True
        )

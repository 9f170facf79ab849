"""Who is worth an attack, whether a person has a second factor, and whether this session has seen it."""

from collections.abc import Iterable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.dispatch import receiver

from premierpas.core.requests import SiteRequest

from .capacities import Capacity


def guarded_roles(held: Iterable[Capacity]) -> set[str]:
    """What makes an account worth an attack: it sees many pupils, or signs for a school or a company.

    These are offered a second factor, may be required to use one (`REQUIRE_MFA_ROLES`), and hear of new devices.
    """
    return {each.guarded for each in held if each.guarded}


def must_use_second_factor(held: Iterable[Capacity]) -> bool:
    """Whether this deployment requires one of a person who holds these capacities."""
    return not guarded_roles(held).isdisjoint(settings.REQUIRE_MFA_ROLES)


def has_second_factor(user: Any) -> bool:
    """Whether an app of codes is set up."""
    return Authenticator.objects.filter(user=user.pk, type=Authenticator.Type.TOTP).exists()


def used_second_factor(request: SiteRequest) -> bool:
    """Whether the present session was opened or confirmed with a code of that app, or a recovery code."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


@receiver(authenticator_added, dispatch_uid="premierpas.accounts.second_factor")
def setting_up_counts_as_using(*, request: SiteRequest, user: Any, authenticator: Authenticator, **_: Any) -> None:
    """Who has just typed the app's first code isn't asked for the next one, which they would have to wait for."""
    if authenticator.type == Authenticator.Type.TOTP:
        record_authentication(
            request, user, method="mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True
        )

"""Who is worth an attack, whether a person has a second factor, and whether this session has seen it."""

from collections.abc import Callable, Iterable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.dispatch import receiver

from premierpas.core.ports import Port
from premierpas.core.requests import SiteRequest

from .capacities import Capacity

guards = Port[Callable[[Iterable[Capacity]], bool]](
    "accounts.guards", "whether one of these capacities is worth an attack for what a floor above lets it do"
)


def guarded_roles(held: Iterable[Capacity]) -> set[str]:
    """What makes an account worth an attack: it sees many pupils, or signs for a school or a company.

    These are offered a second factor, may be required to use one (`REQUIRE_MFA_ROLES`), and hear of new devices.
    """
    held = list(held)
    return {each.guarded for each in held if each.guarded} | {name for name in guards.names() if _is(name, held)}


def must_use_second_factor(held: Iterable[Capacity]) -> bool:
    """Whether this deployment requires one of a person who holds these capacities."""
    held, required = list(held), settings.REQUIRE_MFA_ROLES
    if any(each.guarded in required for each in held):
        return True
    return any(name in required and _is(name, held) for name in guards.names())


def _is(name: str, held: Iterable[Capacity]) -> bool:
    return guards.named(name)(held)


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

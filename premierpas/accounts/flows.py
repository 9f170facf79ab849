"""Signing somebody in after they have proved who they are."""

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from django.contrib.auth import login
from django.db import transaction

from premierpas.core.outbox.models import Channel
from premierpas.core.requests import SiteRequest

from .arrivals import arrive
from .cards import valid_card
from .models import PupilCard, User
from .sessions import note_session, remember

BACKEND = "premierpas.accounts.backends.ActiveUserBackend"


def sign_in_user(
    request: SiteRequest, user: User, *, on_this_device: bool = False, came_by: Channel | None = None
) -> None:
    """Open a session for a person whose card, link or code was right; `came_by`: what brought them the link."""
    login(request, user, backend=BACKEND)
    remember(request, on_this_device=on_this_device)
    request.session.save()
    note_session(request)
    arrive(request, user, came_by=came_by)


def sign_in_with_card(request: SiteRequest, *, username: str, passphrase: str, on_this_device: bool) -> User | None:
    """Open a session with a pupil's card; None when it isn't the right one.

    Whoever makes a new card locks the account too: a session of the old card is either ended by it or never opened.
    """
    card = valid_card(username, passphrase)
    if card is None:
        return None
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=card.user_id)
        if not PupilCard.objects.filter(pk=card.pk, revoked_at=None).exists():
            return None
        sign_in_user(request, user, on_this_device=on_this_device)
    return user


def send_code(request: SiteRequest, email: str) -> None:
    """Send a sign-in code to an address; an unknown one gets a kind message instead, and the page looks the same."""
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=email.strip().lower())

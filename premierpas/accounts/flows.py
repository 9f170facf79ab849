"""Signing somebody in after they have proved who they are."""

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from django.contrib.auth import login
from django.http import HttpRequest

from .models import User
from .sessions import note_session, remember

BACKEND = "premierpas.accounts.backends.ActiveUserBackend"


def sign_in_user(request: HttpRequest, user: User, *, on_this_device: bool = False) -> None:
    """Open a session for a person whose card, link or code was right."""
    login(request, user, backend=BACKEND)
    remember(request, on_this_device=on_this_device)
    request.session.save()
    note_session(request)


def send_code(request: HttpRequest, email: str) -> None:
    """Send a sign-in code to an address; an unknown one gets a kind message instead, and the page looks the same."""
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=email.strip().lower())

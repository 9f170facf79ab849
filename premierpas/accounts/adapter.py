"""How django-allauth speaks in this product: through the outbox, and without sign-up."""

import secrets
import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from premierpas.core.outbox.notices import Recipient, post

from .limiter import address_of
from .models import User
from .notices import LOGIN_CODE, UNKNOWN_ADDRESS
from .sessions import ON_THIS_DEVICE, note_session, remember


class AccountAdapter(DefaultAccountAdapter):
    """Codes leave through the outbox; accounts come by invitation or by a company's sign-up only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: nobody makes an account of their own here."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Post a code, or the kind answer for an address that nobody has; nothing else is ever sent."""
        user = User.objects.filter(email__iexact=email).first()
        to = Recipient(name=user.name if user else "", user_id=user.pk if user else None, email=email)
        key = f"accounts.code:{uuid.uuid4()}"
        if template_prefix == "account/email/login_code":
            post(LOGIN_CODE, to, key=key, code=context["code"])
        elif template_prefix == "account/email/unknown_account":
            post(UNKNOWN_ADDRESS, to, key=key)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Pages say themselves what happened."""

    def generate_login_code(self) -> str:
        """Six digits: typed on any phone, read aloud to nobody."""
        return f"{secrets.randbelow(10**6):06d}"

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address as our limiter sees it."""
        return address_of(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The home of the active capacity."""
        return reverse(settings.LOGIN_REDIRECT_URL)

    def is_safe_url(self, url: str | None) -> bool:
        """Only addresses of this very host, whatever ALLOWED_HOSTS lets in."""
        request = context.request
        host = {request.get_host()} if request else set()
        return bool(url) and url_has_allowed_host_and_scheme(url, host, require_https=bool(request and request.is_secure()))

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        """End the session with the browser or keep it, as was ticked; keep a row for the device from the first moment."""
        remember(request, on_this_device=bool(request.session.pop(ON_THIS_DEVICE, False)))
        request.session.save()
        note_session(request)
        return super().post_login(request, user, **kwargs)

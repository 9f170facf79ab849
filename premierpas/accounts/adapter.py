"""How django-allauth speaks in this product: through the outbox, and without sign-up."""

import uuid
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.urls import reverse

from premierpas.core.origin import address_of
from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Recipient, post
from premierpas.core.outbox.secrets import Secret
from premierpas.core.requests import SiteRequest

from .arrivals import arrive
from .codes import CODE, LoginCode
from .encryption import Use, decrypted, encrypted
from .models import User
from .notices import LOGIN_CODE, UNKNOWN_ADDRESS
from .sessions import ON_THIS_DEVICE, note_session, remember


class AccountAdapter(DefaultAccountAdapter):
    """Codes leave through the outbox; accounts come by invitation or by a company's sign-up only."""

    def is_open_for_signup(self, request: SiteRequest) -> bool:
        """Never: nobody makes an account of their own here."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Post a code, or the kind answer for an address that nobody has; nothing else is ever sent."""
        user = User.objects.filter(email__iexact=email).first()
        to = Recipient(name=user.name if user else "", user_id=user.pk if user else None, email=email)
        key = f"accounts.code:{uuid.uuid4()}"
        if template_prefix == "account/email/login_code":
            post(LOGIN_CODE, to, key=key, about=None, code=Secret(CODE, context["code"].nonce))
        elif template_prefix == "account/email/unknown_account":
            post(UNKNOWN_ADDRESS, to, key=key, about=None)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Pages say themselves what happened."""

    def generate_login_code(self) -> str:
        """Six digits: typed on any phone, read aloud to nobody."""
        return LoginCode.drawn()

    def get_client_ip(self, request: SiteRequest) -> str:
        """The address as the whole site reads it."""
        return address_of(request) or ""

    def get_login_redirect_url(self, request: SiteRequest) -> str:
        """The home of the active capacity."""
        return reverse(settings.LOGIN_REDIRECT_URL)

    def post_login(self, request: SiteRequest, user: Any, **kwargs: Any) -> Any:
        """Let the session end as was ticked, and keep a row for the device from the first moment."""
        remember(request, on_this_device=bool(request.session.pop(ON_THIS_DEVICE, False)))
        request.session.save()
        note_session(request)
        arrive(request, user, came_by=Channel.EMAIL)
        return super().post_login(request, user, **kwargs)


class FactorAdapter(DefaultMFAAdapter):
    """The second factor: its key is stored encrypted, its QR code drawn in the page (no `data:` address is let in)."""

    def build_totp_svg(self, url: str) -> str:
        """Dark on white in both themes: cameras need it."""
        return str(segno.make(url, micro=False).svg_inline(scale=5, border=3, light="#fff", dark="#000"))

    def encrypt(self, text: str) -> str:
        """A copy of the database opens no second factor."""
        return encrypted(text, Use.FACTOR)

    def decrypt(self, encrypted_text: str) -> str:
        """Raises Unreadable when the deployment's key was changed without keeping the former one."""
        return decrypted(encrypted_text, Use.FACTOR)

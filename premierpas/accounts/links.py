"""Links without account: what a person holds to do one thing, once, without signing in."""

import base64
import hashlib
import hmac

from django.conf import settings
from django.db import models
from django.urls import reverse

from premierpas.core import clock


class Link(models.Model):
    """A right to one act. The token is derived from the row and the deployment's secret, and stored hashed only."""

    purpose = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(help_text="the row of the purpose's own model that the act is about")
    recipient = models.CharField(max_length=254, help_text="the e-mail or phone on file it was made for")
    recipient_name = models.CharField(max_length=150, blank=True)
    token_hash = models.CharField(max_length=64, unique=True, null=True)
    nonce = models.CharField(max_length=32)
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["purpose", "subject_id"], name="link_purpose_subject")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.subject_id}"

    @property
    def token(self) -> str:
        """The secret part of the address, recomputed when a message is delivered, never stored."""
        return derived_token("link", self.pk, self.nonce)

    @property
    def address(self) -> str:
        """The path this link lives at."""
        return reverse("accounts:link", kwargs={"token": self.token})

    @property
    def is_open(self) -> bool:
        """Whether the act is still possible."""
        return self.used_at is None and self.revoked_at is None and clock.now() < self.expires_at


def derived_token(use: str, pk: int, nonce: str) -> str:
    """The secret of a row, which the deployment's key alone can derive from it."""
    digest = hmac.new(settings.SECRET_KEY.encode(), f"{use}:{pk}:{nonce}".encode(), hashlib.sha256).digest()
    return f"{pk:x}-{base64.urlsafe_b64encode(digest[:18]).decode()}"


def hash_of(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()

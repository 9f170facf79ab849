"""Who signs an agreement, and how each did."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.core.phones import takes_texts
from premierpas.people.models import Guardian

from .agreement import Agreement
from .states import Method, Party


@pghistory.track(exclude=["email", "phone", "name", "function"])
class Signatory(models.Model):
    """One party of one version: data, so that two guardians or another representative need no other code."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="signatories")
    party = models.CharField(max_length=8, choices=Party)
    rank = models.PositiveSmallIntegerField(default=1)
    required = models.BooleanField(default=True, help_text="a second guardian who can't be reached never blocks")
    turn = models.PositiveSmallIntegerField(default=1, help_text="those of an earlier turn sign first")
    name = models.CharField(_("nom"), max_length=150, blank=True)
    function = models.CharField(_("fonction"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    language = models.CharField(max_length=3, default="fr")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "party", "rank"], name="signatory_once")]
        ordering = ["turn", "pk"]

    def __str__(self) -> str:
        return f"{self.party} {self.rank} of {self.agreement_id}"

    @property
    def has_signed(self) -> bool:
        """Reads the signature that the query has joined (`select_related("signature")`)."""
        return hasattr(self, "signature")

    @property
    def reachable(self) -> bool:
        """Whether a code can be sent."""
        return bool(self.email or self.mobile)

    @property
    def mobile(self) -> str:
        """The phone, if text messages reach it."""
        return self.phone if self.phone and takes_texts(self.phone) else ""


def _kept(name: str, but: str) -> list[pgtrigger.Trigger]:
    return [
        pgtrigger.Protect(name=f"{name}_not_deleted", operation=pgtrigger.Delete),
        pgtrigger.Protect(
            name=f"{name}_not_changed", operation=pgtrigger.Update, condition=pgtrigger.AnyChange(exclude=but.split())
        ),
    ]


SIGNED_WHAT_STANDS = pgtrigger.Trigger(
    name="signed_what_stands",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    func="""
        IF NOT EXISTS (
            SELECT 1 FROM placements_signatory s JOIN placements_agreement a ON a.id = s.agreement_id
            WHERE s.id = NEW.signatory_id AND a.state = 'signing' AND a.terms_hash = NEW.terms_hash
              AND s.party = NEW.party
        ) THEN RAISE EXCEPTION 'only the present terms of an open agreement can be signed, by their own party'; END IF;
        RETURN NEW;
    """,
)


class Scan(models.Model):
    """A paper that the school has uploaded, re-encoded and looked at."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="scans")
    file = models.FileField(upload_to="scans/%Y/")
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    checked_by = models.CharField(max_length=150)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        triggers = _kept("scan", "uploaded_by")

    def __str__(self) -> str:
        return f"scan {self.pk}"


class Signature(models.Model):
    """The act of one party: who, in which quality, how identified, for which terms, when. Never changed or deleted.

    The address it came from is truncated after 90 days, and is no part of what the chain holds.
    """

    signatory = models.OneToOneField(Signatory, on_delete=models.PROTECT, related_name="signature")
    party = models.CharField(max_length=8, choices=Party)
    name = models.CharField(max_length=150)
    function = models.CharField(max_length=100, blank=True)
    method = models.CharField(max_length=12, choices=Method)
    identified_by = models.CharField(max_length=254, help_text="the account, or the contact the code went to, masked")
    statement = models.CharField(max_length=500, help_text="the words that were agreed to")
    terms_hash = models.CharField(max_length=64)
    delegation = models.ForeignKey(
        "placements.Delegation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    scan = models.ForeignKey(Scan, null=True, blank=True, on_delete=models.PROTECT, related_name="signatures")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    address = models.GenericIPAddressField(null=True, blank=True)

    class Meta:
        triggers = [SIGNED_WHAT_STANDS, *_kept("signature", "address by")]
        indexes = [models.Index(fields=["at"], name="signature_at")]

    def __str__(self) -> str:
        return f"signature of {self.signatory_id}"


class SigningCode(models.Model):
    """A code sent to the contact on file; the newest of a signatory counts, for a quarter of an hour, once."""

    signatory = models.ForeignKey(Signatory, on_delete=models.CASCADE, related_name="codes")
    channel = models.CharField(max_length=8)
    to = models.CharField(max_length=254)
    nonce = models.CharField(max_length=32)
    sent_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    failures = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["signatory", "-sent_at"], name="signing_code_newest")]

    def __str__(self) -> str:
        return f"code for {self.signatory_id}"

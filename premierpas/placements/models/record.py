"""The evidence: a chain of entries over all versions of a placement's agreement, and the sealed file."""

import pghistory
import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock

from .agreement import Agreement
from .placement import Placement


class Happening(models.TextChoices):
    """What an entry of the chain tells."""

    OPENED = "opened", _("version ouverte")
    REQUESTED = "requested", _("signatures demandées")
    SIGNED = "signed", _("signée par une partie")
    PASSED_ON = "passed_on", _("transmise à une autre personne")
    CORRECTED = "corrected", _("fait corrigé")
    REFUSED = "refused", _("refusée")
    VOIDED = "voided", _("annulée")
    COMPLETE = "complete", _("signée par tous")
    SEALED = "sealed", _("document scellé")
    REGISTERED = "registered", _("signée en dehors, enregistrée")


@pghistory.track(
    pghistory.InsertEvent(),
    fields=["placement", "agreement", "sequence", "happening"],
    obj_field=pghistory.ObjForeignKey(related_name="events", related_query_name="events"),
    model_name="EntryEvent",
)
class Entry(models.Model):
    """One link of the chain: its hash covers the former one's hash and everything it says. Only ever added.

    The history beside it says who acted and as what; the chain itself is told by names, as the document is.
    """

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="entries")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="entries")
    sequence = models.PositiveIntegerField()
    happening = models.CharField(max_length=12, choices=Happening)
    data = models.JSONField(default=dict)
    at = models.DateTimeField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    pruned_at = models.DateTimeField(null=True, blank=True, help_text="when its words went; its fingerprints stay")

    class Meta:
        triggers = [
            pgtrigger.Protect(name="entry_only_added", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
        constraints = [models.UniqueConstraint(fields=["placement", "sequence"], name="entry_sequence_once")]
        ordering = ["sequence"]

    def __str__(self) -> str:
        return f"{self.happening} of {self.agreement_id}"


class SealCertificate(models.Model):
    """A public certificate that has sealed here: what it sealed stays verifiable after a rotation or a restore."""

    sha256 = models.CharField(max_length=64, unique=True)
    pem = models.TextField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        triggers = [pgtrigger.Protect(name="certificate_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"certificate {self.sha256[:12]}"


class SealedFile(models.Model):
    """The final PDF: bytes made once, kept, never rebuilt."""

    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="sealed")
    file = models.FileField(upload_to="agreements/%Y/")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        triggers = [pgtrigger.Protect(name="sealed_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"sealed {self.agreement_id}"

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.core.languages import FRENCH


class Channel(models.TextChoices):
    """How a message reaches its reader."""

    APP = "app", _("dans l’application")
    EMAIL = "email", _("e-mail")
    SMS = "sms", _("SMS")


class Delivery(models.TextChoices):
    """Where a message stands."""

    QUEUED = "queued", _("en attente")
    SENT = "sent", _("envoyé")
    FAILED = "failed", _("échec")
    BOUNCED = "bounced", _("adresse refusée")
    UNWANTED = "unwanted", _("non envoyé : n’en veut plus")
    RECALLED = "recalled", _("arrêté avant l’envoi")


class Message(models.Model):
    """One message to one person by one channel; `key` makes a retried notice change nothing."""

    key = models.CharField(max_length=160)
    notice = models.CharField(max_length=80)
    channel = models.CharField(max_length=8, choices=Channel)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    to = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=2, default=FRENCH, db_default=FRENCH)
    subject = models.CharField(max_length=200)
    body = models.TextField(help_text="without its secrets, whose places are marked")
    secrets = models.JSONField(
        default=list, db_default=models.Value([], models.JSONField()), help_text="kind:reference, one for each place"
    )
    why = models.CharField(max_length=300, blank=True)
    button = models.CharField(max_length=80, blank=True)
    link = models.CharField(max_length=200, blank=True, help_text="an address of this site, or link:<id>")
    about = models.CharField(max_length=60, blank=True, db_default="", help_text="kind:id, declared in core.things")
    territory = models.BigIntegerField(null=True, blank=True, help_text="whose affair it is, if one territory's")
    occasion = models.CharField(max_length=160, blank=True, db_default="", help_text="what lists group by")
    scope = models.CharField(
        max_length=40, blank=True, db_default="", help_text="of which letters it is one; empty: necessary, always sent"
    )
    whose = models.CharField(max_length=60, blank=True, db_default="", help_text="the person it is for: contact:12")
    state = models.CharField(max_length=8, choices=Delivery, default=Delivery.QUEUED)
    at = models.DateTimeField(default=clock.now)
    not_before = models.DateTimeField(null=True, blank=True, help_text="a minor is left in peace until then")
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0, help_text="how often handing it over has failed")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "channel", "to"], name="message_once_per_key")]
        indexes = [
            models.Index(fields=["user", "-at"], name="message_user_at"),
            models.Index(fields=["-at"], name="message_at"),
            models.Index(fields=["territory", "-at"], name="message_territory_at"),
            models.Index(fields=["occasion"], name="message_occasion"),
        ]

    def __str__(self) -> str:
        return f"{self.notice} → {self.channel}"

    @property
    def opens(self) -> str:
        """Where its button leads whoever reads it signed in; nothing for a link that stands for an account."""
        return self.link if self.link.startswith("/") else ""


class Cause(models.TextChoices):
    """Why an address gets no more letters."""

    UNSUBSCRIBED = "unsubscribed", _("n’en veut plus")
    BOUNCED = "bounced", _("adresse refusée")
    COMPLAINED = "complained", _("signalé comme indésirable")


class Suppression(models.Model):
    """An address, or one person behind it, that gets no more letters of a scope; empty scope: of none.

    The address itself isn't kept: a keyed hash is enough to recognise it.
    """

    address = models.CharField(max_length=64, help_text="keyed hash of the normalised address")
    whose = models.CharField(max_length=60, blank=True, help_text="the person who said so; empty: the address as such")
    scope = models.CharField(max_length=40, blank=True, help_text="which letters; empty: all that aren't necessary")
    cause = models.CharField(max_length=12, choices=Cause)
    since = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["address", "whose", "scope"], name="suppression_once")]
        indexes = [models.Index(fields=["whose"], name="suppression_whose")]

    def __str__(self) -> str:
        return f"{self.cause} {self.scope}"

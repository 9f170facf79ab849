"""Who has asked for the newsletter."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.organisations.models import Territory


class Subscription(models.Model):
    """An address that asked for the letter of a territory; it counts once its owner has confirmed by e-mail."""

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="subscriptions")
    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("nom"), max_length=150, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="asked for no more")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["territory", "email"], name="subscription_once")]

    def __str__(self) -> str:
        return f"subscription {self.pk}"

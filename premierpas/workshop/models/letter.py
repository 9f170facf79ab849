"""A letter for one offer, written in steps."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.offers.models import Offer
from premierpas.people.models import Pupil


class Letter(models.Model):
    """A letter for one offer, in steps; `version` counts saves, so that an old page can't overwrite a newer text."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="letters")
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    why_here = models.TextField(_("pourquoi cette place"), blank=True)
    about_me = models.TextField(_("qui je suis"), blank=True)
    would_like = models.TextField(_("ce que j’aimerais voir"), blank=True)
    closing = models.TextField(_("la fin"), blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pupil", "offer"], name="letter_one_per_offer")]

    def __str__(self) -> str:
        return f"letter {self.pk}"

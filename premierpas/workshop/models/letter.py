"""A letter for one offer, written in steps."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.offers.models import Offer
from premierpas.people.models import Pupil

from ..texts import LETTER_PARTS
from .text import Text


class Letter(Text):
    """A letter for one offer, in steps."""

    PARTS = LETTER_PARTS

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="letters")
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    why_here = models.TextField(_("pourquoi cette place"), blank=True)
    know_you = models.TextField(_("ce que je sais de vous"), blank=True)
    about_me = models.TextField(_("qui je suis"), blank=True)
    would_like = models.TextField(_("ce que j’aimerais voir"), blank=True)
    closing = models.TextField(_("la fin"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pupil", "offer"], name="letter_one_per_offer")]

    def __str__(self) -> str:
        return f"letter {self.pk}"


class DismissedHint(models.Model):
    """A hint of the coach that the pupil doesn't want to see again."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="dismissed")
    fingerprint = models.CharField(max_length=16)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "fingerprint"], name="dismissed_hint_once")]

    def __str__(self) -> str:
        return f"dismissed {self.fingerprint} of {self.letter_id}"

"""A one-page CV: no photo, ever."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.offers.models import Offer
from premierpas.people.models import Pupil
from premierpas.ui.pdf.documents import CVStyle

from ..texts import CV_PARTS
from .text import Text


class CV(Text):
    """A one-page CV: no photo, ever. Lists hold one line each. One is everyday's, others are made for an offer."""

    PARTS = CV_PARTS

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="cvs")
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    about_me = models.TextField(_("moi en deux phrases"), blank=True)
    skills = models.TextField(_("ce que je sais faire"), blank=True)
    experiences = models.TextField(_("ce que j’ai déjà fait"), blank=True)
    interests = models.TextField(_("ce que j’aime"), blank=True)
    languages = models.TextField(_("les langues que je parle"), blank=True)
    style = models.CharField(_("mise en page"), max_length=8, choices=CVStyle, default=CVStyle.DOOR)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pupil", "offer"], nulls_distinct=False, name="cv_one_per_offer")
        ]

    def __str__(self) -> str:
        return f"CV of {self.pupil_id}"

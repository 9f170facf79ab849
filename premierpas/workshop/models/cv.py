"""A one-page CV: no photo, ever."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.people.models import Pupil


class CV(models.Model):
    """A one-page CV: no photo, ever. Lists hold one line each."""

    pupil = models.OneToOneField(Pupil, on_delete=models.CASCADE, related_name="cv")
    about_me = models.TextField(_("moi en deux phrases"), blank=True)
    skills = models.TextField(_("ce que je sais faire"), blank=True)
    experiences = models.TextField(_("ce que j’ai déjà fait"), blank=True)
    interests = models.TextField(_("ce que j’aime"), blank=True)
    languages = models.TextField(_("les langues que je parle"), blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"CV of {self.pupil_id}"

"""What is asked of a speaker besides what an event says of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.events.models import Speaker


class SpeakerPage(models.Model):
    """A speaker was asked by link; `needs`: what they need on the day."""

    speaker = models.OneToOneField(Speaker, on_delete=models.CASCADE, primary_key=True, related_name="page")
    asked_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    needs = models.CharField(_("ce qu’il vous faut ce jour-là"), max_length=200, blank=True)

    def __str__(self) -> str:
        return f"page of {self.speaker_id}"

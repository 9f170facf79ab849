"""What is told in the app, between two days."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.organisations.models import Territory

from ..enums import Readers


class Announcement(models.Model):
    """A word on the homes of those whom it is for, until they have put it away or its last day is over."""

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="announcements")
    readers = models.CharField(_("pour qui"), max_length=12, choices=Readers)
    title = models.CharField(_("titre"), max_length=80)
    text = models.TextField(_("texte"), max_length=600)
    first_day = models.DateField(_("premier jour"))
    last_day = models.DateField(_("dernier jour"))
    in_letter = models.BooleanField(_("aussi dans la lettre d’information"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="announcement_ends_after_its_start"
            )
        ]
        indexes = [models.Index(fields=["territory", "last_day"], name="announcement_shown")]

    def __str__(self) -> str:
        return self.title


class Dismissal(models.Model):
    """Somebody has read an announcement and put it away."""

    announcement = models.ForeignKey(Announcement, on_delete=models.CASCADE, related_name="dismissals")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["announcement", "user"], name="dismissal_once")]

    def __str__(self) -> str:
        return f"{self.announcement_id} put away"

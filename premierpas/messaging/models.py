"""Safeguarding: what somebody reports, and how it was followed up. Restricted to coordinators."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock, states
from premierpas.organisations.models import Territory
from premierpas.people.models import Pupil


class IncidentState(models.TextChoices):
    """Where an incident stands."""

    OPEN = "open", _("à traiter")
    HANDLED = "handled", _("suivi en cours")
    CLOSED = "closed", _("clos")


FOLLOW_UP_MOVES = {
    IncidentState.OPEN: [IncidentState.HANDLED, IncidentState.CLOSED],
    IncidentState.HANDLED: [IncidentState.CLOSED],
    IncidentState.CLOSED: [IncidentState.HANDLED],
}
# The pupil who writes again has the last word: their file waits for an answer once more.
INCIDENT_MOVES = {
    **FOLLOW_UP_MOVES,
    IncidentState.HANDLED: [*FOLLOW_UP_MOVES[IncidentState.HANDLED], IncidentState.OPEN],
}


class Worry(models.TextChoices):
    """What it is about, in a pupil's words."""

    ADULT = "adult", _("Un adulte m’a mis mal à l’aise")
    VIOLENCE = "violence", _("J’ai peur, on me fait du mal ou on m’insulte")
    ONLINE = "online", _("Quelque chose s’est passé en ligne")
    PLACE = "place", _("Quelque chose ne va pas dans l’entreprise")
    SITE = "site", _("Quelque chose ne marche pas sur ce site")
    OTHER = "other", _("Autre chose")


@pghistory.track(fields=["state", "taken_by"], model_name="IncidentEvent")
class Incident(models.Model):
    """What a pupil reports, or an adult for them; what follows while the file isn't closed stands in its notes."""

    pupil = models.ForeignKey(Pupil, null=True, on_delete=models.SET_NULL, related_name="incidents")
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="incidents")
    worry = models.CharField(_("de quoi s’agit-il"), max_length=10, choices=Worry)
    text = models.TextField(_("ce qui s’est passé"), blank=True)
    call_me = models.CharField(_("comment te joindre"), max_length=200, blank=True)
    page = models.CharField(max_length=200, blank=True)
    copied = models.TextField(blank=True, db_default="", help_text="what was reported, as it stood then")
    at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=8, choices=IncidentState, default=IncidentState.OPEN)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        triggers = states.guards("state", INCIDENT_MOVES, [IncidentState.OPEN])
        indexes = [models.Index(fields=["territory", "state", "-at"], name="incident_queue")]

    def __str__(self) -> str:
        return f"incident {self.pk}"


class IncidentNote(models.Model):
    """One step of the follow-up, or what the pupil has written since; never changed, only added.

    `worry`: filled where it is the word of who reports, not a coordinator's.
    """

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    text = models.TextField(_("note"), blank=True)
    worry = models.CharField(_("de quoi s’agit-il"), max_length=10, choices=Worry, blank=True, db_default="")
    call_me = models.CharField(_("comment te joindre"), max_length=200, blank=True, db_default="")
    page = models.CharField(max_length=200, blank=True, db_default="")
    copied = models.TextField(blank=True, db_default="", help_text="what was reported, as it stood then")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"note of {self.incident_id}"

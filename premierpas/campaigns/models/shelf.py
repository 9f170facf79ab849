"""The shelf: documents with their versions, and minutes with what was decided."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.organisations.models import Territory

from ..enums import SHELF_READERS, FileKind, PaperKind, Readers


class Paper(models.Model):
    """A document of the territory's shelf; its newest version is the one that is read."""

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(_("ce que c’est"), max_length=10, choices=PaperKind, default=PaperKind.DOCUMENT)
    readers = models.CharField(
        _("qui peut le lire"), max_length=12, choices=[(each.value, each.label) for each in SHELF_READERS],
        default=Readers.TEAM,
    )  # fmt: skip
    title = models.CharField(_("titre"), max_length=120)
    told = models.TextField(_("description"), max_length=1000, blank=True)
    held_on = models.DateField(_("date de la réunion"), null=True, blank=True)
    present = models.TextField(_("présents"), max_length=600, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind=PaperKind.MINUTES) | models.Q(held_on__isnull=False),
                name="minutes_have_their_day",
            )
        ]
        indexes = [models.Index(fields=["territory", "-at"], name="paper_shelf")]

    def __str__(self) -> str:
        return self.title


class Version(models.Model):
    """A file as it was added; older ones stay readable."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=4, choices=FileKind)
    file = models.BinaryField(help_text="in its row, so that both end together")
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="version_once_a_number")]

    def __str__(self) -> str:
        return f"version {self.number} of {self.paper_id}"


class Decision(models.Model):
    """What a meeting decided; with somebody and a day it is a task of theirs until it is done."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="decisions")
    text = models.CharField(_("décision"), max_length=300)
    owner = models.ForeignKey(Presence, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    due_on = models.DateField(_("pour quand"), null=True, blank=True)
    at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"decision {self.pk} of {self.paper_id}"

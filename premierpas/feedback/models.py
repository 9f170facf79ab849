"""What stays of an event: what pupils say of it, whom they met, what they may read again, and the partner's page."""

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.events.models import Event, Participant, Speaker


class Feedback(models.Model):
    """Three taps of somebody who came, and a question they asked there. A question is shown to nobody unasked."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="feedback")
    discovered = models.BooleanField()
    imagines = models.BooleanField()
    returns = models.BooleanField()
    question = models.CharField(max_length=200, blank=True)
    shown = models.BooleanField(default=False, help_text="the partner reads the question, without any name")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"feedback of {self.participant_id}"


class Met(models.Model):
    """Whom a pupil met there; the pupil's notebook gets a line of its own."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="met")
    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="met")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["participant", "speaker"], name="met_once")]

    def __str__(self) -> str:
        return f"{self.participant_id} met {self.speaker_id}"


class MaterialQuerySet(models.QuerySet["Material"]):
    """What was shared, and what of it may be seen."""

    def shown(self) -> "MaterialQuerySet":
        """No photo on which somebody no longer wants to be, or whose yes is gone with their file."""
        agree = Count("people", filter=Q(people__withdrawn_at=None))
        return self.annotate(agree=agree).filter(Q(is_photo=False) | Q(agree=F("persons")))


class Material(models.Model):
    """What those who came may read or see again. `persons`: how many pupils are recognised on a photo.

    Each of them is a row of `people` who said yes, with a guardian, before the event was over; `agreed_by` says that
    every other person on it did.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="material")
    title = models.CharField(_("titre"), max_length=120)
    file = models.BinaryField(help_text="a PDF, drawn anew")
    is_photo = models.BooleanField(default=False)
    persons = models.PositiveSmallIntegerField(default=0, db_default=0)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = MaterialQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["event", "-at"], name="material_of_event")]

    def __str__(self) -> str:
        return self.title


class OnPhoto(models.Model):
    """A pupil who is recognised on a photo. `withdrawn_at`: they no longer want it; nobody sees it any more."""

    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="people")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="photos")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["material", "participant"], name="on_photo_once")]

    def __str__(self) -> str:
        return f"{self.participant_id} on {self.material_id}"


class Summary(models.Model):
    """The association's words on a partner's page, and what the partner has promised."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="summary_page")
    words = models.TextField(_("un mot de l’association"), blank=True)
    seats = models.PositiveSmallIntegerField(_("places promises"), default=0)
    promised_by = models.CharField(_("promises par"), max_length=150, blank=True)
    saved_at = models.DateTimeField(default=clock.now)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    shared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="summary_promise_is_of_somebody", condition=Q(seats=0) | ~Q(promised_by=""))
        ]

    def __str__(self) -> str:
        return f"summary of {self.event_id}"

"""What remains of a week: the host's words and evaluation, the pupil's opinion, thanks, people worth knowing."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.people.models import Pupil
from premierpas.placements.models import Placement
from premierpas.workshop.models import Text


def _mark() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(4)])


class PhotoLeave(models.Model):
    """Whether this host lets the pupil take photos, and who said so. Without a row nobody has."""

    placement = models.OneToOneField(Placement, on_delete=models.CASCADE, related_name="photo_leave")
    allowed = models.BooleanField()
    by_name = models.CharField(max_length=150)
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"photos of {self.placement_id}"


class TutorWord(models.Model):
    """A word of the tutor for the pupil, one a day."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="tutor_words")
    day = models.DateField(_("jour"))
    words = models.TextField(_("votre mot"))
    by_name = models.CharField(max_length=150)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["placement", "day"], name="tutor_word_once_a_day")]
        ordering = ["day"]

    def __str__(self) -> str:
        return f"word {self.pk}"


class TutorEvaluation(models.Model):
    """The tutor's evaluation by the class's criteria: `marks` of {title, level}, level 1 to 4 or 0 (not seen)."""

    placement = models.OneToOneField(Placement, on_delete=models.CASCADE, related_name="evaluation")
    marks = models.JSONField(default=list)
    words = models.TextField(_("ce que vous diriez à l’élève"), blank=True)
    by_name = models.CharField(max_length=150)
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"evaluation of {self.placement_id}"


class PlaceOpinion(models.Model):
    """How the pupil found the place, in marks of 1 to 4. No words: with three answers nobody must be recognised."""

    placement = models.OneToOneField(Placement, on_delete=models.CASCADE, related_name="opinion")
    welcome = _mark()
    interest = _mark()
    learning = _mark()
    again = models.BooleanField(_("à conseiller"))
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(welcome__range=(1, 4), interest__range=(1, 4), learning__range=(1, 4)),
                name="opinion_marks_in_range",
            )
        ]

    def __str__(self) -> str:
        return f"opinion of {self.placement_id}"


class ThankYou(Text):
    """A letter of thanks to the host."""

    PARTS = ("thanks", "moment", "closing")

    placement = models.OneToOneField(Placement, on_delete=models.CASCADE, related_name="thank_you")
    thanks = models.TextField(_("merci"), blank=True)
    moment = models.TextField(_("un moment"), blank=True)
    closing = models.TextField(_("la fin"), blank=True)

    def __str__(self) -> str:
        return f"thanks of {self.placement_id}"


class Contact(models.Model):
    """Somebody whom the pupil met and wants to remember. Only the pupil sees it."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="contacts")
    placement = models.ForeignKey(Placement, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(_("nom"), max_length=100)
    trade = models.CharField(_("métier"), max_length=100, blank=True)
    told = models.TextField(_("ce que cette personne m’a dit"), blank=True)
    reach = models.CharField(_("comment la joindre"), max_length=200, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["pupil", "name"], name="contact_of_pupil")]

    def __str__(self) -> str:
        return f"contact {self.pk}"

"""What a pupil has said of what they like doing. A visitor's answers stay in the session (`kept.py`)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from premierpas.core import clock
from premierpas.people.models import Pupil

from .activities import ACTIVITIES
from .enums import Saying
from .factors import FACTORS


class Profile(models.Model):
    """One pupil's: what is avoided, what is done already, since when their teacher may read it."""

    pupil = models.OneToOneField(Pupil, on_delete=models.CASCADE, related_name="interests")
    avoided = ArrayField(
        models.CharField(max_length=10, choices=[(code, code) for code in FACTORS]), default=list, blank=True
    )
    doing = ArrayField(
        models.CharField(max_length=12, choices=[(code, code) for code in ACTIVITIES]), default=list, blank=True
    )
    shown_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"interests of {self.pupil_id}"


class Answer(models.Model):
    """An answer to one question; the last one counts."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="answers")
    item = models.SlugField(max_length=20, db_index=False)
    said = models.CharField(max_length=6, choices=Saying)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["profile", "item"], name="interest_answered_once"),
            models.CheckConstraint(condition=models.Q(said__in=Saying.values), name="interest_known_answer"),
        ]

    def __str__(self) -> str:
        return f"{self.profile_id} {self.item} {self.said}"

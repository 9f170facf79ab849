"""What a colleague of the association has opened lately."""

from django.conf import settings
from django.db import models

from premierpas.core import clock


class Seen(models.Model):
    """Somebody has opened a company, a school or an offer: one row a thing, with the last time.

    Pupils aren't written here: who has looked at them is kept by `privacy`, for the pupil's sake.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, help_text="the name of a source of core.everywhere")
    subject = models.BigIntegerField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind", "subject"], name="seen_once")]
        indexes = [models.Index(fields=["user", "-at"], name="seen_lately")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"

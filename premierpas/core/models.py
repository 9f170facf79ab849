from django.db import models

from . import clock
from .outbox.models import Message  # noqa: F401  Django finds models here


class OneTimeKey(models.Model):
    """A form that creates something carries a key; a retry with the same key answers with the first result."""

    key = models.UUIDField(primary_key=True)
    action = models.CharField(max_length=80)
    owner = models.CharField(max_length=80)
    result = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.action} {self.key}"


class ScheduledRun(models.Model):
    """Where each periodic work has got to: a cursor, not a time window, so that a missed day is caught up."""

    name = models.CharField(max_length=80, primary_key=True)
    last_run_at = models.DateTimeField()
    last_result = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def note(cls, name: str, result: dict[str, int]) -> None:
        """This work has run now, with these counts."""
        cls.objects.update_or_create(name=name, defaults={"last_run_at": clock.now(), "last_result": result})

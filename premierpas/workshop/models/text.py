"""What every text of a pupil shares: counted saves, and drafts kept beside when two pages wrote at once."""

import uuid
from typing import ClassVar

from django.db import models

from premierpas.core import clock
from premierpas.people.models import Pupil


class Text(models.Model):
    """A text in named parts. `version` counts its saves; `page` and `turn` say which open page saved it last."""

    PARTS: ClassVar[tuple[str, ...]] = ()

    version = models.PositiveIntegerField(default=0)
    page = models.UUIDField(null=True, editable=False)
    turn = models.PositiveIntegerField(default=0, editable=False)
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True

    def parts(self) -> dict[str, str]:
        """Its parts as they are stored."""
        return {part: getattr(self, part) for part in self.PARTS}


class SpareDraft(models.Model):
    """What a page typed over an older version than the one stored meanwhile: kept beside it, never over it."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="spare_drafts")
    kind = models.CharField(max_length=40)  # the text's model, as `keeping.texts` knows it
    text_id = models.BigIntegerField()
    page = models.UUIDField(default=uuid.uuid4)
    turn = models.PositiveIntegerField(default=0)
    parts = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "text_id", "page"], name="spare_draft_one_per_page")]
        indexes = [models.Index(fields=["pupil", "kind", "text_id"], name="spare_draft_of_text")]

    def __str__(self) -> str:
        return f"spare draft {self.pk}"

"""What a pupil writes in the week itself: the diary, an entry a day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.placements.models import Placement
from premierpas.workshop.models import Text

DIARY_PARTS = ("saw", "met", "learnt", "surprised")


class DiaryEntry(Text):
    """One day of a placement, in the pupil's words. Nobody else reads it before the pupil shows it."""

    PARTS = DIARY_PARTS

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="diary")
    day = models.DateField(_("jour"))
    saw = models.TextField(_("ce que j’ai vu et fait"), blank=True)
    met = models.TextField(_("qui j’ai rencontré"), blank=True)
    learnt = models.TextField(_("un mot que j’ai appris"), blank=True)
    surprised = models.TextField(_("ce qui m’a surpris"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["placement", "day"], name="diary_entry_once_a_day")]
        ordering = ["day"]

    def __str__(self) -> str:
        return f"diary entry {self.pk}"

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written yet."""
        return not any(self.parts().values())

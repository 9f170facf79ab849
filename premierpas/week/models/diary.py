"""What a pupil notes in the week itself: a diary entry a day, and photos where the host allows them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
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


class Photo(models.Model):
    """A picture of one day, drawn anew as JPEG: it tells neither where nor with what it was taken.

    Its bytes (about 300 kB, ten photos at most) are in the row, so that it goes with its placement in one transaction.
    """

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="photos")
    day = models.DateField(_("jour"))
    picture = models.BinaryField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    caption = models.CharField(_("légende"), max_length=200)
    alt = models.CharField(_("ce qu’on voit"), max_length=300)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["placement", "sha256"], name="photo_once")]
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return f"photo {self.pk}"

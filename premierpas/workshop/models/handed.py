"""What stands under the name on a CV that the pupil prints and hands over; never on one that is sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.people.models import Pupil


class HandedDetails(models.Model):
    """The pupil's own choice, apart from the CV: what is sent is made of the CV alone."""

    pupil = models.OneToOneField(Pupil, on_delete=models.CASCADE, related_name="handed_details")
    with_class = models.BooleanField(_("ma classe et mon établissement"), default=False)
    town = models.CharField(_("ma ville"), max_length=60, blank=True)
    contact = models.CharField(_("un contact"), max_length=100, blank=True)

    def __str__(self) -> str:
        return f"handed details of {self.pupil_id}"

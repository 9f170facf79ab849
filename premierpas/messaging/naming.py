"""How the outbox names an incident: without its pupil, and without what it is about."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.outbox.about import Thing

from .models import Incident


def incidents(ids: Collection[int]) -> Mapping[int, Thing]:
    """Incidents, by their file."""
    mender = _("Ce collègue de la coordination corrige son adresse dans son compte.")
    found = Incident.objects.filter(pk__in=ids).values_list("pk", flat=True)
    return {
        pk: Thing(_("Signalement n° %(pk)d") % {"pk": pk}, reverse("messaging:incident", args=[pk]), mender)
        for pk in found
    }

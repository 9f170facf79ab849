"""How lists of messages name partners, and who corrects an address that is noted there."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.outbox.about import Thing

from .models import Partner


def partners(ids: Collection[int]) -> Mapping[int, Thing]:
    """Partners, by their file."""
    mender = _("L’équipe corrige l’adresse dans la fiche du partenaire.")
    return {
        pk: Thing(name, reverse("partners:partner", args=[pk]), mender)
        for pk, name in Partner.objects.filter(pk__in=ids).values_list("pk", "name")
    }

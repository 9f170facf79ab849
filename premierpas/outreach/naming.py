"""How lists of messages name a company's file."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.outbox.about import Thing

from .models import CompanyFile


def files(ids: Collection[int]) -> Mapping[int, Thing]:
    """Files, by the page where their team reads them."""
    mender = _("Cette personne de l’équipe corrige son adresse dans son compte.")
    return {
        pk: Thing(name, reverse("outreach:file", args=[pk]), mender)
        for pk, name in CompanyFile.objects.filter(pk__in=ids).values_list("pk", "name")
    }

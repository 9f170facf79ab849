"""How lists of messages name offers."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.outbox.about import Thing

from .models import Offer


def offers(ids: Collection[int]) -> Mapping[int, Thing]:
    """Offers, by the page where a coordinator reads them."""
    mender = _("La structure corrige cette adresse dans son compte. Appelez-la.")
    rows = Offer.objects.filter(pk__in=ids).select_related("company")
    return {
        row.pk: Thing(
            _name(row),
            reverse("offers:moderate", args=[row.pk]),
            mender,
        )
        for row in rows
    }


def _name(offer: Offer) -> str:
    if not offer.working_title:
        return _("Offre sans titre") + f", {offer.company.name}"
    return _("Offre « %(title)s », %(company)s") % {"title": offer.working_title, "company": offer.company.name}

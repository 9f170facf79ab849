"""What names a campaign that messages are about, for a coordinator."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.outbox.about import Thing

from .models import Campaign


def campaigns(ids: Collection[int]) -> Mapping[int, Thing]:
    """Each by its title."""
    rows = Campaign.objects.filter(pk__in=ids).values_list("pk", "title")
    mender = _("Les adresses refusées se corrigent depuis la campagne.")
    return {pk: Thing(title, reverse("campaigns:campaign", args=[pk]), mender) for pk, title in rows}

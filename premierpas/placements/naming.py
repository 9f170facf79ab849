"""How lists of messages name a pupil's stay."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.outbox.about import Thing

from .models import Agreement


def stays(ids: Collection[int]) -> Mapping[int, Thing]:
    """Stays, by the newest agreement of each."""
    mender = _("Le professeur ou le chef d’établissement corrige cette adresse sur la convention.")
    rows = Agreement.objects.filter(placement__in=ids, amends=None).select_related("placement__pupil")
    newest = rows.order_by("placement", "-number").distinct("placement")
    return {
        row.placement_id: Thing(
            _("Stage de %(pupil)s, %(host)s")
            % {"pupil": row.placement.pupil.full_name, "host": row.placement.host_name},
            reverse("placements:territory_agreement", args=[row.pk]),
            mender,
        )
        for row in newest
    }

"""Schools in the search box, for those who coordinate them."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from premierpas.accounts.capacities import Viewer
from premierpas.core.alphabet import alphabetical
from premierpas.core.everywhere import Hit, Source

from .models import School
from .searched import SCHOOLS


def _rows(viewer: Viewer) -> QuerySet[School]:
    return School.objects.filter(territory=viewer.territory_id).order_by(alphabetical("name"), "pk")


def _shown(rows: Sequence[School]) -> list[Hit]:
    address = "organisations:school"
    return [
        Hit(row.pk, row.name, ", ".join(filter(None, [row.city, row.uai])), reverse(address, args=[row.pk]))
        for row in rows
    ]


SCHOOLS_FOUND = Source(
    label=_("Établissements"),
    kind=_("établissement"),
    order=40,
    may=lambda viewer: viewer.is_coordinator,
    rows=_rows,
    searched=lambda viewer: SCHOOLS,
    shown=_shown,
    opens=lambda thing: thing.pk if isinstance(thing, School) else None,
)

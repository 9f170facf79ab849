"""What a territory's team finds of partners in the search box."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from premierpas.accounts.capacities import Viewer
from premierpas.core.alphabet import alphabetical
from premierpas.core.everywhere import Hit, Source
from premierpas.people.team import is_of_team

from .models import Partner
from .queries import PARTNERS, partners_of


def _partners(viewer: Viewer) -> QuerySet[Partner]:
    return partners_of(viewer.territory_id).order_by(alphabetical("name"), "pk")


PARTNERS_FOUND = Source(
    label=_("Partenaires"),
    kind=_("partenaire"),
    order=45,
    may=is_of_team,
    rows=_partners,
    searched=lambda viewer: PARTNERS,
    shown=lambda rows: [
        Hit(row.pk, row.name, row.get_kind_display(), reverse("partners:partner", args=[row.pk])) for row in rows
    ],
    opens=lambda thing: thing.pk if isinstance(thing, Partner) else None,
)

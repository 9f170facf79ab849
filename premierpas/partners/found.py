"""Partners in the search box of a team."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from premierpas.core.alphabet import alphabetical
from premierpas.core.everywhere import Hit, Source
from premierpas.people.team import is_of_team

from .models import Partner
from .queries import PARTNERS, partners_of

PARTNERS_FOUND = Source(
    label=_("Partenaires"),
    kind=_("partenaire"),
    order=55,
    may=is_of_team,
    rows=lambda viewer: partners_of(viewer.territory_id).order_by(alphabetical("name"), "pk"),
    searched=lambda viewer: PARTNERS,
    shown=lambda rows: [
        Hit(row.pk, row.name, str(row.get_kind_display()), reverse("partners:partner", args=[row.pk])) for row in rows
    ],
    opens=lambda thing: thing.pk if isinstance(thing, Partner) else None,
)

"""The shelf's documents in the search box."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from premierpas.accounts.capacities import Viewer
from premierpas.core.everywhere import Hit, Source
from premierpas.core.search import Searched
from premierpas.people.team import coordinates, is_of_team

from .enums import Readers
from .models import Paper

PAPERS = Searched(words=("title", "told", "present"))


def papers_of(viewer: Viewer) -> QuerySet[Paper]:
    """What somebody of a team finds on its shelf."""
    rows = Paper.objects.filter(territory=viewer.territory_id)
    return rows if coordinates(viewer) else rows.exclude(readers=Readers.COORDINATORS)


DOCUMENTS_FOUND = Source(
    label=_("Documents"),
    kind=_("document"),
    order=70,
    may=is_of_team,
    rows=lambda viewer: papers_of(viewer).order_by("-at", "-pk"),
    searched=lambda viewer: PAPERS,
    shown=lambda rows: [
        Hit(row.pk, row.title, str(row.get_kind_display()), reverse("campaigns:paper", args=[row.pk])) for row in rows
    ],
    opens=lambda thing: thing.pk if isinstance(thing, Paper) else None,
)

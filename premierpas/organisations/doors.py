"""What upper floors know of a company's places, and what they show on a school's page."""

from collections.abc import Callable, Sequence

from django.db import router
from django.db.models import ProtectedError
from django.db.models.deletion import Collector

from premierpas.accounts.capacities import Viewer
from premierpas.core.ports import Port
from premierpas.ui.components import Entry

from .models import School, Site

site_uses = Port[Callable[[Site], bool]](
    "organisations.site_uses", "whether a place is bound to something, so that its address can't just change"
)
at_school = Port[Callable[[School, Viewer], Sequence[Entry]]](
    "organisations.at_school",
    "what may be begun from a school's page: (school, viewer) -> lines with label and address",
)


def is_in_use(site: Site) -> bool:
    """Whether an upper floor leads somebody to this place."""
    return any(each(site) for each in site_uses)


def may_go(site: Site) -> bool:
    """Whether it can be taken away: nobody is led there, and neither a former offer nor a stay names it."""
    try:
        Collector(using=router.db_for_write(Site), origin=site).collect([site])
    except ProtectedError:
        return False
    return not is_in_use(site)

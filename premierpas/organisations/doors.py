"""What upper floors know of a company's places."""

from collections.abc import Callable

from django.db import router
from django.db.models import ProtectedError
from django.db.models.deletion import Collector

from premierpas.core.ports import Port

from .models import Site

site_uses = Port[Callable[[Site], bool]](
    "organisations.site_uses", "whether a place is bound to something, so that its address can't just change"
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

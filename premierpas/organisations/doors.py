"""What upper floors know of a company's places."""

from collections.abc import Callable

from premierpas.core.ports import Port

from .models import Site

site_uses = Port[Callable[[Site], bool]](
    "organisations.site_uses", "whether a place is bound to something, so that its address can't just change"
)


def is_in_use(site: Site) -> bool:
    """Whether an upper floor leads somebody to this place."""
    return any(each(site) for each in site_uses)

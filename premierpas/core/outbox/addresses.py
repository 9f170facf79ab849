"""How a message's `link` becomes an address, at the moment of delivery.

The address isn't stored: a list of messages, a backup or a log tells nobody how to open a link. Core doesn't know the
floors that make them.
"""

from collections.abc import Callable

from django.conf import settings

from premierpas.core.ports import Port

paths = Port[Callable[[str], str]](
    "core.paths", "by its scheme, what turns `scheme:<id>` into a path of this site, empty once it no longer holds"
)


def address_of(link: str) -> str:
    """The absolute address of a message's link; empty when there is none (any more)."""
    if not link:
        return ""
    scheme, _, rest = link.partition(":")
    path_of = paths.get(scheme)
    path = path_of(rest) if path_of else link
    return f"{settings.SITE_URL.rstrip('/')}{path}" if path else ""

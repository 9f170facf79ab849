"""Ways on from a company's file that upper floors know of."""

from collections.abc import Callable

from django.utils.functional import Promise

from premierpas.core.ports import Port

from ..models import CompanyFile

WayOn = tuple[Promise, str]  # its words, its address
ways_on = Port[Callable[[CompanyFile], WayOn | None]](
    "outreach.ways_on", "what else the team can do for a company, by its file; None where it is of no use"
)

"""The pair of an address, with what its pages name."""

from typing import Any

from premierpas.core.requests import SiteRequest

from ..models import CheckIn, Pair, StandIn

_WITH = ("enrolment__pupil__user", "enrolment__classroom__school", "volunteer__user", "lead__user", "paired_by")


def load_pair(request: SiteRequest, pair_id: int, **_: Any) -> Pair:
    """The pair of the address."""
    return Pair.objects.select_related(*_WITH).get(pk=pair_id)


def pair_of_check(request: SiteRequest, check_in_id: int) -> Pair:
    """The pair that is asked about."""
    return load_pair(request, CheckIn.objects.values_list("pair", flat=True).get(pk=check_in_id))


def pair_of_stand_in(request: SiteRequest, stand_in_id: int) -> Pair:
    """The pair in which somebody replaces."""
    return load_pair(request, StandIn.objects.values_list("pair", flat=True).get(pk=stand_in_id))

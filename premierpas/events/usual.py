"""What is usual for each kind of event: whoever makes one changes only what is different this time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta

from .enums import ForWhom, Kind, OpenTo, Order


@dataclass(frozen=True)
class Usual:
    """How an event of a kind begins. `closes`: how long before it registration ends; `series`: it has several dates."""

    begins: time
    lasts: timedelta
    seats: int
    for_whom: ForWhom = ForWhom.PUPILS
    open_to: OpenTo = OpenTo.EVERYONE
    order: Order = Order.ARRIVAL
    closes: timedelta = timedelta(days=2)
    asks_authorisation: bool = True
    asks_needs: bool = False
    asks_photos: bool = False
    series: bool = False


USUAL: Mapping[Kind, Usual] = {
    Kind.LECTURE: Usual(time(17, 30), timedelta(hours=1, minutes=30), 60, for_whom=ForWhom.BOTH),
    Kind.FORUM: Usual(
        time(9), timedelta(hours=7), 240, for_whom=ForWhom.BOTH, order=Order.PRIORITY, closes=timedelta(days=7),
        asks_photos=True,
    ),
    Kind.WORKSHOP: Usual(time(14), timedelta(hours=2), 12, order=Order.DRAW, closes=timedelta(days=7), series=True),
    Kind.COMPANY_DAY: Usual(
        time(9), timedelta(hours=7), 30, for_whom=ForWhom.CLASSES, open_to=OpenTo.INVITED, closes=timedelta(days=14),
        asks_needs=True, asks_photos=True,
    ),
    Kind.VISIT: Usual(time(13, 30), timedelta(hours=3, minutes=30), 24),
    Kind.ALUMNI: Usual(
        time(18, 30), timedelta(hours=2, minutes=30), 80, for_whom=ForWhom.ALUMNI, open_to=OpenTo.INVITED,
        asks_authorisation=False,
    ),
}  # fmt: skip

"""How long a seat is held for whoever is offered it, and whether there is time left to offer one."""

from datetime import datetime, timedelta

from premierpas.core import clock
from premierpas.core.geography import department_of_insee
from premierpas.core.outbox.quiet import Locality, awake_from

from .models import Event

LAST_OFFERS = 2  # hours, nights left out: with less nobody would see the offer


def answer_by(event: Event) -> datetime:
    """Until when an answer counts: the event's hours, nights, Sundays and holidays left out; never after it closes."""
    return min(after_awake_hours(clock.now(), event.hold_hours, _where(event)), event.closes_at)


def may_still_offer(event: Event) -> bool:
    """Whether whoever is offered a seat now has the time to see it."""
    return after_awake_hours(clock.now(), LAST_OFFERS, _where(event)) <= event.closes_at


def after_awake_hours(moment: datetime, hours: int, where: Locality) -> datetime:
    """The instant at which so many hours have passed in which a minor there may be disturbed."""
    moment, left = awake_from(moment, where), timedelta(hours=hours)
    while True:
        night = datetime.combine(moment.astimezone(where.zone).date(), where.evening, where.zone)
        if moment + left <= night:
            return moment + left
        left -= night - moment
        moment = awake_from(night, where)


def _where(event: Event) -> Locality:
    return Locality(department_of_insee(event.insee) if event.insee else "")

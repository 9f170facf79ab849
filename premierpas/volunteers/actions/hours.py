"""A volunteer types time that nothing else knows of."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError
from premierpas.core.text import one_line
from premierpas.people.models import Volunteer

from ..models import Duty
from ..models.hours import A_DAY
from .team import locked

LONGEST_AGO = timedelta(days=2 * 366)


@action(may="volunteers.own")
def note_duty(volunteer: Volunteer, *, by: Actor, on: date, minutes: int, what: str) -> Duty:
    """What was done, on which day, how long. Raises DomainError for a day to come, or more than a day has."""
    volunteer = locked(volunteer)
    if on > clock.today():
        raise DomainError(_("Ce jour n’est pas encore venu."), field="on")
    if on < clock.today() - LONGEST_AGO:
        raise DomainError(_("C’est trop ancien : deux ans au plus."), field="on")
    same_day = sum(volunteer.duties.filter(on=on).values_list("minutes", flat=True))
    if minutes < 1 or same_day + minutes > A_DAY:
        raise DomainError(_("Une journée a entre une minute et 24 heures, tout compris."), field="hours")
    return Duty.objects.create(volunteer=volunteer, on=on, minutes=minutes, what=one_line(what)[:200])


@action(may="volunteers.own")
def forget_duty(duty: Duty, *, by: Actor) -> None:
    """It was a slip."""
    duty.delete()

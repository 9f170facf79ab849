"""A volunteer says what their weeks are like, and when they are away."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError
from premierpas.people.enums import Language
from premierpas.people.models import Volunteer

from ..models import Availability, Away
from ..offering import Slot
from .team import locked

LONGEST_AWAY = timedelta(days=366)


@action(may="volunteers.own")
def say_availability(
    volunteer: Volunteer,
    *,
    by: Actor,
    languages: Collection[Language],
    sectors: Collection[str],
    slots: Collection[Slot],
    load: int,
    postal_code: str = "",
) -> Availability:
    """An ordinary week, languages, trades, and how many pupils at most: what was said before is replaced."""
    volunteer = locked(volunteer)
    said, _new = Availability.objects.update_or_create(
        volunteer=volunteer,
        defaults={
            "languages": sorted(set(languages)),
            "sectors": sorted(set(sectors)),
            "slots": [f"{each.weekday}-{each.part}" for each in sorted(set(slots))],
            "load": load,
            "postal_code": postal_code,
            "said_at": clock.now(),
        },
    )
    return said


@action(may="volunteers.own")
def note_away(volunteer: Volunteer, *, by: Actor, first_day: date, last_day: date) -> Away:
    """Not free from one day to another, both included. Raises DomainError."""
    volunteer = locked(volunteer)
    if last_day < first_day:
        raise DomainError(_("Le dernier jour vient avant le premier."), field="last_day")
    if last_day < clock.today():
        raise DomainError(_("Ces jours sont passés."), field="last_day")
    if last_day - first_day > LONGEST_AWAY:
        raise DomainError(_("C’est plus d’un an : dites-nous plutôt que vous partez."), field="last_day")
    try:
        with transaction.atomic():
            return Away.objects.create(volunteer=volunteer, first_day=first_day, last_day=last_day)
    except IntegrityError:
        raise DomainError(_("Une partie de ces jours est déjà notée."), field="first_day") from None


@action(may="volunteers.own")
def forget_away(away: Away, *, by: Actor) -> None:
    """They are free after all."""
    away.delete()

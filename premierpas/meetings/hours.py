"""How long volunteers were with pupils: minutes of meetings that were held, by volunteer."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Sum

from premierpas.core import clock

from .enums import MeetingState
from .models import Meeting


def minutes_of(volunteer_ids: Collection[int], first_day: date, last_day: date) -> Mapping[int, int]:
    """By volunteer, from the first day to the end of the last; a group session counts once."""
    since, until = clock.instants(first_day, last_day)
    rows = Meeting.objects.filter(
        volunteer__in=volunteer_ids, state=MeetingState.HELD, start__gte=since, start__lt=until
    )
    return dict(rows.values_list("volunteer").annotate(total=Sum("minutes")).order_by("volunteer"))

"""Whose what there is to do around volunteers is."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from premierpas.agenda.presences import present
from premierpas.agenda.reasons import Told, Wanted
from premierpas.core import clock
from premierpas.people.models import Volunteer


def in_team() -> QuerySet[Volunteer]:
    """Those who are of a team now."""
    now = clock.now()
    return Volunteer.objects.filter(Q(until=None) | Q(until__gt=now), since__lte=now, user__isnull=False)


def those(rows: Any, subjects: Collection[int] | None) -> Any:
    """Of these rows, those that are asked about: all, without."""
    return rows if subjects is None else rows.filter(pk__in=subjects)


def parts_of(rows: Collection[Any]) -> Mapping[int, int]:
    """By volunteer, the presence that does what is theirs alone; whoever only reads has none."""
    keys = {f"volunteer:{each.pk}": each.pk for each in rows}
    return {keys[key]: pk for key, pk in present().filter(key__in=keys).values_list("key", "pk")}


def of_each(rows: Collection[Any], due: Callable[[Any], date]) -> Iterable[Wanted]:
    """One task for each of these people who is there, theirs and nobody else's."""
    parts = parts_of(rows)
    for row in rows:
        if row.pk in parts:
            yield Wanted(row.pk, due(row), row.territory_id, parts[row.pk])


def told_on_own_page(
    title: Any, why: Any, button: Any, route: str = "volunteers:mine"
) -> Callable[[Collection[int]], Mapping[int, Told]]:
    """The same words for everybody, and their own page, or one behind it."""

    def told(subjects: Collection[int]) -> Mapping[int, Told]:
        own = reverse(route)
        return {pk: Told(str(title), str(why), str(button), own) for pk in subjects}

    return told


def day_of(moment: datetime) -> date:
    """The day of a moment, as it is in France."""
    return moment.astimezone(clock.PARIS).date()

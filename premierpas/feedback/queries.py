"""Events of a pupil that are over, whom they met, what is still to be said; and hours of those who welcomed."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import F, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given
from premierpas.events.enums import EventState
from premierpas.events.models import Host, Participant
from premierpas.people.models import Enrolment
from premierpas.people.year import Fact

from .models import Material

ASKED_FOR = timedelta(days=30)


def attended(enrolment: Enrolment) -> QuerySet[Participant]:
    """Where the pupil was, the last first."""
    return _attended(enrolment.pk)


def _attended(enrolment: Any) -> QuerySet[Participant]:
    rows = Participant.objects.filter(enrolment=enrolment, came_at__isnull=False)
    return rows.select_related("event").order_by("-event__start", "-pk")


_seen = Compiled(lambda: _attended(Given("enrolment")))


def to_say(enrolment: Enrolment) -> Participant | None:
    """The last event of the month that the pupil was at and has said nothing of."""
    since = clock.now() - ASKED_FOR
    rows = attended(enrolment).filter(feedback=None, event__start__gte=since, event__end__lte=clock.now())
    return rows.first()


def facts_of(enrolment: Enrolment, viewer: Viewer) -> Iterator[Fact]:
    """That the pupil was there; never what they said of it."""
    for row in _seen(enrolment=enrolment.pk):
        yield Fact(
            row.event.start, _("Événement : %(title)s") % {"title": row.event.title},
            url=reverse("events:event", args=[row.event.slug]), icon="calendar-days",
        )  # fmt: skip


def material_of(event_id: int) -> list[Material]:
    """What may be read again, without the files."""
    return list(Material.objects.filter(event=event_id).defer("file").order_by("-at", "-pk"))


def minutes_of(volunteer_ids: Collection[int], first_day: date, last_day: date) -> Mapping[int, int]:
    """How long these volunteers welcomed at events that took place, by volunteer."""
    since, until = clock.instants(first_day, last_day)
    rows = Host.objects.filter(
        volunteer__in=volunteer_ids, event__state__in=[EventState.HELD, EventState.REPORTED],
        event__start__gte=since, event__start__lt=until,
    )  # fmt: skip
    spent = rows.values_list("volunteer").annotate(total=Sum(F("event__end") - F("event__start"))).order_by("volunteer")
    return {pk: int(total.total_seconds() // 60) for pk, total in spent}

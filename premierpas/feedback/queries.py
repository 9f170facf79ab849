"""Events of a pupil that are over, whom they met, what is still to be said; and hours of those who welcomed."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.compiled import Compiled, Given
from premierpas.entrance.standing import may_be_on_photos, read
from premierpas.events.enums import EventState
from premierpas.events.models import Event, Host, Participant
from premierpas.people.models import Enrolment
from premierpas.people.sight import seen_by
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
    rows = attended(enrolment).filter(feedback=None, event__over_at__gte=since, event__over_at__lte=clock.now())
    return rows.first()


def facts_of(enrolment: Enrolment, viewer: Viewer) -> Iterator[Fact]:
    """That the pupil was there; never what they said of it."""
    for row in _seen(enrolment=enrolment.pk):
        yield Fact(
            row.event.start, _("Événement : %(title)s") % {"title": row.event.title},
            url=reverse("events:event", args=[row.event.slug]), icon="calendar-days",
        )  # fmt: skip


def material_of(event_id: int) -> list[Material]:
    """What those who came may read again, without the files; no photo that somebody no longer wants."""
    return list(Material.objects.filter(event=event_id).shown().defer("file").order_by("-at", "-pk"))


def may_be_named(event: Event, viewer: Viewer) -> list[Participant]:
    """Who came and has said yes to photos, with a guardian; those whom the viewer sees."""
    seen = seen_by(viewer).values("pupil_id")
    rows = read(Participant.objects.filter(event=event, came_at__isnull=False, enrolment__pupil__in=seen))
    return [each for each in rows.order_by(alphabetical("enrolment__pupil__sort_name"), "pk") if may_be_on_photos(each)]


def minutes_of(volunteer_ids: Collection[int], first_day: date, last_day: date) -> Mapping[int, int]:
    """How long these volunteers welcomed at events that took place, each date of a series, by volunteer."""
    since, until = clock.instants(first_day, last_day)
    rows = Host.objects.filter(volunteer__in=volunteer_ids, event__state__in=[EventState.HELD, EventState.REPORTED])
    rows = rows.filter(event__start__lt=until, event__over_at__gte=since)
    spent: Counter[int] = Counter()
    for host in rows.select_related("event").prefetch_related("event__sessions"):
        for each in host.event.dates:
            if since <= each.start < until:
                spent[host.volunteer_id] += int((each.end - each.start).total_seconds() // 60)
    return dict(spent)

"""The same again: one event is copied, or repeated week after week, as drafts."""

from datetime import datetime, timedelta

from django.db.models import Q

from premierpas.core import clock
from premierpas.core.actions import Actor, action, step

from ..enums import EventState
from ..errors import TooManyTimes
from ..models import Event, Invited, Moment, Session, Speaker
from ..seats import set_seats
from .drafting import free_slug

MOST_TIMES = 20
WEEK = timedelta(weeks=1)
# Neither who answered, nor what happened to it, nor its entry in calendars.
ITS_OWN = frozenset(
    {
        "id", "position", "slug", "uid", "sequence", "dropped", "state", "seed", "drawn_at", "made_by", "made_at",
        "opened_at", "why_cancelled", "copied_from", "start", "end", "over_at", "closes_at", "draw_at",
    }
)  # fmt: skip


@action(may="events.organise")
def copy_event(event: Event, *, by: Actor) -> Event:
    """A draft like it, at the same hour of the same weekday, in the first week that is ahead."""
    start, weeks = event.start, 0
    while start <= clock.now():
        weeks += 1
        start = later(event.start, weeks)
    return _copy(event, max(weeks, 1), by)


@action(may="events.organise")
def repeat_event(event: Event, *, by: Actor, times: int) -> list[Event]:
    """As many drafts like it, each a week after the one before. Raises TooManyTimes."""
    if not 1 <= times <= MOST_TIMES:
        raise TooManyTimes(MOST_TIMES)
    return [_copy(event, week, by) for week in range(1, times + 1)]


def later(moment: datetime, weeks: int) -> datetime:
    """So many weeks later at the same hour, whatever the season."""
    local = moment.astimezone(clock.PARIS)
    return datetime.combine(local.date() + weeks * WEEK, local.time(), clock.PARIS)


@step
def _copy(event: Event, weeks: int, by: Actor) -> Event:
    fields = [each for each in Event._meta.concrete_fields if each.name not in ITS_OWN]
    start = later(event.start, weeks)
    copy = Event.objects.create(
        **{each.attname: getattr(event, each.attname) for each in fields},
        state=EventState.DRAFT, slug=free_slug(event.title, start), copied_from=event, made_by_id=by.user_id,
        start=start, end=later(event.end, weeks), closes_at=later(event.closes_at, weeks),
        draw_at=later(event.draw_at, weeks) if event.draw_at else None,
    )  # fmt: skip
    set_seats(copy, event.seats.count())
    Moment.objects.bulk_create(
        Moment(event=copy, at=row.at, title=row.title, text=row.text, trade=row.trade)
        for row in event.moments.order_by("at", "pk")
    )
    Speaker.objects.bulk_create(
        Speaker(
            event=copy, company_id=row.company_id, name=row.name, function=row.function, words=row.words,
            studies=row.studies, trade=row.trade, email=row.email, rank=row.rank,
        )
        for row in event.speakers.order_by("rank", "pk")
    )  # fmt: skip
    Session.objects.bulk_create(
        Session(event=copy, start=later(row.start, weeks), end=later(row.end, weeks))
        for row in event.sessions.order_by("start")
    )
    Invited.objects.bulk_create(
        Invited(event=copy, school_id=row.school_id, classroom_id=row.classroom_id)
        for row in event.invited.filter(Q(classroom=None) | Q(classroom__closed_at=None), enrolment=None, email="")
    )
    return copy

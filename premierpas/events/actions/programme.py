"""What happens hour by hour, who speaks, the other dates of a series, who welcomes, who is invited."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from premierpas.core.actions import Actor, action, step
from premierpas.organisations.models import Classroom, School
from premierpas.people.models import Volunteer
from premierpas.people.team import may_accompany

from ..errors import NotCleared
from ..models import Event, Host, Invited, Moment, Session, Speaker
from ..news import ask_hosts, tell_invited
from ..seats import locked
from .drafting import is_to_come


@dataclass(frozen=True)
class Line:
    """One line that was typed; `pk`: of the row that it changes, where there is one."""

    values: Mapping[str, Any]
    pk: int | None = None


@action(may="events.organise")
def write_programme(event: Event, *, by: Actor, lines: Sequence[Line]) -> Event:
    """Exactly these moments: what isn't among them goes."""
    event = locked(event)
    is_to_come(event)
    set_rows(Moment, event, lines)
    return event


@action(may="events.organise")
def name_speakers(event: Event, *, by: Actor, lines: Sequence[Line]) -> Event:
    """Exactly these people, in this order; whoever stays keeps what they have answered."""
    event = locked(event)
    is_to_come(event)
    ranked = [Line({**line.values, "rank": rank}, line.pk) for rank, line in enumerate(lines)]
    set_rows(Speaker, event, ranked)
    return event


@step
def set_rows(model: type[Moment] | type[Speaker] | type[Session], event: Event, lines: Sequence[Line]) -> bool:
    """Make an event's rows those that were typed, and keep the rows that stay; whether anything is another."""
    before = {row.pk: row for row in model.objects.filter(event=event)}
    kept, changed = set(), False
    for line in lines:
        row = before.get(line.pk or 0)
        if row is None:
            model.objects.create(event=event, **line.values)
            changed = True
            continue
        kept.add(row.pk)
        if any(getattr(row, name) != value for name, value in line.values.items()):
            for name, value in line.values.items():
                setattr(row, name, value)
            row.save()
            changed = True
    gone = set(before) - kept
    model.objects.filter(pk__in=gone).delete()
    return changed or bool(gone)


@action(may="events.organise")
def name_hosts(event: Event, *, by: Actor, volunteers: Collection[Volunteer]) -> Event:
    """Exactly these welcome at the door; who is new is told. Raises NotCleared for somebody who may not be there."""
    event = locked(event)
    is_to_come(event)
    before = set(Host.objects.filter(event=event).values_list("volunteer", flat=True))
    new = [each for each in volunteers if each.pk not in before]
    for each in new:
        if each.territory_id != event.territory_id or not may_accompany(each):
            raise NotCleared(each.name)
    Host.objects.filter(event=event).exclude(volunteer__in=[each.pk for each in volunteers]).delete()
    Host.objects.bulk_create([Host(event=event, volunteer=each) for each in new])
    ask_hosts(event, new)
    return event


@action(may="events.organise")
def invite(
    event: Event, *, by: Actor, schools: Collection[School] = (), classrooms: Collection[Classroom] = ()
) -> Event:
    """Exactly these schools and classes are invited; each is told once, as soon as the event is open."""
    event = locked(event)
    is_to_come(event)
    event.invited.exclude(school=None).exclude(school__in=[each.pk for each in schools]).delete()
    event.invited.exclude(classroom=None).exclude(classroom__in=[each.pk for each in classrooms]).delete()
    rows = [Invited(event=event, school=each) for each in schools if each.territory_id == event.territory_id]
    rows += [
        Invited(event=event, classroom=each)
        for each in classrooms
        if each.school.territory_id == event.territory_id
    ]  # fmt: skip
    Invited.objects.bulk_create(rows, ignore_conflicts=True)
    tell_invited(event)
    return event

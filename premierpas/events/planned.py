"""What whoever organises sees of events: seats, who waits, what needs a hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.people.sight import seen_by

from .enums import LIVE, EventState, RegistrationState, Where
from .models import Event, Host, Registration, Seat

TO_COME, DRAFTS, PAST = "a-venir", "brouillons", "passes"
NEAR = timedelta(days=7)


def offered_in(event: Event) -> int:
    """How many seats are held for somebody who hasn't answered yet."""
    return event.registrations.filter(state=RegistrationState.OFFERED).aggregate(n=Sum("persons"))["n"] or 0


def of_tab(territory_id: int | None, tab: str) -> QuerySet[Event]:
    """The events of one tab, with their seats: the next first, or the last first."""
    rows = Event.objects.filter(territory=territory_id)
    if tab == DRAFTS:
        rows = rows.filter(state=EventState.DRAFT).order_by("start", "pk")
    elif tab == PAST:
        over = Q(state__in=[EventState.HELD, EventState.REPORTED, EventState.CANCELLED]) | Q(over_at__lte=clock.now())
        rows = rows.filter(over).exclude(state=EventState.DRAFT).order_by("-start", "-pk")
    else:
        rows = rows.ahead().order_by("start", "pk")
    seats = Seat.objects.filter(event=OuterRef("pk")).values("event").order_by()
    waiting = Registration.objects.filter(event=OuterRef("pk"), state=RegistrationState.WAITING)
    return (
        rows.select_related("company")
        .prefetch_related("sessions")
        .annotate(
            all_seats=_counted(seats.annotate(n=Count("pk"))),
            taken=_counted(seats.filter(participant__isnull=False).annotate(n=Count("pk"))),
            waiting=_counted(waiting.values("event").order_by().annotate(n=Sum("persons"))),
            welcomed=_counted(
                Host.objects.filter(event=OuterRef("pk")).values("event").order_by().annotate(n=Count("pk"))
            ),
        )
    )


def _counted(rows: QuerySet[Any]) -> Coalesce:
    return Coalesce(Subquery(rows.values("n"), output_field=IntegerField()), 0)


def alerts_of(event: Any) -> Iterator[str]:
    """What needs a hand, of an event of `of_tab`."""
    if event.state == EventState.DRAFT:
        if event.start <= clock.now():
            yield _("La date est déjà passée.")
        return
    if event.state == EventState.HELD:
        yield _("Bilan à faire")
    if not event.is_running:
        return
    if event.is_over:
        yield _("Terminé : la liste se ferme dans l’heure.")
        return
    if event.next_date.start - clock.now() <= NEAR and not event.welcomed and event.where == Where.ON_SITE:
        yield _("Personne à l’accueil")
    if event.start - clock.now() <= 2 * NEAR and event.taken * 2 < event.all_seats:
        free = event.all_seats - event.taken
        yield ngettext("%(n)d place vide", "%(n)d places vides", free) % {"n": free}


@dataclass(frozen=True)
class Who:
    """A registration in the list. `name` is a pupil's only for whoever sees that pupil."""

    name: str
    school: str
    persons: int
    state: str
    label: str
    since: Any
    escorts: int


def who_registered(event: Event, viewer: Viewer, rows: Sequence[Registration]) -> list[Who]:
    """The registrations of a page, by name only where the viewer sees the pupil."""
    pupils = [each.enrolment.pupil_id for each in rows if each.enrolment is not None]
    seen = set(seen_by(viewer).filter(pupil_id__in=pupils).values_list("pupil_id", flat=True))
    return [_who(each, seen) for each in rows]


def registrations_of(event: Event) -> QuerySet[Registration]:
    """Those that count, who has a seat first, then the line in its order; once it is over, those who had one."""
    shown = event.registrations.filter(state__in=LIVE if event.is_running else [*LIVE, RegistrationState.OVER])
    rows = shown.select_related("enrolment__pupil", "enrolment__classroom", "classroom", "school")
    waits = Case(When(state=RegistrationState.WAITING, then=1), default=0)
    turn = F("turn").asc(nulls_last=True)
    return rows.annotate(adults=Count("escorts")).order_by(waits, turn, "-priority", "joined_at", "pk")


def _who(row: Registration, seen: set[int]) -> Who:
    if row.enrolment is not None:
        is_seen = row.enrolment.pupil_id in seen
        name = row.enrolment.pupil.full_name if is_seen else _("Un élève")
    elif row.classroom is not None:
        name = _("Classe de %(room)s") % {"room": row.classroom.name}
    else:
        name = row.guest_name or row.guest_email
    return Who(
        name=name, school=row.school.name if row.school else "", persons=row.persons, state=row.state,
        label=str(RegistrationState(row.state).label), since=row.joined_at, escorts=getattr(row, "adults", 0),
    )  # fmt: skip

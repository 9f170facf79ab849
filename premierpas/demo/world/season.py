"""A season of events in every state: drafts, open, full with a line, a draw to come, held, reported, cancelled."""

import random
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any

from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.calendar import ZoneCalendar
from premierpas.events.actions import leave
from premierpas.events.actions.drafting import free_slug
from premierpas.events.enums import EventState, Kind, Order, RegistrationState, Where
from premierpas.events.models import (
    Escort,
    Event,
    Host,
    Invited,
    Moment,
    Participant,
    Quota,
    Registration,
    Seat,
    Session,
    Speaker,
)
from premierpas.events.usual import USUAL
from premierpas.organisations.models import Company, Territory
from premierpas.organisations.territories import commune_of
from premierpas.people.models import Enrolment, Volunteer
from premierpas.people.team import may_accompany

from .actors import acting

SEASON = tomllib.loads((Path(__file__).parent / "season.toml").read_text("utf-8"))["event"]
WEDNESDAY = 2
_CALENDAR = ZoneCalendar.of("C")
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
VIDEO = "https://visio.demo.example/rencontre"
OVER = (EventState.HELD, EventState.REPORTED)
# A row of the file says the fate; the state comes last, by the moves that the database allows.
WAYS = {
    "draft": (), "open": (EventState.OPEN,), "draw": (EventState.OPEN,), "full": (EventState.OPEN, EventState.FULL),
    "held": (EventState.OPEN, EventState.HELD),
    "reported": (EventState.OPEN, EventState.HELD, EventState.REPORTED),
    "cancelled": (EventState.OPEN, EventState.CANCELLED),
}  # fmt: skip


@dataclass
class Season:
    """The rows of all events, made at once."""

    rng: random.Random
    territory: Territory
    coordinator: User
    today: date
    tried: Enrolment | None
    registrations: list[Registration] = field(default_factory=list)
    persons: list[list[Enrolment]] = field(default_factory=list)

    def play(self) -> None:
        """The whole season: about thirty statements."""
        self.companies = {each.name: each for each in Company.objects.filter(territory=self.territory)}
        rows = Enrolment.objects.filter(left_on=None, classroom__level="3e", classroom__closed_at=None)
        self.pupils = list(rows.select_related("classroom__school").order_by("classroom", "pk"))
        volunteers = Volunteer.objects.filter(territory=self.territory, until=None).order_by("pk")
        self.hosts = [each for each in volunteers if may_accompany(each)]
        events = Event.objects.bulk_create([self._event(row) for row in SEASON])
        self._around(events)
        self._register(events)
        self._seat(events)
        for step in (EventState.OPEN, EventState.FULL, EventState.HELD, EventState.REPORTED, EventState.CANCELLED):
            moved = [each.pk for each, row in zip(events, SEASON, strict=True) if step in WAYS[row["fate"]]]
            Event.objects.filter(pk__in=moved).update(state=step)
        self._somebody_leaves()

    def _somebody_leaves(self) -> None:
        """A seat of a full event is offered to the first who waits: the pupil who can be tried."""
        title = next(row["title"] for row in SEASON if row.get("offers"))
        has = Registration.objects.filter(event__title=title, state=RegistrationState.CONFIRMED).order_by("pk")
        if (registration := has.select_related("event", "enrolment").last()) is not None:
            leave(registration, by=acting(self.coordinator))

    def _start(self, row: dict[str, Any]) -> datetime:
        day = self.today + timedelta(days=row["days"])
        if row["kind"] == Kind.WORKSHOP:
            day += timedelta(days=(WEDNESDAY - day.weekday()) % 7)
        while not _CALENDAR.is_school_day(day):
            day += timedelta(days=7 if row["kind"] == Kind.WORKSHOP else 1)
        if row["days"] < 0 and day >= self.today:
            day -= timedelta(days=7)
        return datetime.combine(day, time.fromisoformat(row["at"]), clock.PARIS)

    def _event(self, row: dict[str, Any]) -> Event:
        usual, start, fate = USUAL[Kind(row["kind"])], self._start(row), row["fate"]
        company = self.companies.get(row.get("host", ""))
        code = row.get("postal_code") or (company.postal_code if company else "92000")
        commune = commune_of(code)
        closes = start - min(usual.closes, timedelta(days=2))
        is_drawn = fate == "draw"
        made = min(clock.now(), start) - timedelta(days=24)
        return Event(
            territory=self.territory, company=company, kind=row["kind"], slug=free_slug(row["title"], start), title=row["title"],
            summary=row["summary"], start=start, end=start + timedelta(minutes=row["minutes"]), closes_at=closes,
            where=row.get("where", Where.ON_SITE), video=VIDEO if row.get("where") == Where.VIDEO else "",
            venue=row.get("venue", company.name if company else "Maison de l’association"),
            street=row.get("street", company.street if company else "14 rue des Fontenelles"), postal_code=code,
            city=row.get("city", company.city if company else "Nanterre"), insee=commune.insee if commune else "",
            latitude=commune.latitude if commune else None, longitude=commune.longitude if commune else None,
            meeting_point=row.get("meeting", "À l’entrée, dix minutes avant"), route=row.get("route", ""),
            access=row.get("access", ""), bring=row.get("bring", ""), open_to=row.get("open_to", "everyone"),
            for_whom=row.get("who", "pupils"),
            order=Order.DRAW if is_drawn else Order.PRIORITY if usual.order == Order.PRIORITY else Order.ARRIVAL,
            seed=self.rng.randbytes(16).hex() if is_drawn else "", draw_at=closes if is_drawn else None,
            asks_authorisation=usual.asks_authorisation, asks_needs=usual.asks_needs, asks_photos=usual.asks_photos,
            made_by=self.coordinator, made_at=made, opened_at=None if fate == "draft" else made + timedelta(days=2),
            why_cancelled=row.get("why", ""), sequence=1 if fate == "cancelled" else 0,
        )  # fmt: skip

    def _around(self, events: list[Event]) -> None:
        moments, speakers, sessions, hosts, invited = [], [], [], [], []
        rooms = list(dict.fromkeys(each.classroom for each in self.pupils))
        for number, (event, row) in enumerate(zip(events, SEASON, strict=True)):
            for line in row["programme"]:
                at, title, text, trade = line.split("|")
                moments.append(Moment(event=event, at=time.fromisoformat(at), title=title, text=text, trade=trade))
            for rank, line in enumerate(row["people"]):
                name, function, words, studies, trade = line.split("|")
                speakers.append(
                    Speaker(
                        event=event, company=event.company, name=name, function=function, words=words,
                        studies=studies, trade=trade, rank=rank, email=f"intervenant{number}-{rank}@demo.example",
                    )
                )  # fmt: skip
            later = (event.start + timedelta(weeks=week) for week in count(1))
            at_school = (each for each in later if _CALENDAR.is_school_day(each.date()))
            for start in islice(at_school, row.get("weeks", 0)):
                sessions.append(Session(event=event, start=start, end=start + timedelta(minutes=row["minutes"])))
            if row["fate"] != "draft" and number % 3:
                hosts += [Host(event=event, volunteer=each) for each in self.hosts[number % 2 : number % 2 + 2]]
            if row.get("open_to") == "invited" and row.get("who") == "classes" and rooms:
                room = rooms[number % len(rooms)]
                invited.append(Invited(event=event, classroom=room, at=event.made_at, told_at=event.opened_at))
            if row.get("who") == "alumni":
                invited += self._asked(event, row["seats"] * row["came"] // 10)
        Moment.objects.bulk_create(moments)
        Speaker.objects.bulk_create(speakers)
        Session.objects.bulk_create(sessions)
        Host.objects.bulk_create(hosts)
        Invited.objects.bulk_create(invited)
        self.rooms = rooms

    def _register(self, events: list[Event]) -> None:
        for number, (event, row) in enumerate(zip(events, SEASON, strict=True)):
            wanted = row["seats"] * row["came"] // 10
            if not wanted:
                continue
            if row.get("who") == "classes":
                self._class(event, self.rooms[number % len(self.rooms)], row)
            elif row.get("who") == "alumni":
                self._guests(event, wanted)
            else:
                self._pupils(event, wanted, row)
        Registration.objects.bulk_create(self.registrations)
        escorts = [
            Escort(registration=each, name=name, phone=phone)
            for each in self.registrations
            if each.classroom_id
            for name, phone in (("Claire Lefèvre", "+33699004711"), ("Monique Lambert", ""))
        ]
        Escort.objects.bulk_create(escorts)

    def _asked(self, event: Event, answered: int) -> list[Invited]:
        """Former pupils by their address: those who come, one who doesn't, some who haven't said."""
        told = event.opened_at
        return [
            Invited(
                event=event, email=f"ancien{number}@demo.example", name=f"Ancien élève {number + 1}", at=event.made_at,
                told_at=told, said_no_at=told if number == answered else None,
            )
            for number in range(answered + 5)
        ]  # fmt: skip

    def _class(self, event: Event, room: Any, row: dict[str, Any]) -> None:
        pupils = [each for each in self.pupils if each.classroom_id == room.pk][: row["seats"]]
        self._add(event, pupils, RegistrationState.CONFIRMED, classroom=room, school=room.school)

    def _guests(self, event: Event, wanted: int) -> None:
        for number in range(wanted):
            self._add(
                event, [], RegistrationState.CONFIRMED, guest_email=f"ancien{number}@demo.example",
                guest_name=f"Ancien élève {number + 1}",
            )  # fmt: skip

    def _pupils(self, event: Event, wanted: int, row: dict[str, Any]) -> None:
        others = [each for each in self.pupils if self.tried is None or each.pk != self.tried.pk]
        chosen = self.rng.sample(others, min(wanted, len(others)))
        if self.tried is not None and "tried" in row:
            chosen[row["tried"]] = self.tried
        free = 0 if row["fate"] == "draw" else row["seats"]
        for rank, enrolment in enumerate(chosen):
            state = RegistrationState.CONFIRMED if rank < free else RegistrationState.WAITING
            self._add(event, [enrolment], state, enrolment=enrolment, school=enrolment.classroom.school, rank=rank)

    def _add(
        self, event: Event, persons: list[Enrolment], state: RegistrationState, *, rank: int = 0, **of: Any
    ) -> None:
        joined = min(event.made_at + timedelta(days=3, hours=rank * 5), clock.now() - timedelta(hours=1))
        self.registrations.append(
            Registration(
                event=event, persons=max(1, len(persons)), state=state, joined_at=joined, made_by=self.coordinator,
                settled_at=joined if state == RegistrationState.CONFIRMED else None,
                priority=event.order == Order.PRIORITY and bool(of.get("school") and of["school"].priority), **of,
            )
        )  # fmt: skip
        self.persons.append(persons)

    def _seat(self, events: list[Event]) -> None:
        fates = {event.pk: row["fate"] for event, row in zip(events, SEASON, strict=True)}
        participants, seated = [], dict[int, list[Participant]]()
        codes = set[str]()
        for registration, persons in zip(self.registrations, self.persons, strict=True):
            event, has_seat = registration.event, registration.state == RegistrationState.CONFIRMED
            comes: list[Enrolment | None] = [*persons]
            for enrolment in comes or [None]:
                came = has_seat and fates[event.pk] in ("held", "reported") and self.rng.random() < 0.9
                row = Participant(
                    event=event, registration=registration, enrolment=enrolment, code=self._code(codes),
                    came_at=event.start - timedelta(minutes=self.rng.randint(1, 9)) if came else None,
                    ended_at=clock.now() - timedelta(days=1) if fates[event.pk] == "cancelled" else None,
                )  # fmt: skip
                participants.append(row)
                if has_seat and fates[event.pk] != "cancelled":
                    seated.setdefault(event.pk, []).append(row)
        Participant.objects.bulk_create(participants)
        self._seats(events, seated)
        over = [each.pk for each in self.registrations if fates[each.event_id] == "cancelled"]
        over += [
            each.pk
            for each in self.registrations
            if fates[each.event_id] in ("held", "reported") and each.state == RegistrationState.WAITING
        ]
        Registration.objects.filter(pk__in=over).update(state=RegistrationState.OVER, settled_at=clock.now())

    def _code(self, codes: set[str]) -> str:
        code = ""
        while not code or code in codes:
            code = "".join(self.rng.choices(LETTERS, k=6))
        codes.add(code)
        return code

    def _seats(self, events: list[Event], seated: dict[int, list[Participant]]) -> None:
        quotas = Quota.objects.bulk_create(
            Quota(event=event, until=event.start - timedelta(days=6))
            for event, row in zip(events, SEASON, strict=True)
            if row.get("kept")
        )
        of_event, seats = {each.event_id: each for each in quotas}, []
        for event, row in zip(events, SEASON, strict=True):
            has = seated.get(event.pk, [])
            for number in range(1, row["seats"] + 1):
                kept = of_event.get(event.pk) if number > row["seats"] - row.get("kept", 0) else None
                sits = has[number - 1] if number <= len(has) else None
                seats.append(Seat(event=event, number=number, quota=kept if sits is None else None, participant=sits))
        Seat.objects.bulk_create(seats)


def play_season(
    rng: random.Random, territory: Territory, coordinator: User, today: date, tried: Enrolment | None
) -> None:
    """Twenty-four events around this day."""
    Season(rng, territory, coordinator, today, tried).play()

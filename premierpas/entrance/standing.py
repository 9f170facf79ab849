"""Who has a seat, what each was asked, and how the guardians' word stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects

from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.compiled import Compiled, Given
from premierpas.events.dates import Date, date_at
from premierpas.events.enums import RegistrationState
from premierpas.events.models import Event, Participant

from .enums import Leaves, Way, Word
from .models import Consent, Passage


def day_of(event: Event) -> date:
    """The day for which a guardian says yes; the first one of a series."""
    return event.start.astimezone(clock.PARIS).date()


def days_of(event: Event) -> list[date]:
    """All days of a series, for which a guardian says yes at once."""
    return sorted({each.start.astimezone(clock.PARIS).date() for each in event.dates})


def counts_for(consent: Consent, event: Event) -> bool:
    """Whether it was said for the days on which the event takes place now."""
    return {consent.day, *consent.also} >= set(days_of(event))


def coming(event: Event) -> QuerySet[Participant]:
    """Those who have a seat for sure, with all that their row on a list says."""
    rows = Participant.objects.filter(event=event, ended_at=None, registration__state=RegistrationState.CONFIRMED)
    return read(rows).order_by(alphabetical("enrolment__pupil__sort_name"), "pk")


def known_at(event: Event) -> list[Participant]:
    """Those who have a seat, and those whom a door has seen all the same: nobody inside is missing here."""
    prefetch_related_objects([event], "sessions")
    people = _known(event=event.pk)
    for each in people:
        each.event = event
    return people


def _known_there() -> QuerySet[Participant]:
    seated = Q(ended_at=None, registration__state=RegistrationState.CONFIRMED)
    seen = Exists(Passage.objects.filter(participant=OuterRef("pk")))
    rows = Participant.objects.filter(seated | Q(seen), event=Given("event"))
    whole = rows.select_related(*_WHO).prefetch_related("consents", "passages")
    return whole.order_by(alphabetical("enrolment__pupil__sort_name"), "pk")


_WHO = ("registration", "needs", "enrolment__pupil", "enrolment__classroom__school")
_known = Compiled(_known_there)


def read(rows: QuerySet[Participant]) -> QuerySet[Participant]:
    """The same persons with who they are and what was said of them."""
    rows = rows.select_related("event", *_WHO)
    return rows.prefetch_related("consents", "passages", "event__sessions")


def is_coming(participant: Participant) -> bool:
    """Whether this person has a seat for sure."""
    return participant.ended_at is None and participant.registration.state == RegistrationState.CONFIRMED


@dataclass(frozen=True)
class Stand:
    """What guardians have said, for the day on which the event takes place now."""

    word: Word
    consent: Consent | None = None
    leaves: Leaves = Leaves.UNSAID
    leaves_with: str = ""
    photos: bool = False

    @property
    def is_missing(self) -> bool:
        return self.word == Word.MISSING


def stand_of(participant: Participant) -> Stand:
    """One yes is enough, and one no outweighs it. What was said for another day counts no more."""
    told = (each for each in participant.consents.all() if counts_for(each, participant.event))
    said = sorted(told, key=lambda each: each.at)
    noes, yeses = [each for each in said if not each.yes], [each for each in said if each.yes]
    if noes:
        return Stand(Word.REFUSED, noes[-1])
    leaves, leaves_with = _leaves(participant, yeses)
    photos = any(each.photos for each in yeses) and not any(each.photos is False for each in yeses)
    if yeses:
        return Stand(Word.GIVEN, yeses[-1], leaves, leaves_with, photos)
    asked = participant.event.asks_authorisation and participant.enrolment_id is not None
    return Stand(Word.MISSING if asked else Word.UNASKED, leaves=leaves)


def _leaves(participant: Participant, yeses: list[Consent]) -> tuple[Leaves, str]:
    told = [each for each in yeses if each.leaves]
    if told:
        return Leaves(told[-1].leaves), told[-1].leaves_with
    return (Leaves.CLASS if participant.registration.classroom_id else Leaves.UNSAID), ""


def may_be_on_photos(participant: Participant) -> bool:
    """A yes of the pupil and one of a guardian; without an answer it is no."""
    needs = getattr(participant, "needs", None)
    return needs is not None and needs.photos is True and stand_of(participant).photos


def passages_of(participant: Participant, moment: datetime) -> list[Passage]:
    """What the door saw at the date of a series to which this moment belongs, in order."""
    dates = participant.event.dates
    date = date_at(dates, moment)
    return [each for each in participant.passages.all() if date_at(dates, each.at) == date]


def moves_of(participant: Participant) -> list[Passage]:
    """When this person went in or out: a ticket that is shown again to who is in already moves nobody."""
    dates, seen = participant.event.dates, participant.passages.all()
    found = [(date_at(dates, each.at), each.kind) for each in seen]
    return [each for each, now, last in zip(seen, found, [None, *found], strict=False) if now != last]


def is_inside(participant: Participant) -> bool:
    """Whether the last that any door saw of this person today is that they went in; who was there at a former date
    isn't. The order of arrival doesn't matter.
    """
    seen = passages_of(participant, clock.now())
    return bool(seen) and seen[-1].kind == Way.IN


def came_now(participant: Participant) -> datetime | None:
    """When this person first came in at the date that is on."""
    if len(participant.event.dates) == 1:
        return participant.came_at
    return next((each.at for each in passages_of(participant, clock.now()) if each.kind == Way.IN), None)


def dates_attended(participant: Participant) -> list[Date]:
    """At which dates of a series the door has seen this person come in."""
    dates = participant.event.dates
    seen = {date_at(dates, each.at) for each in participant.passages.all() if each.kind == Way.IN}
    return [each for each in dates if each in seen]


def inside(participants: Iterable[Participant]) -> list[Participant]:
    """Those who are in now."""
    return [each for each in participants if is_inside(each)]


def short_name(participant: Participant) -> str:
    """First name and initial: what a door needs to know."""
    if participant.enrolment is None:
        return participant.registration.guest_name
    pupil = participant.enrolment.pupil
    return f"{pupil.first_name} {pupil.last_name[:1]}."

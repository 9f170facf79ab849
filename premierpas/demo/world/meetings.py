"""Who accompanies a pupil has met them all along: notes, some that were missed, one that is due, the next ones."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.meetings.actions import ask_question, note_attempt, offer_slots, plan_meeting
from premierpas.meetings.enums import MeetingState, TryBy, Way, WhyMissed
from premierpas.meetings.models import Attendance, Meeting, PrivateNote, SharedNote, Step
from premierpas.meetings.readers import guardians
from premierpas.mentoring.models import Pair

from .actors import acting

EVERY, MISSED, MOST = timedelta(days=4), 0.12, 300
WAYS = (Way.ON_SITE, Way.PHONE, Way.PHONE)
WHYS = (WhyMissed.FORGOT, WhyMissed.UNREACHED, WhyMissed.ILL, WhyMissed.HINDERED)
# What was done, how it goes, the next step.
TOLD = (
    ("Nous avons regardé trois offres ensemble, dont deux à dix minutes de chez elle.", "Curieuse, un peu pressée.",
     "Garder deux offres qui plaisent"),
    ("Relu la lettre à voix haute : la phrase qui manquait est venue toute seule.", "Bien plus sûr de lui.",
     "Recopier la lettre au propre"),
    ("Joué l’entretien : dire bonjour, se présenter, poser une question.", "Intimidé au début, puis à l’aise.",
     "Préparer deux questions pour l’entreprise"),
    ("Parlé de la distance, qui inquiète la famille. Le trajet fait quatorze minutes.", "Rassuré.",
     "Montrer le trajet à la maison"),
    ("Un premier tour de ce qui l’intéresse : les animaux, le bois, pas les bureaux.", "Bavarde !",
     "Demander à deux adultes quel est leur métier"),
)  # fmt: skip
PRIVATE = "Fatigué depuis deux semaines : à voir avec la vie scolaire s’il le veut bien."


@dataclass
class _Past:
    """What is made at once: rows by their model."""

    attendances: list[Attendance]
    shared: list[SharedNote]
    private: list[PrivateNote]
    steps: list[Step]


def hold_meetings(rng: random.Random, today: date, coordinator: Actor) -> None:
    """The year of every pair that there is, from its own beginning on."""
    rows = Pair.objects.select_related("volunteer__user", "volunteer__territory", "enrolment__pupil")
    pairs = [pair for pair in rows.order_by("pk") if pair.volunteer.user is not None]
    planned = [(pair, start) for pair in pairs for start in _moments(rng, pair, today)][:MOST]
    _past(rng, planned)
    running = [pair for pair in pairs if pair.is_running and pair.volunteer.sees_pupils and pair.since < clock.now()]
    for number, pair in enumerate(running):
        _now(number, pair, today, coordinator)


def _moments(rng: random.Random, pair: Pair, today: date) -> list[datetime]:
    """Twice a week, at noon or after school, until yesterday or the pair's end."""
    found, day, until = [], pair.since.date() + timedelta(days=3), (pair.until or clock.now()).date()
    while day < min(until, today - timedelta(days=1)):
        school_day = day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
        if school_day < until:
            found.append(datetime.combine(school_day, time(rng.choice((12, 16, 17)), 30), clock.PARIS))
        day += EVERY + timedelta(days=rng.randint(-1, 0))
    return found


def _past(rng: random.Random, planned: list[tuple[Pair, datetime]]) -> None:
    meetings = Meeting.objects.bulk_create(
        Meeting(
            volunteer=pair.volunteer, start=start, minutes=rng.choice((30, 45, 60)), way=(way := rng.choice(WAYS)),
            place="CDI du collège" if way == Way.ON_SITE else "", made_by=pair.volunteer.user,
            made_at=start - timedelta(days=5),
        )
        for pair, start in planned
    )  # fmt: skip
    made = _Past([], [], [], [])
    families: dict[int, list[str]] = {}
    for number, (meeting, (pair, start)) in enumerate(zip(meetings, planned, strict=True)):
        came = rng.random() >= MISSED
        if pair.pk not in families:
            families[pair.pk] = guardians(pair.enrolment)
        why = "" if came else rng.choice(WHYS)
        row = Attendance(meeting=meeting, pair=pair, came=came, why=why, family=families[pair.pk])
        made.attendances.append(row)
        meeting.state = MeetingState.HELD if came else MeetingState.MISSED
        meeting.settled_at = start + timedelta(hours=4)
        if came:
            _told(made, row, number, meeting.settled_at)
    Meeting.objects.bulk_update(meetings, ["state", "settled_at"])
    Attendance.objects.bulk_create(made.attendances)
    SharedNote.objects.bulk_create(made.shared)
    PrivateNote.objects.bulk_create(made.private)
    Step.objects.bulk_create(made.steps)


def _told(made: _Past, row: Attendance, number: int, at: datetime) -> None:
    did, how, step = TOLD[number % len(TOLD)]
    by = row.pair.volunteer.user
    made.shared.append(SharedNote(attendance=row, by=by, did=did, how=how, written_at=at))
    if number % 11 == 0:
        made.private.append(PrivateNote(attendance=row, by=by, words=PRIVATE, written_at=at))
    done = at + timedelta(days=4) if at < clock.now() - timedelta(days=12) else None
    made.steps.append(
        Step(pair=row.pair, attendance=row, words=step, due=at.date() + timedelta(days=7), made_at=at, done_at=done)
    )


def _workday(day: date, towards: int) -> date:
    """The day itself, or the nearest from Monday to Friday in this direction."""
    while day.weekday() > 4:
        day += timedelta(days=towards)
    return day


def _now(number: int, pair: Pair, today: date, coordinator: Actor) -> None:
    """What is ahead, what waits, and who couldn't be reached."""
    by = acting(pair.volunteer)
    ahead = datetime.combine(_workday(today + timedelta(days=1 + number % 9), 1), time(16, 30), clock.PARIS)
    if number % 3:
        plan_meeting([pair], by=by, start=ahead, way=Way.PHONE)
    else:
        offer_slots(
            pair.volunteer, by=by, starts=[ahead + timedelta(hours=number % 3), ahead + timedelta(days=7)], minutes=45,
            way=Way.ON_SITE, place="CDI du collège",
        )  # fmt: skip
    if number % 8 == 1:
        over = datetime.combine(_workday(today - timedelta(days=1), -1), time(17, 30), clock.PARIS)
        plan_meeting([pair], by=by, start=over, way=Way.PHONE)  # its note is due
    if number % 7 == 2:
        note_attempt(pair, by=by, way=TryBy.CALL, reached=False)
    if number == 0 and (last := pair.attendances.filter(came=True).order_by("-meeting__start").first()) is not None:
        ask_question(last, by=coordinator, words="En avez-vous parlé avec sa professeure ?")

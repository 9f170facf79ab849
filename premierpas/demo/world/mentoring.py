"""Forty pairs over the year's classes: some over, one refused, one replaced these days, checks made and late."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from itertools import cycle

from premierpas.accounts.models import User
from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.events import emit
from premierpas.mentoring.actions import (
    answer_for_family,
    answer_for_oneself,
    check,
    coach,
    end_pair,
    pair_up,
    stand_in,
)
from premierpas.mentoring.enums import Going, How, Side, WhyEnded
from premierpas.mentoring.models import Pair
from premierpas.organisations.models import Membership, Territory
from premierpas.people.enums import Clearance, Language
from premierpas.people.events import VolunteerJoined
from premierpas.people.models import Enrolment, Guardian, Volunteer
from premierpas.volunteers.models import Availability

from .actors import DEMO, acting

PAIRS, A_MENTOR = 40, 3
NAMES = [
    "Camille Doucet", "Farid Amrani", "Hélène Lacroix", "Issa Coulibaly", "Joëlle Marchand", "Karima Bensaid",
    "Laurent Guérin", "Myriam Haddad", "Nathan Roche", "Olga Petrova", "Pascal Tessier", "Rokia Sangaré",
]  # fmt: skip
SPOKEN = [[Language.ARABIC], [], [Language.PORTUGUESE], [Language.BAMBARA], [Language.TURKISH], [Language.TAMIL]]
SECTORS = [["health"], ["wood", "mechanics"], ["hospitality"], ["computing"], ["social"], ["retail"]]
SLOTS = [["3-afternoon", "5-evening"], ["2-midday"], ["3-afternoon"], ["1-evening", "4-evening"]]
OVER = {5: WhyEnded.ASKED, 11: WhyEnded.OTHER, 17: WhyEnded.ASKED, 23: WhyEnded.PUPIL_LEFT}
WORDS = [
    "Ils se voient au CDI, la lettre avance.", "Un peu intimidé au début, cela va mieux.", "La mère est contente.",
    "A oublié un rendez-vous, a prévenu après.", "Cherche encore un secteur.",
]  # fmt: skip
TALKS = [
    "Laisser des silences : il parle quand on attend.", "Une seule chose à faire d’un rendez-vous à l’autre.",
    "Proposer l’appel plutôt que de le faire à sa place.",
]  # fmt: skip


def make_pairs(territory: Territory, coordinator: User, team: dict[str, Volunteer], tried: str, today: date) -> None:
    """From two months ago on, some a day; whoever can be tried has the first pupils and replaces a colleague."""
    with clock.travel(today - timedelta(days=66)):
        mentors = [team[tried], *_mentors(territory)]
    by, leads = acting(coordinator), _leads(coordinator, team)
    pupils = Enrolment.objects.filter(left_on=None).select_related("pupil__user", "classroom__school").order_by("pk")
    pairs: list[Pair] = []
    for number, enrolment in enumerate(pupils[0 : 5 * PAIRS : 5]):
        volunteer = mentors[number // A_MENTOR % len(mentors)]
        with _on(today, days=-62 + number * 3 // 2, hour=10):
            lead = next(leads)
            pair = pair_up(enrolment, by=by, volunteer=volunteer, lead=lead, why="libre le mercredi après-midi")
            if number % 6 == 0:
                _both_agree(enrolment, coordinator)
        pairs.append(pair)
    for number, pair in enumerate(pairs):
        _go_on(number, pair, coordinator, today)
    _replace(pairs, mentors, coordinator, today)


def _mentors(territory: Territory) -> list[Volunteer]:
    """Cleared like the others of the team, with what they offer."""
    made = []
    with working_as(DEMO):
        for number, name in enumerate(NAMES):
            email = f"{name.split()[0].lower().replace('é', 'e').replace('ë', 'e')}.{number}@demo.example"
            user = User.objects.create_user(username=email, name=name, email=email)
            row = Volunteer.objects.create(
                territory=territory, name=name, email=email, phone=f"+33612001{number:03d}", applied_at=clock.now()
            )
            for state in (Clearance.IDENTITY_CHECKED, Clearance.REGISTER_CHECKED, Clearance.CHARTER_SIGNED,
                          Clearance.TRAINED, Clearance.ACTIVE):  # fmt: skip
                row.state, row.checked_on = state, clock.today()
                row.save(update_fields=["state", "checked_on"])
            row.user, row.since = user, clock.now()
            row.save(update_fields=["user", "since"])
            Availability.objects.create(
                volunteer=row, languages=SPOKEN[number % 6], sectors=SECTORS[number % 6], slots=SLOTS[number % 4],
                load=A_MENTOR + number % 2, postal_code=("92000", "92700", "75017")[number % 3], said_at=clock.now(),
            )  # fmt: skip
            emit(VolunteerJoined(at=clock.now(), volunteer_id=row.pk))
            made.append(row)
    return made


def _leads(coordinator: User, team: dict[str, Volunteer]) -> Iterator[Presence]:
    member = Membership.objects.get(user=coordinator, until=None)
    keys = [f"membership:{member.pk}", f"volunteer:{team['Solange Mercier'].pk}"]
    return cycle([Presence.objects.select_related("user").get(key=key) for key in keys])


def _both_agree(enrolment: Enrolment, coordinator: User) -> None:
    answer_for_oneself(enrolment, by=acting(enrolment.pupil.user), yes=True)
    guardian = Guardian.objects.confirmed().filter(pupil=enrolment.pupil_id).first()
    if guardian is not None:
        answer_for_family(enrolment, by=acting(coordinator), yes=True, guardian=guardian)


def _go_on(number: int, pair: Pair, coordinator: User, today: date) -> None:
    """Asked on their days, but for every fourth, whose last one is late; four are over and one was refused."""
    by = acting(coordinator)
    until = today - timedelta(days=5 if number % 4 == 0 else 0)
    for side in Side:
        while (row := pair.check_ins.filter(side=side, done_on=None, due__lt=until).first()) is not None:
            with _on(row.due, days=0, hour=17):
                going = Going.MIXED if number % 5 == 3 else Going.WELL
                check(row, by=by, how=list(How)[number % 3], going=going, words=WORDS[(number + row.pk) % len(WORDS)])
    if number % 7 == 2:
        with _on(today, days=-9 + number % 5, hour=18):
            coach(pair, by=by, words=TALKS[number % len(TALKS)])
    if number in OVER:
        with _on(today, days=-6 + number % 4, hour=9):
            end_pair(pair, by=by, why=OVER[number])
    if number == 36:
        with _on(today, days=-4, hour=19):
            answer_for_oneself(pair.enrolment, by=acting(pair.enrolment.pupil.user), yes=False)


def _replace(pairs: list[Pair], mentors: list[Volunteer], coordinator: User, today: date) -> None:
    """The one who can be tried replaces a colleague this week."""
    running = set(Pair.objects.running().exclude(volunteer=mentors[0]).values_list("pk", flat=True))
    pair = next(each for each in pairs if each.pk in running)
    with _on(today, days=-2, hour=9):
        stand_in(
            pair, by=acting(coordinator), volunteer=mentors[0], first_day=today - timedelta(days=1),
            last_day=today + timedelta(days=5), why="congés",
        )  # fmt: skip


def _on(today: date, *, days: int, hour: int) -> AbstractContextManager[None]:
    return clock.travel(datetime.combine(today + timedelta(days=days), time(hour), tzinfo=clock.PARIS))

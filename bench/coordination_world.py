"""A territory of many pupils in a hundred schools, at every point of their year; written in bulk."""

import random
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from own_folder import tell

TODAY = date(2026, 11, 25)
SCHOOLS, A_CLASS = 100, 25
BATCH = 2000
A_MENTOR = 8  # pairs of one volunteer
WAY = ("identity", "register", "charter", "trained", "active")
WEEKS = [date(2026, 12, 7), date(2027, 1, 11), date(2027, 2, 1)]


def fill(pupils: int, pairs: int) -> tuple[Any, int]:
    """Write everything; returns the coordinator's account and the key of one class."""
    from django.db import connection

    from premierpas.following.tasks import run_following
    from premierpas.organisations.enums import Role
    from premierpas.organisations.models import Classroom, InternshipPeriod, School
    from tests import factories

    rng = random.Random(17)
    territory = factories.a_territory("Nanterre")
    membership = factories.a_member(Role.COORDINATOR, territory)
    tell("classes …")
    schools = [factories.a_school(territory) for _each in range(SCHOOLS)]
    rooms = Classroom.objects.bulk_create(
        Classroom(school=schools[n % SCHOOLS], school_year=2026, name=f"3e {n}", key=f"3e {n}", level="3e")
        for n in range(pupils // A_CLASS)
    )
    InternshipPeriod.objects.bulk_create(
        InternshipPeriod(school=school, level="3e", first_day=first, last_day=first + timedelta(days=4))
        for school, first in zip(schools, WEEKS * SCHOOLS, strict=False)
    )
    assert School.objects.count() == SCHOOLS
    tell("pupils …")
    enrolments = enrolled(rng, rooms, pupils)
    linked(membership, enrolments)
    tell("what they did …")
    deeds(rng, enrolments)
    tell("who accompanies them …")
    accompanied(membership, enrolments, pairs)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    tell("where they stand …")
    run_following()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return membership.user, rooms[0].pk


def enrolled(rng: random.Random, rooms: list[Any], count: int) -> list[Any]:
    """Accounts, pupils and their year."""
    from premierpas.accounts.cards import word_list
    from premierpas.accounts.models import User
    from premierpas.core.text import sort_name
    from premierpas.people.models import Enrolment, Pupil

    words = word_list()
    names = [(rng.choice(words).title(), f"{rng.choice(words)} {n}".title()) for n in range(count)]
    users = User.objects.bulk_create(
        (User(username=f"eleve.{n}", name=first, password="!") for n, (first, _last) in enumerate(names)),
        batch_size=BATCH,
    )
    pupils = Pupil.objects.bulk_create(
        (
            Pupil(
                user=user, first_name=first, last_name=last, sort_name=sort_name(last, first),
                birth_date=date(2011, 6, 1) + timedelta(days=rng.randrange(500)),
                last_action_at=None if rng.random() < 0.2 else at(rng.randrange(40)),
            )
            for user, (first, last) in zip(users, names, strict=True)
        ),
        batch_size=BATCH,
    )  # fmt: skip
    return Enrolment.objects.bulk_create(
        (
            Enrolment(pupil=pupil, classroom=rooms[n // A_CLASS], school_year=2026, since=at(60))
            for n, pupil in enumerate(pupils)
        ),
        batch_size=BATCH,
    )


def linked(membership: Any, enrolments: Iterable[Any]) -> None:
    """The coordinator follows all of them."""
    from premierpas.organisations.capacities import COORDINATOR
    from premierpas.people.enums import LinkPurpose
    from premierpas.people.models import PupilLink

    PupilLink.objects.bulk_create(
        (
            PupilLink(
                pupil_id=each.pupil_id, adult_id=membership.user_id, capacity=COORDINATOR.name, since=at(60),
                purpose=LinkPurpose.TERRITORY, membership=membership, reference=membership.territory_id,
            )
            for each in enrolments
        ),
        batch_size=BATCH,
    )  # fmt: skip


def deeds(rng: random.Random, enrolments: list[Any]) -> None:
    """Cards, texts, and places found outside, for some of them."""
    from psycopg.types.multirange import Multirange
    from psycopg.types.range import Range

    from premierpas.accounts.models import PupilCard
    from premierpas.placements.models import Placement
    from premierpas.workshop.models import CV, Letter

    active = [each for each in enrolments if each.pupil.last_action_at]
    PupilCard.objects.bulk_create(
        (
            PupilCard(user_id=each.pupil.user_id, passphrase_hash="-", first_used_at=each.pupil.last_action_at)
            for each in enrolments
        ),
        batch_size=BATCH,
    )
    writers = [each for each in active if rng.random() < 0.7]
    CV.objects.bulk_create((CV(pupil_id=each.pupil_id) for each in writers), batch_size=BATCH)
    Letter.objects.bulk_create((Letter(pupil_id=each.pupil_id) for each in writers[::2]), batch_size=BATCH)
    Placement.objects.bulk_create(
        (
            Placement(
                pupil_id=each.pupil_id, enrolment=each, host_name="Ailleurs", host_city="Nanterre",
                first_day=WEEKS[1], last_day=WEEKS[1] + timedelta(days=4),
                days=Multirange([Range(WEEKS[1], WEEKS[1] + timedelta(days=5), "[)")]),
            )
            for each in writers[::3]
        ),
        batch_size=BATCH,
    )  # fmt: skip


def accompanied(membership: Any, enrolments: list[Any], count: int) -> None:
    """Pairs of the territory, eight a volunteer; one in twenty has lost its volunteer."""
    from premierpas.accounts.models import User
    from premierpas.agenda.models import Presence
    from premierpas.agenda.settling import settle
    from premierpas.core.actions import working_as
    from premierpas.core.actors import Actor
    from premierpas.mentoring.enums import WhyEnded
    from premierpas.mentoring.models import Pair
    from premierpas.mentoring.waiting import ALONE
    from premierpas.people.enums import Clearance
    from premierpas.people.models import Volunteer

    lead = Presence.objects.get(key=f"membership:{membership.pk}")
    users = User.objects.bulk_create(
        User(username=f"mentor.{n}", name=f"Mentor {n}", email=f"mentor{n}@exemple.test", password="!")
        for n in range(max(1, count // A_MENTOR))
    )
    volunteers = Volunteer.objects.bulk_create(
        Volunteer(territory_id=membership.territory_id, user=user, name=user.name, email=user.email or "", since=at(90))
        for user in users
    )
    Volunteer.objects.update(checked_on=TODAY)
    for state in WAY:
        Volunteer.objects.update(state=Clearance(state))
    step = max(1, len(enrolments) // max(1, count))
    Pair.objects.bulk_create(
        (
            Pair(
                enrolment=each, volunteer=volunteers[n % len(volunteers)], lead=lead, since=at(50),
                until=at(9) if n % 20 == 0 else None, why_ended=WhyEnded.MENTOR_LEFT if n % 20 == 0 else "",
            )
            for n, each in enumerate(enrolments[::step][:count])
        ),
        batch_size=BATCH,
    )  # fmt: skip
    with working_as(Actor.task("bench")):
        settle(ALONE.code)


def at(days_ago: int) -> datetime:
    """An instant before today."""
    return datetime(2026, 11, 25, 9, tzinfo=UTC) - timedelta(days=days_ago)

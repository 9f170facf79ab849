"""The network and the targets of the demo world: promises of members, what pupils looked for in vain, what they keep."""

import random
from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import QueryDict

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.calendar import school_year_of
from premierpas.interests.enums import Saying
from premierpas.interests.items import ORDER
from premierpas.interests.models import Answer, Profile
from premierpas.occupations.models import KeptTrade
from premierpas.occupations.sheets import sheets
from premierpas.offers.models import Request, SavedSearch
from premierpas.offers.search.chosen import count_choices
from premierpas.offers.search.criteria import as_query, read_criteria
from premierpas.organisations.models import School, Territory
from premierpas.outreach.actions import (
    ask_same_again,
    commit_seats,
    join_network,
    note_same_again,
    show_member,
)
from premierpas.outreach.enums import FileState, Need, SameAgain
from premierpas.outreach.models import CompanyFile, NetworkMembership, Unmet
from premierpas.people.models import Pupil, Volunteer

from .actors import acting

SEED = 44
# Seats promised last year, this year (none: nothing yet), whether the company may be named, what it answered.
PROMISES: list[tuple[int, int, bool, SameAgain | None]] = [
    (2, 3, True, None), (4, 12, True, None), (1, 2, True, None), (3, 0, True, SameAgain.CALL_ME), (2, 9, False, None),
    (6, 6, True, None), (2, 0, False, SameAgain.NOT_NOW), (3, 0, True, None), (0, 4, True, None), (0, 2, False, None),
]  # fmt: skip
TRADES = ["atelier, bureau d’études", "accueil, cuisine", "entrepôt, planning", "caisse, vitrine", ""]
# How often a sector is looked for in vain, beside the others.
SOUGHT = {"health": 9, "video-games": 7, "journalism": 5, "paramedical": 4, "sport": 4, "law": 3, "": 2}
WISHES = ["vétérinaire", "jeux vidéo", "avocate", "infirmière", "journaliste sportif", "menuisier"]
DAYS = 75


def make_network(territory: Territory, today: date) -> None:
    """Some hosts, since last year or this autumn."""
    team = list(Volunteer.objects.filter(territory=territory, until=None, user__isnull=False, role="volunteer"))
    by = acting(next(each for each in team if each.state == "active"))
    files = CompanyFile.objects.filter(territory=territory, merged_into=None, state=FileState.ACTIVE)
    hosts = list(files.exclude(company=None).order_by("pk")[: len(PROMISES)])
    year = school_year_of(today)
    for number, (file, promise) in enumerate(zip(hosts, PROMISES, strict=False)):
        before, now, named, answer = promise
        contact = file.contacts.order_by("-is_main", "pk").first()
        who = contact.name if contact else file.name
        since = date(year - 1, 9, 10) + timedelta(days=3 * number) if before else today - timedelta(days=20 + number)
        with _on(today, -16 + number % 8, hour=10):
            member = join_network(
                file, by=by, since=min(since, today), signed_by=who, signed_as=contact.function if contact else ""
            )
            trades = TRADES[number % len(TRADES)]
            if before:
                commit_seats(member, by=by, year=year - 1, seats=before, trades=trades)
            if now:
                commit_seats(member, by=by, year=year, seats=now, trades=trades)
            if named:
                show_member(member, by=by, said_by=who)
        _answers(member, answer, who, today, by)


def _answers(member: NetworkMembership, answer: SameAgain | None, who: str, today: date, by: Any) -> None:
    if answer is not None:
        with _on(today, -6, hour=11):
            ask_same_again(member, by=by)
        with _on(today, -4, hour=15):
            note_same_again(member, by=by, answer=answer, said_by=who)


def look_in_vain(territory: Territory, today: date) -> None:
    """Totals of two months and a half, and what some pupils asked for."""
    rng = random.Random(SEED)
    communes = list(School.objects.filter(territory=territory).exclude(insee="").values_list("insee", flat=True))
    counted: Counter[tuple[Any, ...]] = Counter()
    for ago in range(DAYS):
        day = today - timedelta(days=ago)
        if day.weekday() < 5 and communes:
            for sector in rng.choices(list(SOUGHT), weights=list(SOUGHT.values()), k=6):
                kind = Need.WISH if rng.random() < 0.15 else Need.SEARCH
                counted[sector, rng.choice(communes), day, kind] += rng.randint(1, 2)
    Unmet.objects.bulk_create(
        Unmet(territory=territory, sector=sector, insee=insee, day=day, kind=kind, count=count)
        for (sector, insee, day, kind), count in sorted(counted.items())
    )
    with _on(today, -9, hour=17):
        Request.objects.bulk_create(
            (
                Request(pupil=pupil, words=WISHES[number % len(WISHES)])
                for number, pupil in enumerate(Pupil.objects.order_by("pk")[4:400:8])
            ),
            ignore_conflicts=True,
        )


def keep_trades(today: date) -> None:
    """Some pupils keep two or three trades, without any rule of who keeps what."""
    slugs = list(sheets())
    with _on(today, -12, hour=18):
        KeptTrade.objects.bulk_create(
            KeptTrade(pupil=pupil, slug=slugs[(number * 7 + nth * 31) % len(slugs)])
            for number, pupil in enumerate(Pupil.objects.order_by("pk")[:300:6])
            for nth in range(2 + number % 2)
        )


def ask_interests(today: date) -> None:
    """Some pupils have said what they like, two of them not to the end; every other one shows it to their teachers."""
    rng = random.Random(today.toordinal())
    for number, pupil in enumerate(Pupil.objects.order_by("pk")[2:200:24]):
        with _on(today, -8 + number % 6, hour=18):
            shown_at = clock.now() if number % 2 else None
            profile = Profile.objects.create(pupil=pupil, shown_at=shown_at, avoided=["noise"] if number % 3 else [])
        asked = ORDER if number > 1 else ORDER[:9]
        Answer.objects.bulk_create(
            Answer(profile=profile, item=item, said=rng.choices(Saying.values, (3, 2, 3, 2))[0]) for item in asked
        )


def keep_searches(today: date) -> None:
    """One pupil in ten keeps a search since last week, half of them with messages; the night has counted choices."""
    asked = (
        "q=réparer&rayon=30min",
        "metier=boulangerie",
        "secteur=health",
        "secteur=digital&rayon=45min",
        "fauteuil=1",
    )
    queries = [as_query(read_criteria(QueryDict(each))) for each in asked]
    with _on(today, -6, hour=18):
        SavedSearch.objects.bulk_create(
            SavedSearch(pupil=pupil, number=1, query=queries[number % len(queries)], alerts=number % 2 == 0)
            for number, pupil in enumerate(Pupil.objects.order_by("pk")[:400:10])
        )
    with _on(today, 0, hour=4):
        count_choices(by=Actor.task("demo"))


def _on(today: date, days: int, *, hour: int) -> Any:
    return clock.travel(datetime.combine(today + timedelta(days=days), time(hour), tzinfo=clock.PARIS))

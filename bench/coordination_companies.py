"""Eight hundred companies that a territory follows, with two hundred thousand lines of what was said; in bulk."""

import random
from datetime import timedelta
from typing import Any

from coordination_world import BATCH, TODAY, at
from own_folder import tell

LINES_OF_ONE = 2_000  # of the file that is opened
TOWNS = ["Nanterre", "Puteaux", "Colombes", "Courbevoie"]
SECTORS = ["wood", "health", "logistics", "computing", "hospitality", "education"]


def fill_companies(user: Any, companies: int, lines: int) -> int:
    """Write everything; returns the key of the file with the longest timeline."""
    from django.db import connection

    from premierpas.agenda.models import Presence
    from premierpas.agenda.settling import settle
    from premierpas.core.actions import working_as
    from premierpas.core.actors import Actor
    from premierpas.outreach.enums import FileState, Kind, Result
    from premierpas.outreach.models import CompanyFile, Contact, Entry
    from premierpas.outreach.waiting import NEXT_STEP
    from tests import factories

    tell("companies …")
    rng = random.Random(21)
    presence = Presence.objects.get(user=user, until=None)
    hosts = [factories.a_published_offer(_company(presence.place, n)).company for n in range(60)]
    states = [state for state in FileState if state != FileState.DECLINED]
    CompanyFile.objects.filter(company__in=hosts).update(owner=presence)
    files = CompanyFile.objects.bulk_create(
        CompanyFile(
            territory_id=presence.place, name=f"{rng.choice(TOWNS)} Ateliers {n}", city=rng.choice(TOWNS),
            sector=rng.choice(SECTORS), owner=presence, next_step="Rappeler",
            next_on=TODAY + timedelta(days=rng.randrange(-10, 60)), last_contact_on=TODAY - timedelta(days=n % 90),
        )
        for n in range(companies - len(hosts))
    )  # fmt: skip
    for number, state in enumerate(states):
        if state != FileState.LEAD:
            chosen = [file.pk for file in files[number :: len(states)]]
            CompanyFile.objects.filter(pk__in=chosen).update(state=state)
    files = list(CompanyFile.objects.order_by("pk"))
    opened = next(file for file in files if file.company_id)
    Contact.objects.bulk_create(
        (
            Contact(file=file, name=f"Awa Diallo {n}", phone="+33199004710", email=f"awa{n}@atelier.test", is_main=True)
            for n, file in enumerate(files)
            if file.company_id is None
        ),
        batch_size=BATCH,
    )
    with working_as(Actor.task("bench")):
        settle(NEXT_STEP.code)
    others = [file.pk for file in files if file.pk != opened.pk]
    share = [opened.pk] * LINES_OF_ONE + [others[n % len(others)] for n in range(lines - LINES_OF_ONE)]
    Entry.objects.bulk_create(
        (
            Entry(
                file_id=file, kind=Kind.CALL if n % 3 else Kind.NOTE, by=user, at=at(rng.randrange(700)),
                result=Result.REACHED if n % 3 else "", said="Rappelle jeudi, une place de plus en mai peut-être.",
            )
            for n, file in enumerate(share)
        ),
        batch_size=BATCH,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return opened.pk


def _company(territory_id: int, number: int) -> Any:
    from premierpas.organisations.models import Territory
    from tests import factories

    territory = Territory.objects.get(pk=territory_id)
    return factories.a_company(territory, name=f"Menuiserie {number} & Fille")

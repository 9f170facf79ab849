"""Two hundred thousand published offers over the real communes, and a pupil in Nanterre who looks for one of them."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from own_folder import tell

TODAY = date(2026, 11, 25)
MONDAYS = [date(2026, 12, 7) + timedelta(days=7 * n) for n in range(24)]
SITES_PER_COMPANY = 10  # offers of one company, all at its one site
RARE = "horlogerie"  # in one offer of ten thousand
# Offers in 1,000 of each sector; those that aren't named share the rest evenly.
MIX = {
    "health": 70, "retail": 110, "hospitality": 90, "construction": 70, "computing": 50, "education": 60, "social": 50,
    "logistics": 40, "automotive": 35, "wellbeing": 40, "bank-insurance": 30, "law": 25, "accounting": 30, "wood": 20,
    "paramedical": 40, "communication": 30, "agriculture": 30, "mechanics": 25,
}  # fmt: skip
FRAMES = [
    "De l’idée au client : {}",
    "Une semaine : {}",
    "Dans les coulisses : {}",
    "Comprendre un métier, {}",
    "{} et ses gestes",
]
OFFER_COLUMNS = (
    "pk", "company", "site", "territory", "title", "slug", "sector", "level", "audience", "priority_until", "latitude",
    "longitude", "city", "body", "by", "content", "words", "published_at",
)  # fmt: skip
TABLES = ["offers_offer", "offers_offerslot", "organisations_company", "organisations_site"]


def fill(offers: int) -> Any:
    """Write everything in bulk, with the triggers of these tables asleep; returns the pupil's account."""
    from django.db import connection, transaction

    rng = random.Random(7)
    user = a_pupil()
    with transaction.atomic(), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        tell("companies …")
        places = companies(cursor, rng, offers // SITES_PER_COMPANY)
        tell("offers …")
        cursor.execute(
            "CREATE TEMP TABLE raw (pk bigint, company bigint, site bigint, territory bigint, title text, slug text,"
            " sector text, level text, audience text, priority_until date, latitude float8, longitude float8, city text,"
            " body text, by text, content jsonb, words text[], published_at timestamptz)"
        )
        with cursor.copy(f"COPY raw ({', '.join(OFFER_COLUMNS)}) FROM STDIN") as copy:
            for row in rows(rng, offers, places):
                copy.write_row(row)
        tell("indexing …")
        write_offers(cursor)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return user


def a_pupil() -> Any:
    """A pupil of a 3e in Nanterre whose class goes in January."""
    from premierpas.organisations.models import Classroom, InternshipPeriod
    from tests import factories

    territory = factories.a_territory("Nanterre")
    school = factories.a_school(territory)
    classroom: Classroom = factories.a_classroom(school, school_year=2026)
    InternshipPeriod.objects.create(
        school=school, classroom=classroom, level="3e", first_day=MONDAYS[6], last_day=MONDAYS[7] + timedelta(days=4)
    )
    return factories.a_pupil(classroom).user


def companies(cursor: Any, rng: random.Random, count: int) -> list[tuple[int, int, int | None, Any]]:
    """Companies with one site each, where people live; returns (company, site, territory, commune)."""
    from premierpas.core.geography import communes
    from premierpas.organisations.models import Company, Site, Territory

    towns = [each for each in communes() if each.latitude is not None]
    own = Territory.objects.get()
    chosen = rng.choices(towns, weights=[each.population + 1 for each in towns], k=count)
    made = Company.objects.bulk_create(
        [
            Company(
                siret=f"{number:014d}", name=f"Maison {number}", slug=f"maison-{number}", state="verified",
                territory=own if town.insee == "92050" else None, insee=town.insee, city=town.name,
                postal_code=town.postal_codes[0],
            )
            for number, town in enumerate(chosen)
        ],
        batch_size=2000,
    )  # fmt: skip
    sites = Site.objects.bulk_create(
        [
            Site(
                company=company, name="Le lieu", street="1, rue de la Gare", territory=company.territory, is_exact=True,
                insee=town.insee, city=town.name, postal_code=town.postal_codes[0],
                latitude=town.latitude + rng.gauss(0, 0.008), longitude=town.longitude + rng.gauss(0, 0.012),
            )
            for company, town in zip(made, chosen, strict=True)
        ],
        batch_size=2000,
    )  # fmt: skip
    return [(company.pk, site.pk, company.territory_id, site) for company, site in zip(made, sites, strict=True)]


def rows(rng: random.Random, count: int, places: list[tuple[int, int, int | None, Any]]) -> Iterator[tuple[Any, ...]]:
    """Offers as they are written by `publish_offer`, with words of their sector and ordinary words around them."""
    from premierpas.accounts.cards import word_list
    from premierpas.core.text import plain
    from premierpas.occupations.sectors import SECTORS

    codes = list(SECTORS)
    even = (1000 - sum(MIX.values())) / max(1, len([code for code in codes if code not in MIX]))
    weights = [MIX.get(code, even) for code in codes]
    filler = word_list()
    for number in range(1, count + 1):
        company, site_pk, territory, site = places[number % len(places)]
        sector = SECTORS[rng.choices(codes, weights)[0]]
        trade = rng.choice([*sector.words.split(), sector.name.split()[0]])
        title = rng.choice(FRAMES).format(trade).capitalize() + (f" et {RARE}" if number % 10_000 == 0 else "")
        body = " ".join(rng.choices(filler, k=40))
        audience = rng.choices(["all", "territory", "priority_first", "schools"], [55, 27, 15, 3])[0]
        until = date(2027, 1, rng.randrange(1, 31)) if audience == "priority_first" else None
        by = f"Maison {number % len(places)}"
        words = sorted({word for word in plain(f"{title} {by} {body} {site.city}").split() if word.isalpha()})
        yield (
            number, company, site_pk, territory, title, "offre", sector.code, "2de" if rng.random() < 0.1 else "college",
            audience, until, site.latitude, site.longitude, site.city, body, by,
            json.dumps({"title": title, "summary": body, "sector": sector.code, "wheelchair": rng.random() < 0.3}), words,
            f"2026-{rng.randrange(1, 11):02d}-{rng.randrange(1, 28):02d} 10:00+00",
        )  # fmt: skip


def write_offers(cursor: Any) -> None:
    """Offers, their search columns, weeks with free seats, and the list of known words."""
    from premierpas.offers.indexing import CONFIG

    parts = [("title", "A"), ("by", "B"), ("body", "C"), ("city", "D")]
    vector = " || ".join(f"setweight(to_tsvector('{CONFIG}', {name}), '{weight}')" for name, weight in parts)
    cursor.execute(
        "INSERT INTO offers_offer (id, company_id, site_id, territory_id, state, revision, draft, content, title, slug,"
        " sector, level, audience, priority_until, latitude, longitude, search, words, review_note, created_at,"
        " published_at) SELECT pk, company, site, territory, 'published', 'none', '{}', content, title, slug, sector,"
        f" level, audience, priority_until, latitude, longitude, {vector}, words, '', published_at, published_at FROM raw"
    )
    mondays = "ARRAY[" + ",".join(f"'{monday}'::date" for monday in MONDAYS) + "]"
    cursor.execute("SELECT setseed(0.5)")
    cursor.execute(
        f"INSERT INTO offers_offerslot (offer_id, first_day, last_day, free) SELECT DISTINCT ON (pk, monday) pk, monday,"
        f" monday + 4, (ARRAY[0, 1, 1, 2, 2, 3])[1 + floor(random() * 6)::int] FROM raw, generate_series(1, 3) n,"
        f" LATERAL (SELECT ({mondays})[1 + floor(random() * {len(MONDAYS)} + 0 * (pk + n))::int] AS monday) picked"
    )
    cursor.execute("INSERT INTO offers_searchword SELECT DISTINCT unnest(words) FROM raw ON CONFLICT DO NOTHING")
    cursor.execute("SELECT setval(pg_get_serial_sequence('offers_offer', 'id'), (SELECT max(id) FROM offers_offer))")

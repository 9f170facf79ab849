"""Thirty pages of companies; three of them show no place and are wished for; pupils on paths of discovery."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from premierpas.careers.content import PageContent, Portrait, Trade
from premierpas.careers.enums import PageState
from premierpas.careers.models import CompanyPage, PathSheet, Wish
from premierpas.careers.paths import shipped
from premierpas.core import clock
from premierpas.core.geography import commune
from premierpas.core.text import plain
from premierpas.organisations.enums import Verification
from premierpas.organisations.models import Company, Territory
from premierpas.people.models import Enrolment

from .companies import HOSTS
from .hosts import a_siret

FOLDER = Path(__file__).parent / "pages"
WISHERS, WALKERS = 9, 6
_SIRETS = 900  # apart from those of the hosts


def tell_of_companies(territory: Territory) -> dict[str, int]:
    """Fill in the pages, in bulk: nobody of the story reads them while it is played."""
    rows = [row for path in sorted(FOLDER.glob("*.toml")) for row in tomllib.loads(path.read_text("utf-8"))["page"]]
    new = {row["company"]: row for row in rows if row.get("new")}
    newcomers = [_newcomer(name, row, territory, number) for number, (name, row) in enumerate(new.items())]
    hosts = Company.objects.filter(name__in=[host.name for host in HOSTS])
    known = {company.name: company for company in [*hosts, *newcomers]}
    access = {host.name: host.access for host in HOSTS}
    pages = [
        _page(known[row["company"]], row, access.get(row["company"], "")) for row in rows if row["company"] in known
    ]
    _publish(CompanyPage.objects.bulk_create(pages))
    enrolments = Enrolment.objects.filter(left_on=None, classroom__school__territory=territory).order_by("pk")
    years = list(enrolments.select_related("pupil")[10 : 10 + WISHERS])
    _wish(newcomers, years)
    _walk(years[:WALKERS])
    return {"company_pages": len(pages)}


def _publish(pages: Sequence[CompanyPage]) -> None:
    """Those of verified companies; the others wait for the telephone call."""
    now = clock.now()
    CompanyPage.objects.filter(pk__in=[page.pk for page in pages]).update(
        state=PageState.IN_REVIEW, submitted_at=now - timedelta(days=2)
    )
    read = [page for page in pages if page.company.is_verified]
    for page in read:
        text = page.written
        page.state, page.content, page.draft = PageState.PUBLISHED, text.as_json(), {}
        page.sector, page.trades, page.published_at = text.sector, text.slugs, now - timedelta(days=1)
    CompanyPage.objects.bulk_update(read, ["state", "content", "draft", "sector", "trades", "published_at"])


def _newcomer(name: str, row: Mapping[str, Any], territory: Territory, number: int) -> Company:
    """A company that shows no place."""
    place = commune(row["city"])
    assert place is not None and place.position is not None
    company = Company.objects.create(
        siret=a_siret(_SIRETS + number), name=name, slug=plain(name).replace(" ", "-").replace("’", "-"),
        territory=territory, insee=row["city"], postal_code=place.postal_codes[0], city=place.name,
        latitude=place.position.latitude, longitude=place.position.longitude,
    )  # fmt: skip
    company.state = Verification.VERIFIED
    company.save(update_fields=["state"])
    return company


def _page(company: Company, row: Mapping[str, Any], access: str) -> CompanyPage:
    content = PageContent(
        row["headline"], row["about"], row["sector"], access,
        tuple(_trade(number, line) for number, line in enumerate(row["trades"])),
        tuple(_portrait(number, line) for number, line in enumerate(row["people"])),
    )  # fmt: skip
    return CompanyPage(company=company, draft=content.as_json(), version=1)


def _trade(number: int, line: str) -> Trade:
    tread, title, sheet, people, rose = (part.strip() for part in line.split("|"))
    return Trade(f"{number:08x}", tread, title, sheet, int(people) if people else None, rose)


def _portrait(number: int, line: str) -> Portrait:
    name, age, path, words = (part.strip() for part in line.split("|"))
    steps = tuple((step.strip()[:4], step.strip()[5:]) for step in path.split("/"))
    return Portrait(f"{number + 100:08x}", name, words, steps, "l’entreprise", "2026-09-01", int(age))


def _wish(companies: Sequence[Company], years: Sequence[Enrolment]) -> None:
    """The first is wished for by many, the last by too few to be told."""
    pairs = [(year, company) for n, company in enumerate(companies) for year in years[: WISHERS - 3 * n - (n == 2)]]
    Wish.objects.bulk_create(Wish(pupil=year.pupil, company=company) for year, company in pairs)


def _walk(years: Sequence[Enrolment]) -> None:
    """Some have finished a path, some have begun."""
    paths = list(shipped().values())
    sheets = []
    for number, year in enumerate(years):
        path = paths[number % 3]
        said = path.stages if number % 2 else path.stages[:1]
        answers = {stage.key: NOTES[at % len(NOTES)] for at, stage in enumerate(said)}
        done = clock.now() - timedelta(days=number) if number % 2 else None
        sheets.append(PathSheet(enrolment=year, path=path.slug, answers=answers, done_at=done))
    PathSheet.objects.bulk_create(sheets)


NOTES = (
    "On vérifie tout deux fois.",
    "Je ne savais pas que c’était aussi calme.",
    "Il faut parler à tout le monde, même fatigué.",
    "Les mains vont plus vite que les mots.",
)

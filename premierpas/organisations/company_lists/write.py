"""Writing a list of companies: three queries for the reading, bulk for the rest; again changes nothing."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from premierpas.core import clock
from premierpas.core.events import emit
from premierpas.core.text import plain
from premierpas.organisations.events import CompaniesListed
from premierpas.organisations.models import Company, TerritoryCommune

from .rows import CompanyList, LineError, ListedCompany, UnreadableList
from .table import read_company_list

_BATCH = 500


@dataclass
class Outcome:
    """What an import did, or would have done (`written` tells which)."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    errors: list[LineError] = field(default_factory=list)
    written: bool = False

    def to_json(self) -> dict[str, Any]:
        """The shape that `import_companies --json` prints."""
        shown = asdict(self)
        del shown["written"]
        return shown


def import_companies(data: bytes, *, dry_run: bool = False, leave_out_errors: bool = False) -> Outcome:
    """Make or renew the companies of a list, by their SIRET. Nobody is verified by being listed.

    An empty cell leaves what is known. With any error nothing is written, unless `leave_out_errors`.
    """
    try:
        listed = read_company_list(data)
    except UnreadableList as refusal:
        return Outcome(errors=[refusal.error])
    write = not dry_run and (leave_out_errors or not listed.errors)
    try:
        return _import(listed, write=write)
    except IntegrityError:
        # Somebody signed one of them up at the same moment: now it is known.
        return _import(listed, write=write)


@transaction.atomic
def _import(listed: CompanyList, *, write: bool) -> Outcome:
    sirets = [each.siret for each in listed.companies]
    rows = Company.objects.filter(siret__in=sirets)
    known = {company.siret: company for company in (rows.select_for_update() if write else rows)}
    territories = dict(TerritoryCommune.objects.values_list("insee", "territory_id"))
    outcome = Outcome(errors=listed.errors, written=write)
    fresh: list[Company] = []
    changed: list[Company] = []
    touched: set[str] = set()
    for each in listed.companies:
        company = known.get(each.siret)
        fields = _columns(each, territories, company)
        if company is None:
            fresh.append(Company(siret=each.siret, signed_up_at=clock.now(), **fields))
            continue
        differing = {name for name, value in fields.items() if getattr(company, name) != value}
        for name in differing:
            setattr(company, name, fields[name])
        touched |= differing
        if differing:
            changed.append(company)
        else:
            outcome.unchanged += 1
    outcome.created, outcome.updated = len(fresh), len(changed)
    if write:
        Company.objects.bulk_create(fresh, batch_size=_BATCH)
        if changed:
            Company.objects.bulk_update(changed, sorted(touched), batch_size=_BATCH)
        if fresh:
            emit(CompaniesListed(at=clock.now()))
    return outcome


def _columns(each: ListedCompany, territories: dict[str, int], known: Company | None) -> dict[str, Any]:
    """The columns that this line sets. A postal code that is known already keeps the commune that was chosen."""
    fields = dict(each.fields)
    fields["slug"] = slugify(plain(str(fields["name"])))[:80] or "structure"
    if known is not None and known.insee and known.postal_code == fields.get("postal_code"):
        for name in ("city", "insee", "latitude", "longitude"):
            fields.pop(name, None)
    elif "insee" in fields:
        fields["territory_id"] = territories.get(str(fields["insee"]))
    return fields

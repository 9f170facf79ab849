"""A draft that others begin for a company: it reads, completes and sends it itself."""

from collections.abc import Mapping
from typing import Any

from premierpas.core import clock
from premierpas.core.actions import current_actor, step
from premierpas.core.legal.offer import FIFTEEN_AND_OVER, UNDER_15, prefill
from premierpas.organisations.enums import CompanyKind
from premierpas.organisations.models import Company, Site
from premierpas.organisations.territories import commune_of, territory_of_insee

from ..content import OfferContent
from ..models import Offer


@step
def draft_for(company: Company, values: Mapping[str, Any]) -> Offer:
    """A new draft with what is known. `values`: fields of OfferContent, and `place`: street and postal code."""
    given = dict(values)
    site = _site_of(company, *given.pop("place", ("", "")))
    content = OfferContent(
        host_kind=company.kind or CompanyKind.COMPANY,
        site_id=site.pk if site else None,
        timetable_15=prefill(FIFTEEN_AND_OVER),
        same_for_under_15=False,
        timetable_under_15=prefill(UNDER_15),
    )
    return Offer.objects.create(
        company=company,
        draft=OfferContent.of(content.as_json() | given).as_json(),
        created_by=current_actor().user,
        created_at=clock.now(),
        territory=company.territory,
    )


def _site_of(company: Company, street: str, postal_code: str) -> Site | None:
    commune = commune_of(postal_code) if postal_code else None
    if not street or commune is None:
        sites = list(company.sites.all()[:2])
        return sites[0] if len(sites) == 1 else None
    where = commune.position
    site, _new = Site.objects.get_or_create(
        company=company, name=company.name[:120], street=street, insee=commune.insee,
        defaults={
            "postal_code": postal_code, "city": commune.name, "territory": territory_of_insee(commune.insee),
            "latitude": where.latitude if where else None, "longitude": where.longitude if where else None,
        },
    )  # fmt: skip
    return site

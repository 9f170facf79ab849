"""Companies that the association knows before anybody of them has an account."""

from django.utils.text import slugify

from premierpas.core.actions import step
from premierpas.core.text import plain

from ..models import Company, Territory
from ..territories import commune_of


@step
def listed_company(
    siret: str, *, name: str, naf: str, street: str, postal_code: str, insee: str, territory: Territory
) -> Company:
    """The company of this SIRET; a new one, which nobody has verified, when there is none."""
    place = commune_of(postal_code, insee) if postal_code else None
    where = place.position if place else None
    company, _new = Company.objects.get_or_create(
        siret=siret,
        defaults={
            "name": name, "slug": slugify(plain(name))[:80] or "structure", "naf": naf, "street": street,
            "postal_code": postal_code, "city": place.name if place else "", "insee": place.insee if place else "",
            "latitude": where.latitude if where else None, "longitude": where.longitude if where else None,
            "territory": territory,
        },
    )  # fmt: skip
    return company

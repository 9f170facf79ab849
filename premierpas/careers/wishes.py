"""Where pupils would love to go, as totals: from three on, and never who."""

from django.db.models import Count, Q, QuerySet

from premierpas.organisations.models import Company

from .directory import companies

LEAST = 3
OPEN = Q(wishes__answered_at=None, wishes__isnull=False)


def wished_companies(territory_id: int | None) -> QuerySet[Company]:
    """The companies of a territory that enough pupils wish for, with how many: `wished`, the most first."""
    counted = companies().filter(territory=territory_id).annotate(wished=Count("wishes", filter=OPEN))
    return counted.filter(wished__gte=LEAST).order_by("-wished", "pk")


def wished_of(company: Company) -> int | None:
    """How many pupils have said so; None while they are too few to be counted."""
    count = company.wishes.filter(answered_at=None).count()
    return count if count >= LEAST else None

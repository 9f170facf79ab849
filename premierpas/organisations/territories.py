"""Which territory a place lies in."""

from premierpas.core.geography import Commune, commune, communes_of_postal_code

from .models import Territory, TerritoryCommune


def territory_of_insee(insee: str) -> Territory | None:
    """The territory that holds a commune; None when no territory works there yet."""
    row = TerritoryCommune.objects.filter(insee=insee).select_related("territory").first()
    return row.territory if row else None


def commune_of(postal_code: str, insee: str = "") -> Commune | None:
    """The commune of an address: the one chosen, else the biggest that has this postal code."""
    shared = communes_of_postal_code(postal_code)
    chosen = commune(insee) if insee else None
    if chosen and chosen in shared:
        return chosen
    return shared[0] if shared else None

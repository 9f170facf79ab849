"""Which territory a place lies in."""

from premierpas.core.geography import Commune, commune, department_of_postal_code, whole_city_of
from premierpas.core.postal_codes import communes_written

from .models import Territory, TerritoryCommune


def territory_of_insee(insee: str) -> Territory | None:
    """The territory that holds a commune, or the city of a district; None when no territory works there yet."""
    rows = TerritoryCommune.objects.filter(insee__in={insee, whole_city_of(insee)}).select_related("territory")
    found = {row.insee: row.territory for row in rows}
    return found.get(insee) or found.get(whole_city_of(insee))


def commune_of(postal_code: str, insee: str = "") -> Commune | None:
    """The commune of an address: the one chosen in the code's department, else the likeliest of this postal code."""
    chosen = commune(insee) if insee else None
    if chosen and chosen.department == department_of_postal_code(postal_code):
        return chosen
    return next(iter(communes_written(postal_code)), None)

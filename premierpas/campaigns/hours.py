"""When a letter of a territory may leave."""

from datetime import datetime

from premierpas.core.geography import department_of_insee
from premierpas.core.outbox.quiet import Locality, open_from
from premierpas.organisations.models import TerritoryCommune


def leaves_at(territory_id: int, moment: datetime) -> datetime:
    """The first moment, from this one on, by day and on a working day where the territory is."""
    insee = TerritoryCommune.objects.filter(territory=territory_id).order_by("pk").values_list("insee", flat=True)
    first = insee.first()
    return open_from(moment, Locality(department_of_insee(first) if first else ""))

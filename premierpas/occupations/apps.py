from django.apps import AppConfig


class OccupationsConfig(AppConfig):
    """Trades and sectors, and the words that lead to them."""

    name = "premierpas.occupations"
    label = "occupations"

    def ready(self) -> None:
        from premierpas.volunteers.offering import sectors

        from .sectors import sector_choices

        sectors.fill("occupations", sector_choices)

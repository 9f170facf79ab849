from django.apps import AppConfig


class OccupationsConfig(AppConfig):
    """Trades and sectors, and the words that lead to them."""

    name = "premierpas.occupations"
    label = "occupations"

    def ready(self) -> None:
        from premierpas.core.previews import sections as site_map
        from premierpas.volunteers.offering import sectors

        from .for_machines import TradesMap
        from .sectors import sector_choices

        site_map.fill("trades", TradesMap)
        sectors.fill("occupations", sector_choices)

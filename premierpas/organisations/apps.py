from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "premierpas.organisations"
    label = "organisations"

    def ready(self) -> None:
        from premierpas.accounts.capacities import sources

        from . import permissions, subscribers  # noqa: F401  they register themselves
        from .capacities import membership_capacities

        sources.fill("organisations", membership_capacities)

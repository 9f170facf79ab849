from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "premierpas.organisations"
    label = "organisations"

    def ready(self) -> None:
        from premierpas.accounts.capacities import declare_kinds, sources

        from . import permissions, subscribers  # noqa: F401  they register themselves
        from .capacities import KIND_OF_ROLE, membership_capacities

        declare_kinds(*KIND_OF_ROLE.values())
        sources.fill("organisations", membership_capacities)

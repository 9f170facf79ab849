from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "premierpas.organisations"
    label = "organisations"

    def ready(self) -> None:
        from premierpas.accounts.capacities import sources
        from premierpas.accounts.link_acts import purposes

        from . import permissions, subscribers  # noqa: F401  they register themselves
        from .actions.members import INVITATION_LINK
        from .capacities import membership_capacities
        from .views.invitation import PURPOSE

        purposes.fill(INVITATION_LINK, PURPOSE)
        sources.fill("organisations", membership_capacities)

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "premierpas.organisations"
    label = "organisations"

    def ready(self) -> None:
        from premierpas.accounts.capacities import declare_kinds, sources
        from premierpas.accounts.link_acts import purposes
        from premierpas.core.audiences import audiences
        from premierpas.core.everywhere import everywhere
        from premierpas.core.missing import lacks
        from premierpas.core.outbox.about import things

        from . import permissions, subscribers  # noqa: F401  they register themselves
        from .actions.members import INVITATION_LINK
        from .audience import SCHOOLS
        from .capacities import KIND_OF_ROLE, MEMBERSHIPS
        from .found import SCHOOLS_FOUND
        from .lacking import NO_HEAD, NO_OFFICE, NO_WAY, NO_WEEKS
        from .naming import classrooms, companies, invitations, schools, territories
        from .views.invitation import PURPOSE

        declare_kinds(*KIND_OF_ROLE.values())
        purposes.fill(INVITATION_LINK, PURPOSE)
        everywhere.fill("schools", SCHOOLS_FOUND)
        for name, lack in (("head", NO_HEAD), ("weeks", NO_WEEKS), ("tutor", NO_WAY), ("office", NO_OFFICE)):
            lacks.fill(name, lack)
        things.fill("company", companies)
        things.fill("classroom", classrooms)
        things.fill("invitation", invitations)
        things.fill("school", schools)
        things.fill("territory", territories)
        sources.fill("organisations", MEMBERSHIPS)
        audiences.fill(SCHOOLS.code, SCHOOLS)

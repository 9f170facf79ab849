from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """Institutions, associations and sponsors: people, agreements, grants, doors; what they asked and were answered."""

    name = "premierpas.partners"
    label = "partners"

    def ready(self) -> None:
        from premierpas.accounts.capacities import declare_kinds, sources
        from premierpas.accounts.link_acts import purposes
        from premierpas.agenda.reasons import reasons
        from premierpas.core.audiences import audiences
        from premierpas.core.everywhere import everywhere
        from premierpas.core.outbox.about import things
        from premierpas.outreach.files.ways_on import ways_on

        from . import notices, permissions  # noqa: F401  they register themselves
        from .audience import PARTNERS
        from .capacities import PARTNER, PARTNERSHIPS
        from .found import PARTNERS_FOUND
        from .naming import partners
        from .telling import ANSWER_LINK, HOURS_LINK, INVITATION_LINK
        from .views.doors import doors_for
        from .views.links import GIVING, INTRODUCING, INVITATION
        from .waiting import REASONS

        declare_kinds(PARTNER)
        sources.fill("partners", PARTNERSHIPS)
        purposes.fill(INVITATION_LINK, INVITATION)
        purposes.fill(ANSWER_LINK, INTRODUCING)
        purposes.fill(HOURS_LINK, GIVING)
        things.fill("partner", partners)
        audiences.fill(PARTNERS.code, PARTNERS)
        everywhere.fill("partners", PARTNERS_FOUND)
        ways_on.fill("partners", doors_for)
        for reason in REASONS:
            reasons.fill(reason.code, reason)

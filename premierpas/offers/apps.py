from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "premierpas.offers"
    label = "offers"

    def ready(self) -> None:
        from premierpas.agenda.reasons import reasons
        from premierpas.core.everywhere import everywhere
        from premierpas.core.outbox.about import things
        from premierpas.core.previews import sections
        from premierpas.occupations.doors import places
        from premierpas.organisations.doors import site_uses

        from . import permissions, subscribers  # noqa: F401  they register themselves
        from .again import AGAIN
        from .for_machines import OffersMap
        from .found import OFFERS_FOUND
        from .naming import offers
        from .places import leads_to
        from .search.by_sector import places_in
        from .waiting import REVIEW

        everywhere.fill("offers", OFFERS_FOUND)
        things.fill("offer", offers)
        for reason in (REVIEW, AGAIN):
            reasons.fill(reason.code, reason)
        site_uses.fill("offers", leads_to)
        places.fill("offers", places_in)
        sections.fill("offers", OffersMap)

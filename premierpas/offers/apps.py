from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "premierpas.offers"
    label = "offers"

    def ready(self) -> None:
        from premierpas.agenda.reasons import reasons
        from premierpas.core.outbox.about import things
        from premierpas.organisations.doors import site_uses

        from . import permissions, subscribers  # noqa: F401  they register themselves
        from .naming import offers
        from .places import leads_to
        from .waiting import REVIEW

        things.fill("offer", offers)
        reasons.fill(REVIEW.code, REVIEW)
        site_uses.fill("offers", leads_to)

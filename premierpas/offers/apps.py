from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "premierpas.offers"
    label = "offers"

    def ready(self) -> None:
        from premierpas.agenda.reasons import reasons

        from . import permissions, subscribers  # noqa: F401  they register themselves
        from .again import AGAIN
        from .waiting import REVIEW

        for reason in (REVIEW, AGAIN):
            reasons.fill(reason.code, reason)

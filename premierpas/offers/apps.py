from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "premierpas.offers"
    label = "offers"

    def ready(self) -> None:
        from . import permissions, subscribers  # noqa: F401  they register themselves

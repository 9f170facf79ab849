from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "premierpas.placements"
    label = "placements"

    def ready(self) -> None:
        from . import permissions, subscribers  # noqa: F401  they register themselves

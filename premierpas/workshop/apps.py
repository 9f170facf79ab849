from django.apps import AppConfig


class WorkshopConfig(AppConfig):
    name = "premierpas.workshop"
    label = "workshop"

    def ready(self) -> None:
        from . import kinds, permissions, subscribers, surroundings  # noqa: F401  they register themselves

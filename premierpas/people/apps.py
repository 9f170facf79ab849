from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "premierpas.people"
    label = "people"

    def ready(self) -> None:
        from premierpas.accounts.capacities import sources

        from . import permissions, subscribers  # noqa: F401  they register themselves
        from .capacities import pupil_capacities

        sources.fill("people", pupil_capacities)

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "premierpas.people"
    label = "people"

    def ready(self) -> None:
        from premierpas.accounts.capacities import declare_kinds, sources

        from . import permissions, subscribers  # noqa: F401  they register themselves
        from .capacities import PUPIL, pupil_capacities

        declare_kinds(PUPIL)
        sources.fill("people", pupil_capacities)

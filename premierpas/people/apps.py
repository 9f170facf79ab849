from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "premierpas.people"
    label = "people"

    def ready(self) -> None:
        from . import capacities, permissions, subscribers  # noqa: F401  they register themselves

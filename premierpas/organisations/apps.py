from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "premierpas.organisations"
    label = "organisations"

    def ready(self) -> None:
        from . import capacities, permissions, subscribers  # noqa: F401  they register themselves

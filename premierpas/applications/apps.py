from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "premierpas.applications"
    label = "applications"

    def ready(self) -> None:
        from . import permissions, subscribers  # noqa: F401  they register themselves

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """Follow-up of pupils: stages and risks, derived from facts."""

    name = "premierpas.programme"
    label = "programme"

    def ready(self) -> None:
        from . import permissions  # noqa: F401  they register themselves

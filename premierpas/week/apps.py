from django.apps import AppConfig


class WeekConfig(AppConfig):
    name = "premierpas.week"
    label = "week"

    def ready(self) -> None:
        from . import kinds, permissions  # noqa: F401  they register themselves
